import { sql } from 'drizzle-orm';
import { selectRows } from '@earshot/db';
import { Command } from 'commander';
import type { Environment, ProgramOptions } from '../context/read-cli-config.ts';
import { withEarshot, type Earshot } from '../context/with-earshot.ts';
import { printJson, say } from '../output/print.ts';

type Flags = ProgramOptions & { json?: boolean };
type Check = { name: string; isOk: boolean; detail: string };

/** `earshot doctor`: does everything answer, and do the sums agree? Exit code 1 when something does not. */
export function doctorCommand(env: Environment): Command {
  return new Command('doctor')
    .description('check the installation and its invariants')
    .option('--json', 'print as JSON')
    .action(async (_flags, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      const checks = await withEarshot(env, flags, examine);
      if (flags.json) printJson({ checks });
      else
        for (const { name, isOk, detail } of checks)
          say(`${isOk ? 'ok  ' : 'FAIL'}  ${name}: ${detail}`);
      if (checks.some((check) => !check.isOk)) process.exitCode = 1;
    });
}

async function examine({ parts, workspace }: Earshot): Promise<Check[]> {
  const [row] = await selectRows<Record<string, number | string>>(
    parts.db.orm,
    sql`
      select current_setting('server_version') as version,
        (select extversion from pg_extension where extname = 'vector') as vector,
        (select count(*)::int from deliveries where workspace_id = ${workspace.id}) as received,
        (select count(*)::int from deliveries where workspace_id = ${workspace.id} and state = 'done') as done,
        (select count(*)::int from deliveries where workspace_id = ${workspace.id} and state = 'dead') as dead,
        (select count(*)::int from deliveries where workspace_id = ${workspace.id}
          and state in ('ready', 'claimed')) as waiting,
        (select count(*)::int from mentions where workspace_id = ${workspace.id}) as mentions,
        (select count(*)::int from mentions m where m.workspace_id = ${workspace.id} and m.theme_id is not null
          and not exists (select from assignments a where a.workspace_id = m.workspace_id and a.mention_id = m.id
            and a.theme_id = m.theme_id and a.valid_to is null)) as "withoutAssignment",
        (select count(*)::int from assignments a where a.workspace_id = ${workspace.id} and a.valid_to is null
          and not exists (select from mentions m where m.workspace_id = a.workspace_id and m.id = a.mention_id
            and m.theme_id = a.theme_id)) as "withoutMention",
        (select count(*)::int from mentions m where m.workspace_id = ${workspace.id}
          and not exists (select from mention_vectors v where v.workspace_id = m.workspace_id
            and v.mention_id = m.id)) as "withoutVector",
        (select count(*)::int from mentions m
          join feedback f on f.workspace_id = m.workspace_id and f.id = m.feedback_id
          where m.workspace_id = ${workspace.id} and f.deleted_at is not null) as "ofDeleted"`,
  );
  function value(name: string): number {
    return Number(row?.[name] ?? Number.NaN);
  }
  const sum = value('done') + value('dead') + value('waiting');
  return [
    {
      name: 'database',
      isOk: true,
      detail: `PostgreSQL ${row?.version ?? '?'}, pgvector ${row?.vector ?? '?'}`,
    },
    { name: 'queue', isOk: true, detail: `BullMQ on ${parts.queue.kind}` },
    {
      name: 'received = done + dead + waiting',
      isOk: sum === value('received'),
      detail: `${value('received')} = ${value('done')} + ${value('dead')} + ${value('waiting')}`,
    },
    zero('mentions whose theme has no current assignment', value('withoutAssignment')),
    zero('current assignments without their mention', value('withoutMention')),
    zero('mentions without a vector', value('withoutVector')),
    zero('mentions of deleted feedback', value('ofDeleted')),
    {
      name: 'dead letters',
      isOk: value('dead') === 0,
      detail:
        value('dead') === 0
          ? 'none'
          : `${value('dead')} records could not be read: see the sources page`,
    },
    modelCheck(parts),
  ];
}

function zero(name: string, count: number): Check {
  return { name, isOk: count === 0, detail: String(count) };
}

function modelCheck({ languageModel }: Earshot['parts']): Check {
  const detail =
    languageModel === undefined ? 'none: names come from local means' : languageModel.model;
  return { name: 'language model', isOk: true, detail };
}
