export * from './feedback.ts';
export * from './ingest.ts';
export * from './reports.ts';
export * from './themes.ts';
export * from './workspaces.ts';
