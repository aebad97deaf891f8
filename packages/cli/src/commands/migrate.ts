import { createLogger } from '@earshot/runtime';
import { createSecretFile, migrateInstallation } from '@earshot/standalone';
import { Command } from 'commander';
import {
  readCliConfig,
  type Environment,
  type ProgramOptions,
} from '../context/read-cli-config.ts';
import { printJson, say } from '../output/print.ts';

type Flags = ProgramOptions & { json?: boolean; createSecret?: string };

/** `earshot migrate`: what a deployment runs once before its services. */
export function migrateCommand(env: Environment): Command {
  return new Command('migrate')
    .description('bring the database up to date, once, before the services of a deployment start')
    .option(
      '--create-secret <file>',
      'write a random EARSHOT_SECRET to this file, unless it is there',
    )
    .option('--json', 'print as JSON')
    .addHelpText('after', '\nExample:\n  $ DATABASE_URL=postgres://… npx earshot migrate')
    .action(async (_flags, command: Command) => {
      await migrate(env, command.optsWithGlobals<Flags>());
    });
}

async function migrate(env: Environment, flags: Flags): Promise<void> {
  const config = readCliConfig(env, flags);
  const log = createLogger({ service: 'migrate', level: config.logLevel });
  const newSecret =
    flags.createSecret !== undefined && (await createSecretFile(flags.createSecret));
  const { applied, newWorkspace } = await migrateInstallation({ log }, config);
  if (flags.json) {
    printJson({ applied, newWorkspace: newWorkspace ?? null, newSecret });
    return;
  }
  if (newSecret) say(`Wrote a new secret to ${flags.createSecret}: keep a copy of it.`);
  say(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
  if (newWorkspace !== undefined) say(`Made the workspace "${newWorkspace}".`);
}
