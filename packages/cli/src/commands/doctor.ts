import { sql } from 'drizzle-orm';
import { countViolations, selectRows, type Violations } from '@earshot/db';
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
  const counts = await countDeliveries(parts, workspace.id);
  const violations = await countViolations(parts.db.orm, workspace.id);
  const { received, done, dead, waiting, version, vector } = counts;
  return [
    { name: 'database', isOk: true, detail: `PostgreSQL ${version}, pgvector ${vector}` },
    { name: 'queue', isOk: true, detail: `BullMQ on ${parts.queue.kind}` },
    {
      name: 'received = done + dead + waiting',
      isOk: received === done + dead + waiting,
      detail: `${received} = ${done} + ${dead} + ${waiting}`,
    },
    ...Object.entries(descriptions).map(([name, description]) => {
      const count = violations[name as keyof Violations];
      return { name: description, isOk: count === 0, detail: String(count) };
    }),
    {
      name: 'dead letters',
      isOk: dead === 0,
      detail: dead === 0 ? 'none' : `${dead} records could not be read: see the sources page`,
    },
    modelCheck(parts),
  ];
}

const descriptions: Record<keyof Violations, string> = {
  lostDeliveries: 'deliveries in no state',
  withoutAssignment: 'mentions whose theme has no current assignment',
  withoutMention: 'current assignments without their mention',
  withoutVector: 'mentions without a vector',
  ofDeletedFeedback: 'mentions of deleted feedback',
  ofEndedTheme: 'mentions in a theme that ended',
};

type DeliveryCounts = {
  received: number;
  done: number;
  dead: number;
  waiting: number;
  version: string;
  vector: string;
};

async function countDeliveries(
  { db }: Earshot['parts'],
  workspaceId: string,
): Promise<DeliveryCounts> {
  const [row] = await selectRows<DeliveryCounts>(
    db.orm,
    sql`
      select count(*)::int as received, (count(*) filter (where state = 'done'))::int as done,
        (count(*) filter (where state = 'dead'))::int as dead,
        (count(*) filter (where state in ('ready', 'claimed')))::int as waiting,
        current_setting('server_version') as version,
        (select extversion from pg_extension where extname = 'vector') as vector
      from deliveries where workspace_id = ${workspaceId}`,
  );
  return row as DeliveryCounts;
}

function modelCheck({ languageModel }: Earshot['parts']): Check {
  const detail =
    languageModel === undefined ? 'none: names come from local means' : languageModel.model;
  return { name: 'language model', isOk: true, detail };
}
