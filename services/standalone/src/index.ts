export { apiDeps } from './build-server.ts';
export { readConfig, type StandaloneConfig } from './config.ts';
export { importTable, type ImportResult } from './import-table.ts';
export {
  createSecretFile,
  migrateInstallation,
  type MigratedInstallation,
} from './migrate-installation.ts';
export { openParts, type Parts } from './open-parts.ts';
export {
  createSignInUrl,
  startStandalone,
  type Standalone,
  type StartStep,
} from './start-standalone.ts';
export { startWorkers } from './start-workers.ts';
