import { Command } from 'commander';
import { doctorCommand } from './commands/doctor.ts';
import { evalCommand } from './commands/eval.ts';
import { importCommand } from './commands/import.ts';
import { keysCommand } from './commands/keys.ts';
import { migrateCommand } from './commands/migrate.ts';
import { painPointsCommand } from './commands/pain-points.ts';
import { reportCommand } from './commands/report.ts';
import { sourcesCommand } from './commands/sources.ts';
import { startCommand } from './commands/start.ts';
import { themesCommand } from './commands/themes.ts';
import type { Environment } from './context/read-cli-config.ts';

/** The command line. Every command takes `--data-dir` and, where a script may read, `--json`. */
export function buildProgram(env: Environment): Command {
  const program = new Command('earshot')
    .description('Listens to what customers say and tells what hurts most.')
    .version('0.1.0')
    .option('--data-dir <folder>', 'the data folder of the embedded database (default: .earshot)')
    .option('--workspace <slug>', 'which workspace; not needed when there is one')
    .exitOverride()
    .showHelpAfterError('(earshot --help shows what there is)')
    .addHelpText('after', examples);
  const commands = [
    startCommand,
    importCommand,
    sourcesCommand,
    painPointsCommand,
    themesCommand,
    reportCommand,
    evalCommand,
    keysCommand,
    migrateCommand,
    doctorCommand,
  ];
  for (const command of commands) program.addCommand(command(env).copyInheritedSettings(program));
  return program;
}

const examples = `
Examples:
  $ npm start                                       start, with the demo on a new data folder
  $ npx earshot import tickets.csv                  import a file; its columns are guessed and shown
  $ npx earshot sources add zendesk --name Support  connect Zendesk
  $ npx earshot pain-points --window 90d            what hurts most
  $ npx earshot keys create --scope read --json     a key for the API

Settings come from the environment too: DATABASE_URL, REDIS_URL, OPENAI_API_KEY, SMTP_URL … (docs/configuration.md).`;
