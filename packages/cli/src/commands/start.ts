import { describeError } from '@earshot/core';
import { closeOnSignal, createLogger, type LogLevel } from '@earshot/runtime';
import { startStandalone, type Standalone } from '@earshot/standalone';
import { Command } from 'commander';
import { connect } from '../context/with-earshot.ts';
import {
  readCliConfig,
  type Environment,
  type ProgramOptions,
} from '../context/read-cli-config.ts';
import { followProgress } from '../output/follow-progress.ts';
import { note, say } from '../output/print.ts';

type StartFlags = ProgramOptions & { port?: string; host?: string; empty?: boolean };

/** `earshot start`: everything in one process, until a signal. */
export function startCommand(env: Environment): Command {
  return new Command('start')
    .description('start everything in one process; on a new data folder the demo is loaded')
    .option('--port <number>', 'where to listen (default: 8787)')
    .option('--host <address>', 'which address to bind (default: 127.0.0.1, this machine only)')
    .option('--empty', 'leave the demo out')
    .addHelpText('after', '\nExample:\n  $ npm start -- --port 9000 --empty')
    .action(async (_flags, command: Command) => {
      await start(env, command.optsWithGlobals<StartFlags>());
    });
}

const steps = {
  opening: 'Opening the database (a new one takes a few seconds) …',
  serving: 'Server is up.',
};

async function start(env: Environment, flags: StartFlags): Promise<void> {
  const config = readCliConfig(env, flags);
  const level: LogLevel = env.LOG_LEVEL === undefined ? 'error' : config.logLevel;
  const log = createLogger({ service: 'earshot', level });
  const stopping = new AbortController();
  const startedAt = Date.now();
  const standalone = await startStandalone({ log }, config, {
    isEmpty: flags.empty === true,
    onStep: (step) => note(steps[step]),
  });
  announce(standalone, startedAt);
  const following = followDemo(standalone, startedAt, stopping.signal);
  following.catch((error: unknown) => note(`The demo is not complete: ${describeError(error)}`));
  const stopped = closeOnSignal({ log }, [{ close: () => stop(standalone, stopping) }]);
  process.exitCode = await Promise.race([stopped, failed(standalone)]);
}

/** Without its database the process is of no use: it ends and says why. */
async function failed({ failure }: Standalone): Promise<number> {
  const reason = await (failure ?? new Promise(() => undefined));
  note(describeError(reason));
  return 1;
}

function announce(standalone: Standalone, startedAt: number): void {
  const { config } = standalone.parts;
  say(`
Earshot is ready after ${seconds(startedAt)} s. Open this address; it signs this browser in, once:

  ${standalone.signInUrl}

Workspace: ${standalone.workspace.name}
Data:      ${config.database.kind === 'embedded' ? config.dataDir : 'the database of DATABASE_URL'}
API:       ${config.publicUrl}/docs (create a key: npx earshot keys create)
Stop with Ctrl-C.
`);
}

async function followDemo(
  standalone: Standalone,
  startedAt: number,
  signal: AbortSignal,
): Promise<void> {
  const { parts, workspace, app, demoStored } = standalone;
  if (demoStored === undefined) return;
  note('Loading the demo: real complaints about loans. The page can be used meanwhile.');
  await demoStored;
  const client = connect(parts, workspace, () => Promise.resolve(app));
  const progress = await followProgress(client, { signal });
  if (signal.aborted) return;
  note(
    `Demo ready after ${seconds(startedAt)} s: ${progress.themes} themes in ${progress.mentions.total.toLocaleString('en')} mentions.`,
  );
}

async function stop(standalone: Standalone, stopping: AbortController): Promise<void> {
  note('Stopping …');
  stopping.abort();
  await standalone.close();
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(0);
}
