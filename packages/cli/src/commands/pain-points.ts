import { answerOf, type PainPoint, type PainPoints } from '@earshot/client';
import { Command } from 'commander';
import type { Environment, ProgramOptions } from '../context/read-cli-config.ts';
import { withEarshot } from '../context/with-earshot.ts';
import { percent, printJson, printTable, say } from '../output/print.ts';

type Flags = ProgramOptions & {
  window?: string;
  from?: string;
  to?: string;
  source?: string[];
  type?: string[];
  account?: string[];
  area?: string;
  sort?: string;
  limit: string;
  json?: boolean;
};

/** `earshot pain-points`: the ranking, as the API answers it. */
export function painPointsCommand(env: Environment): Command {
  return new Command('pain-points')
    .description('what hurts most')
    .option('--window <length>', '30d, 12w, 6m … up to the last whole day (default: 90d)')
    .option('--from <day>', 'first day, with --to instead of --window')
    .option('--to <day>', 'first day that is not included')
    .option('--source <id...>', 'only these sources')
    .option('--type <type...>', 'pain, request, question, praise')
    .option('--account <name:value...>', 'only accounts with this attribute, e.g. plan:enterprise')
    .option('--area <id>', 'only themes of this area')
    .option('--sort <by>', 'score, reach, mentions, severity or growth')
    .option('--limit <number>', 'how many', '20')
    .option('--json', 'print the API’s answer')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx earshot pain-points --window 30d --account plan:enterprise',
    )
    .action(async (_flags, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      await withEarshot(env, flags, async ({ client }) => {
        const answer = await answerOf(
          client.GET('/v1/pain-points', { params: { query: queryOf(flags) } }),
        );
        if (flags.json) printJson(answer);
        else show(answer);
      });
    });
}

function queryOf(flags: Flags) {
  const { window, from, to, source, type, account, area, sort, limit } = flags;
  const query = { window, from, to, source, type, account, area, sort, limit: Number(limit) };
  // The API checks the values and says what is wrong with them.
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined),
  ) as object;
}

function show({ window, totals, items, notes }: PainPoints): void {
  say(`${window.from} to before ${window.to} (${window.days} days, ${window.timeZone})`);
  say(
    `${totals.feedbacks.toLocaleString('en')} feedbacks, ${totals.mentions.toLocaleString('en')} mentions, ` +
      `${percent(totals.coverage, 0)} of them with a theme`,
  );
  for (const line of notes) say(line);
  if (items.length === 0) return;
  say();
  printTable(
    [
      '#',
      'pain point',
      'reach',
      'mentions',
      'share',
      '95 % interval',
      'severity',
      'trend',
      'score',
    ],
    items.map((item) => [
      String(item.rank),
      item.theme.name,
      String(item.reach),
      String(item.mentions),
      percent(item.share.value),
      `${percent(item.share.low)} – ${percent(item.share.high)}`,
      item.severity.toFixed(2),
      trendOf(item),
      item.score.value.toFixed(2),
    ]),
  );
}

function trendOf({ trend }: PainPoint): string {
  if (trend.direction === 'too-little-data' || trend.growth === null) return 'too little data';
  if (trend.direction === 'steady') return 'steady';
  return `${trend.direction} ${trend.growth.value > 0 ? '+' : ''}${percent(trend.growth.value, 0)}`;
}
