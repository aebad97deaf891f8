import { request } from 'node:http';
import { homedir } from 'node:os';
import { join } from 'node:path';

const TIMEOUT_MS = 3000;

/**
 * Asks every place where a Docker engine may listen, without needing the `docker` program.
 *
 * @param {{ env: NodeJS.ProcessEnv }} host
 * @returns {Promise<string | undefined>} address of the first engine that answers
 */
export async function findDocker({ env }) {
  for (const address of addresses(env)) {
    if (await answers(address)) return address;
  }
  return undefined;
}

/** @param {NodeJS.ProcessEnv} env */
function addresses(env) {
  if (env.DOCKER_HOST) return [env.DOCKER_HOST];
  if (process.platform === 'win32') return ['npipe:////./pipe/docker_engine'];
  const sockets = [
    '/var/run/docker.sock',
    join(env.XDG_RUNTIME_DIR ?? '/run/user/0', 'docker.sock'),
    join(homedir(), '.docker/run/docker.sock'),
    join(homedir(), '.docker/desktop/docker.sock'),
  ];
  return sockets.map((socket) => `unix://${socket}`);
}

/** @param {string} address @returns {Promise<boolean>} */
function answers(address) {
  return new Promise((resolve) => {
    const ping = request({ ...endpoint(address), path: '/_ping', timeout: TIMEOUT_MS }, (reply) => {
      reply.resume();
      resolve(reply.statusCode === 200);
    });
    ping.on('timeout', () => ping.destroy());
    ping.on('error', () => resolve(false));
    ping.end();
  });
}

/** @param {string} address */
function endpoint(address) {
  const socket = /^(?:unix|npipe):\/\/(.+)$/.exec(address)?.[1];
  if (socket !== undefined) return { socketPath: socket };
  const { hostname, port } = new URL(address.replace(/^tcp:/, 'http:'));
  return { hostname, port: port || '2375' };
}
