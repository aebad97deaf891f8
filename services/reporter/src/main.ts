import { runService } from '@earshot/runtime';
import { readConfig } from './config.ts';
import { startReporter } from './start-reporter.ts';

process.exit(await runService({ name: 'reporter', readConfig, start: startReporter }, process.env));
