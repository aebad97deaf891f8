import { setImmediate as nextTurn } from 'node:timers/promises';

const withinMs = 30_000;

/** Asks again and again until the answer is true. Throws, naming what was awaited, when it takes over half a minute. */
export async function waitUntil(what: string, ask: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await ask())) {
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs / 1000} s: ${what}.`);
    await nextTurn();
  }
}
