export type { ApiDeps, ApiSettings } from './api-deps.ts';
export { buildApp } from './build-app.ts';
