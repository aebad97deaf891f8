import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where the server is reached: what `pg` takes as its `host`, `port` and `password`. */
export type ServerAddress = { host: string; port: number; password?: string };

const PORT = 5432;
const SOCKET_NAME = `.s.PGSQL.${PORT}`;
// 108 bytes with the closing zero on Linux, 104 on macOS.
const MAX_SOCKET_PATH_BYTES = 100;

/** Listens on a Unix socket that only this user can open: in `runDir`, or where its path is too long in a temporary folder. */
export async function listenOnUnixSocket(server: Server, runDir: string): Promise<ServerAddress> {
  try {
    return await listenIn(server, await makeRunDir(runDir));
  } catch (error) {
    // Some mounted folders (Docker Desktop, network drives) hold files but not sockets.
    if (path.dirname(runDir) === tmpdir()) throw error;
    return listenIn(server, await mkdtemp(path.join(tmpdir(), 'earshot-')));
  }
}

/** Listens on a free loopback port; `password` tells this user's processes from others'. */
export async function listenOnLoopback(server: Server, password: string): Promise<ServerAddress> {
  await startListening(server, { host: '127.0.0.1', port: 0 });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { host: '127.0.0.1', port, password };
}

/** The socket file behind an address; undefined for TCP. */
export function socketFile(address: ServerAddress): string | undefined {
  return path.isAbsolute(address.host) ? path.join(address.host, SOCKET_NAME) : undefined;
}

async function makeRunDir(runDir: string): Promise<string> {
  const longPath = Buffer.byteLength(path.join(runDir, SOCKET_NAME)) > MAX_SOCKET_PATH_BYTES;
  if (longPath) return mkdtemp(path.join(tmpdir(), 'earshot-'));
  await mkdir(runDir, { recursive: true, mode: 0o700 });
  await chmod(runDir, 0o700);
  return runDir;
}

async function listenIn(server: Server, dir: string): Promise<ServerAddress> {
  const file = path.join(dir, SOCKET_NAME);
  // Left by a process that was killed: whoever gets here holds the folder's lock.
  await rm(file, { force: true });
  await startListening(server, { path: file });
  await chmod(file, 0o600);
  return { host: dir, port: PORT };
}

function startListening(
  server: Server,
  options: { path: string } | { host: string; port: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
