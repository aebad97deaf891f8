import type { Logger } from '../log/create-logger.ts';

export type Closable = { close(): Promise<void> };

/**
 * Waits for SIGINT or SIGTERM, then closes everything, the last opened first. A second signal, or `graceMs` without an
 * end, gives up. Resolves with the exit code.
 */
export async function closeOnSignal(
  deps: { log: Logger },
  open: readonly Closable[],
  graceMs = 25_000,
): Promise<number> {
  const signal = await nextSignal();
  deps.log.info({ signal }, 'stopping');
  const closing = closeAll(open).then(() => 0);
  return Promise.race([closing, nextSignal().then(() => 130), after(graceMs).then(() => 1)]);
}

/** Closes one after the other, the last opened first; the first failure is thrown after all were closed. */
export async function closeAll(open: readonly Closable[]): Promise<void> {
  const failures: unknown[] = [];
  for (const resource of open.toReversed()) {
    await resource.close().catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
