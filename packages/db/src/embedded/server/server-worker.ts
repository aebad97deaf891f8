import { parentPort, workerData } from 'node:worker_threads';
import { runServer } from './run-server.ts';
import type { WorkerInput } from './worker-messages.ts';

// The thread's entry: all it does is in run-server.ts.
if (parentPort === null) throw new Error('server-worker.ts runs as a worker thread.');
await runServer(parentPort, workerData as WorkerInput);
