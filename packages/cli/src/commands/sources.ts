import { text } from 'node:stream/consumers';
import { isCancel, password } from '@clack/prompts';
import { AppError } from '@earshot/core';
import { answerOf } from '@earshot/client';
import { sourceKinds, zendeskTriggerTemplate } from '@earshot/sources';
import { Command } from 'commander';
import type { Environment, ProgramOptions } from '../context/read-cli-config.ts';
import { withEarshot, type Earshot } from '../context/with-earshot.ts';
import { printJson, printTable, say } from '../output/print.ts';

type ListFlags = ProgramOptions & { json?: boolean };
type AddFlags = ListFlags & { name?: string; secret?: string[]; setting?: string[] };

/** `earshot sources`: list with health, add, give a secret, print Zendesk's trigger body. */
export function sourcesCommand(env: Environment): Command {
  return new Command('sources')
    .description('connected sources and their health')
    .addHelpText(
      'after',
      `
Examples:
  $ npx earshot sources
  $ npx earshot sources add zendesk --name Support --setting subdomain=acme
  $ npx earshot sources secret SOURCE_ID SIGNING_SECRET`,
    )
    .addCommand(listCommand(env), { isDefault: true })
    .addCommand(addCommand(env))
    .addCommand(secretCommand(env))
    .addCommand(
      new Command('zendesk-trigger')
        .description('the body to paste into a Zendesk trigger webhook')
        .action(() => say(zendeskTriggerTemplate)),
    );
}

function listCommand(env: Environment): Command {
  return new Command('list')
    .description('sources with their health')
    .option('--json', 'print as JSON')
    .action(async (_flags, command: Command) => {
      const flags = command.optsWithGlobals<ListFlags>();
      await withEarshot(env, flags, (earshot) => listSources(earshot, flags));
    });
}

async function listSources({ client }: Earshot, flags: ListFlags): Promise<void> {
  const { items } = await answerOf(client.GET('/v1/sources'));
  if (flags.json) {
    printJson({ items });
    return;
  }
  if (items.length === 0) say('No sources yet: npx earshot sources add --help');
  else {
    printTable(
      ['name', 'kind', 'health', 'received', 'id'],
      items.map(({ name, kind, health, id }) => [
        name,
        kind,
        `${health.status}: ${health.summary}`,
        String(health.received),
        id,
      ]),
    );
  }
}

function addCommand(env: Environment): Command {
  return new Command('add')
    .description('connect a source and print what to paste into the vendor’s admin page')
    .argument('<kind>', Object.keys(sourceKinds).join(', '))
    .option('--name <name>', 'what it is called here (default: the kind)')
    .option('--secret <secret...>', 'signing secrets, the current one first; can follow later')
    .option('--setting <name=value...>', 'settings of the kind')
    .option('--json', 'print as JSON')
    .action(async (kind: string, _flags, command: Command) => {
      const flags = command.optsWithGlobals<AddFlags>();
      await withEarshot(env, flags, (earshot) => addSource(earshot, kind, flags));
    });
}

async function addSource({ client }: Earshot, kind: string, flags: AddFlags): Promise<void> {
  const settings = Object.fromEntries((flags.setting ?? []).map(readSetting));
  const body = {
    kind,
    name: flags.name ?? sourceKinds[kind]?.title ?? kind,
    settings,
    ...(flags.secret === undefined ? {} : { secrets: flags.secret }),
  };
  const source = await answerOf(client.POST('/v1/sources', { body }));
  if (flags.json) {
    printJson(source);
    return;
  }
  say(`Source "${source.name}" (${source.id})`);
  if (source.hookUrl !== null) say(`Webhook address: ${source.hookUrl}`);
  if (source.secret !== null) say(`Signing secret, shown this once: ${source.secret}`);
  if (source.setupGuide !== null) say(`\n${source.setupGuide}`);
}

/** `a.b=1`: values are JSON where they are, else text. */
function readSetting(setting: string): [string, unknown] {
  const [name = '', ...rest] = setting.split('=');
  if (name === '' || rest.length === 0) {
    throw new AppError('invalid-input', `"${setting}" is not a setting.`, {
      remedy: 'Write it as name=value.',
    });
  }
  const value = rest.join('=');
  try {
    return [name, JSON.parse(value)];
  } catch {
    return [name, value];
  }
}

function secretCommand(env: Environment): Command {
  const command = new Command('secret')
    .description('give a source its signing secret; the one before stays valid')
    .argument('<id>', 'the source’s id')
    .argument(
      '[secret]',
      'the vendor’s signing secret; asked for, or read from standard input, when left out',
    );
  return command.action(async () => {
    const [id = '', given] = command.args;
    const secret = given ?? (await readSecret());
    await withEarshot(env, command.optsWithGlobals<ProgramOptions>(), async ({ client }) => {
      await client.POST('/v1/sources/{id}/secrets', {
        params: { path: { id } },
        body: { secret },
      });
      say('The secret is in use within two seconds.');
    });
  });
}

/** Keeps the secret out of the shell's history. */
async function readSecret(): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).trim();
  const answer = await password({ message: 'Signing secret' });
  if (isCancel(answer)) throw new AppError('invalid-input', 'No secret was given.');
  return answer.trim();
}
