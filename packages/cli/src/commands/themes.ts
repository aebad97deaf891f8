import { answerOf, type Theme } from '@earshot/client';
import { Command } from 'commander';
import type { Environment, ProgramOptions } from '../context/read-cli-config.ts';
import { withEarshot, type Earshot } from '../context/with-earshot.ts';
import { printJson, say } from '../output/print.ts';

type Flags = ProgramOptions & { json?: boolean };

/** `earshot themes`: the tree of areas and themes; `themes show ID`: one with its verbatims. */
export function themesCommand(env: Environment): Command {
  const list = new Command('list')
    .description('areas and their themes')
    .option('--json', 'print as JSON')
    .action(async (_flags, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      await withEarshot(env, flags, (earshot) => listThemes(earshot, flags));
    });
  const show = new Command('show')
    .description('one theme with representative verbatims')
    .argument('<id>', 'the theme’s id')
    .option('--json', 'print as JSON')
    .action(async (id: string, _flags, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      await withEarshot(env, flags, (earshot) => showTheme(earshot, id, flags));
    });
  return new Command('themes')
    .description('the themes that were found')
    .addHelpText('after', '\nExamples:\n  $ npx earshot themes\n  $ npx earshot themes show 0199…')
    .addCommand(list, { isDefault: true })
    .addCommand(show);
}

async function listThemes(earshot: Earshot, flags: Flags): Promise<void> {
  const areas = await readAll(earshot, 'area');
  const themes = await readAll(earshot, 'theme');
  if (flags.json) {
    printJson({ areas, themes });
    return;
  }
  if (themes.length === 0) say('No themes yet: they come with the first feedback.');
  for (const area of areas.toSorted(bySize)) {
    say(`${area.name} (${area.size.toLocaleString('en')})`);
    for (const theme of themes.filter(({ parentId }) => parentId === area.id).toSorted(bySize)) {
      say(`  ${theme.name} (${theme.size.toLocaleString('en')})  ${theme.id}`);
    }
  }
}

async function readAll({ client }: Earshot, level: 'area' | 'theme'): Promise<Theme[]> {
  const items: Theme[] = [];
  let cursor: string | null = null;
  do {
    const query: object = { level, limit: 200, ...(cursor === null ? {} : { cursor }) };
    const page = await answerOf(client.GET('/v1/themes', { params: { query } }));
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

async function showTheme({ client }: Earshot, id: string, flags: Flags): Promise<void> {
  const path = { id };
  const theme = await answerOf(client.GET('/v1/themes/{id}', { params: { path } }));
  const query = { sort: 'representative' as const, limit: 10 };
  const mentions = await answerOf(
    client.GET('/v1/themes/{id}/mentions', { params: { path, query } }),
  );
  if (flags.json) {
    printJson({ ...theme, representatives: mentions.items });
    return;
  }
  say(`${theme.name}  (${theme.areaName ?? 'no area'})`);
  if (theme.description !== '') say(theme.description);
  say(`${theme.size.toLocaleString('en')} mentions in all, named by ${theme.namedBy}`);
  for (const mention of mentions.items) {
    say();
    say(`  “${mention.quote}”`);
    say(`    ${mention.occurredAt.slice(0, 10)}, ${mention.account?.name ?? mention.source.name}`);
    if (mention.feedback.url !== null) say(`    ${mention.feedback.url}`);
  }
}

function bySize(a: Theme, b: Theme): number {
  return b.size - a.size;
}
