import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const root = join(import.meta.dirname, '../..');

export type Settings = Readonly<Record<string, string>>;
export type Ended = { code: number | null; signal: NodeJS.Signals | null; output: string };
export type Service = {
  url: string;
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<Ended>;
};

/** Runs a script of the repository with these settings alone, to its end. */
export async function runScript(script: string, args: string[], env: Settings): Promise<Ended> {
  return watch(script, args, env).ended;
}

/** Starts a service's own process on a port and waits until it says that it has started. */
export async function startService(
  name: 'api' | 'ingest' | 'clusterer' | 'reporter',
  env: Settings,
): Promise<Service> {
  const port = nextPort();
  const script = `services/${name}/src/main.ts`;
  const { child, ended, said } = watch(script, [], { ...env, PORT: String(port) });
  const early = ended.then(({ code, output }) => {
    throw new Error(`${name} ended with ${code} instead of starting:\n${output}`);
  });
  early.catch(() => undefined);
  await Promise.race([said('"msg":"started"'), early]);
  return {
    url: `http://127.0.0.1:${port}`,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

let lastPort = 20_000 + (process.pid % 1_000) * 10;

/** Below the ports that the system gives to outgoing connections. */
export function nextPort(): number {
  lastPort += 1;
  return lastPort;
}

function watch(script: string, args: string[], env: Settings) {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const waiting = new Map<string, () => void>();
  function hear(line: string): void {
    lines.push(line);
    for (const [text, resolve] of waiting) if (line.includes(text)) resolve();
  }
  createInterface({ input: child.stdout }).on('line', hear);
  createInterface({ input: child.stderr }).on('line', hear);
  const ended = once(child, 'close').then(([code, signal]): Ended => {
    return {
      code: code as Ended['code'],
      signal: signal as Ended['signal'],
      output: lines.join('\n'),
    };
  });
  function said(text: string): Promise<void> {
    if (lines.some((line) => line.includes(text))) return Promise.resolve();
    return new Promise((resolve) => waiting.set(text, resolve));
  }
  return { child, ended, said };
}
