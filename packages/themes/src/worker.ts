import { parentPort, workerData } from 'node:worker_threads';

import { discoverThemes, type DiscoverThemes } from './discovery/discover-themes.ts';
import type { WorkerReply } from './worker/run-discovery-in-worker.ts';

/** Entry of the discovery thread: the input comes as `workerData`, replies go to the parent. */
function runWorker(): void {
  const discovery = discoverThemes({
    ...(workerData as Omit<DiscoverThemes, 'onProgress'>),
    onProgress: (stage, fraction) => reply({ kind: 'progress', stage, fraction }),
  });
  reply({ kind: 'done', discovery });
}

function reply(message: WorkerReply): void {
  parentPort?.postMessage(message);
}

runWorker();
