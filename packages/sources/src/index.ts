export * from './source-kind.ts';
export * from './source-kinds.ts';
