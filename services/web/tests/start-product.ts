import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const cli = join(import.meta.dirname, '../../../packages/cli/src/main.ts');

export type RunningProduct = {
  signInUrl: string;
  baseUrl: string;
  /** Stops it as a person would and removes its data; answers its exit code. */
  stop(): Promise<number | null>;
};

/** Starts the whole product on a new data folder, demo included, and waits for the address it prints. */
export async function startProduct(): Promise<RunningProduct> {
  const dataDir = await mkdtemp(join(tmpdir(), 'earshot-walk-'));
  const port = await freePort();
  const args = [cli, 'start', '--data-dir', dataDir, '--port', String(port)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const signInUrl = await readAddress(child);
  return {
    signInUrl,
    baseUrl: new URL(signInUrl).origin,
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      const [code] = (await exited) as [number | null];
      await rm(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}

async function readAddress(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  for await (const chunk of child.stdout ?? []) {
    said.push(String(chunk));
    const address = /http:\S+\/sign-in\?token=\S+/.exec(said.join(''));
    if (address !== null) {
      // What follows on the pipe must not fill it up.
      child.stdout?.resume();
      return address[0];
    }
  }
  throw new Error(`It ended without an address:\n${said.join('')}`);
}

/** A port that nobody has now; below the range that the system gives out by itself. */
async function freePort(): Promise<number> {
  for (let port = 20_000 + (process.pid % 5_000); port < 32_000; port++) {
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => resolve(true));
    });
    server.close();
    if (isFree) return port;
  }
  throw new Error('No free port below 32000.');
}
