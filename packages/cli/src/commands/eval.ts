import { createLocalEmbedder } from '@earshot/models';
import { createLogger } from '@earshot/runtime';
import { fileInput, openTable } from '@earshot/sources';
import { Command } from 'commander';
import {
  readCliConfig,
  type Environment,
  type ProgramOptions,
} from '../context/read-cli-config.ts';
import { evaluateThemes, type Evaluation } from '../eval/evaluate-themes.ts';
import { readLabelled } from '../eval/read-labelled.ts';
import { printJson, printTable } from '../output/print.ts';
import { progressLine } from '../output/progress-line.ts';
import { explainMissing } from '../import/explain-missing.ts';

type Flags = ProgramOptions & { json?: boolean; seed: string };

/** `earshot eval FILE.csv`: how well discovery, on the texts alone, finds the labels of people. */
export function evalCommand(env: Environment): Command {
  return new Command('eval')
    .description('measure the discovery of themes on a labelled file')
    .argument('<file>', 'a CSV with the columns text,label and optionally area')
    .option('--seed <number>', 'seed of the discovery', '1')
    .option('--json', 'print as JSON')
    .addHelpText('after', '\nExample:\n  $ npx earshot eval banking77-test.csv --json')
    .action(async (file: string, _flags, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      const evaluation = await evaluate(env, file, flags);
      if (flags.json) printJson(evaluation);
      else show(evaluation);
    });
}

async function evaluate(env: Environment, file: string, flags: Flags): Promise<Evaluation> {
  const config = readCliConfig(env, flags);
  const labelled = await readLabelled(await openTable(fileInput(file)).catch(explainMissing(file)));
  const log = createLogger({ service: 'cli', level: 'error' });
  const embedder = await createLocalEmbedder({ cacheDir: config.cacheDir, log });
  const line = progressLine();
  try {
    return await evaluateThemes({ embedder }, labelled, {
      seed: Number(flags.seed),
      onProgress: (stage, fraction) => line.update(stage, fraction),
    });
  } finally {
    line.stop();
    await embedder.close();
  }
}

function show(evaluation: Evaluation): void {
  printTable(
    ['figure', 'value'],
    Object.entries(evaluation).map(([name, value]) => [
      name,
      value === null ? 'n/a' : value.toLocaleString('en', { maximumFractionDigits: 4 }),
    ]),
  );
}
