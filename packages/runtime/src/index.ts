export * from './batch/create-batcher.ts';
export * from './config/load-config.ts';
export * from './config/service-settings.ts';
export * from './lifecycle/close-on-signal.ts';
export * from './log/create-logger.ts';
