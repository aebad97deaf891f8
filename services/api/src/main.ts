import { runService } from '@earshot/runtime';
import { readConfig } from './config.ts';
import { startApi } from './start-api.ts';

process.exit(await runService({ name: 'api', readConfig, start: startApi }, process.env));
