export { assignOnline, type OnlineAssignment } from './assignment/assign-online.ts';
export type { AssignmentModel } from './assignment/assignment-model.ts';
export {
  buildAssignmentModel,
  type AssignmentTraining,
} from './assignment/build-assignment-model.ts';
export type { DiscoveredTheme } from './discovery/describe-themes.ts';
export {
  discoverThemes,
  type DiscoverThemes,
  type Discovery,
  type DiscoveryStage,
} from './discovery/discover-themes.ts';
export { applyMatching, type Restatement } from './identity/apply-matching.ts';
export { matchThemes, type ThemeMatching } from './identity/match-themes.ts';
export { adjustedRandIndex } from './metrics/adjusted-rand-index.ts';
export { bCubed, type BCubed } from './metrics/b-cubed.ts';
export { clusteringAccuracy } from './metrics/clustering-accuracy.ts';
export { coverage } from './metrics/coverage.ts';
export { normalisedMutualInformation } from './metrics/normalised-mutual-information.ts';
export {
  nameThemes,
  type NamedTheme,
  type NameThemes,
  type ThemeNames,
} from './naming/name-themes.ts';
export type { Embed } from './naming/rank-by-meaning.ts';
export { chooseRepresentatives } from './naming/representatives.ts';
export { seededRandom, type Random } from './random.ts';
export { runDiscoveryInWorker, type WorkerOptions } from './worker/run-discovery-in-worker.ts';
export {
  discoverPending,
  type PendingMentions,
  type PendingOutcome,
} from './stream/discover-pending.ts';
export { simulateStream, type StreamPlan, type StreamRun } from './stream/simulate-stream.ts';
