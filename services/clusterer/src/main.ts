import { runService } from '@earshot/runtime';
import { readConfig } from './config.ts';
import { startClusterer } from './start-clusterer.ts';

process.exit(
  await runService({ name: 'clusterer', readConfig, start: startClusterer }, process.env),
);
