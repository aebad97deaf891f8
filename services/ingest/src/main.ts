import { runService } from '@earshot/runtime';
import { readConfig } from './config.ts';
import { startIngest } from './start-ingest.ts';

process.exit(await runService({ name: 'ingest', readConfig, start: startIngest }, process.env));
