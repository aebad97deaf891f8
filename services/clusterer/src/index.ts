export { assignBatch, type AssignDeps } from './assign/assign-batch.ts';
export { createAssignmentModels } from './assign/assignment-models.ts';
export { checkDiscovery } from './check-discovery.ts';
export { discoverWorkspace } from './discover/discover-workspace.ts';
export { findThemes, type FoundThemes } from './discover/find-themes.ts';
export { startClustererWorker, type ClustererDeps } from './start-clusterer-worker.ts';
