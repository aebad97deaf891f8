import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '@earshot/core';
import { findSourceByName, insertDeliveries, insertSource, touchSources } from '@earshot/db';
import { normaliseDeliveries } from '@earshot/queue';
import {
  interviewDelivery,
  parseDate,
  readInterview,
  type InterviewTranscript,
} from '@earshot/sources';
import type { ImportResult } from '@earshot/standalone';
import type { Earshot } from '../context/with-earshot.ts';
import { note } from '../output/print.ts';
import { explainMissing } from './explain-missing.ts';
import type { ImportFlags } from './import-flags.ts';

export const interviewExtensions: ReadonlySet<string> = new Set(['.vtt', '.srt', '.docx', '.txt']);

const interviewSourceName = 'Interviews';

/** Stores one transcript; shows who was taken for the interviewer. */
export async function importInterviewFile(
  earshot: Earshot,
  file: string,
  flags: ImportFlags,
): Promise<ImportResult> {
  const bytes = await readFile(file).catch(explainMissing(file));
  const transcript = await readInterview(bytes, optionsOf(file, flags));
  showSpeakers(transcript);
  const { parts, workspace } = earshot;
  const sourceId = await ensureInterviewSource(earshot, flags.source ?? interviewSourceName);
  const delivery = interviewDelivery(transcript.change);
  const row = {
    ...delivery,
    body: Buffer.from(delivery.body),
    workspaceId: workspace.id,
    sourceId,
    receivedAt: new Date(),
  };
  const [inserted] = await insertDeliveries(parts.db.pool, [row]);
  await touchSources(parts.db.orm, [sourceId]);
  await parts.queue.ring(normaliseDeliveries, {});
  const isNew = inserted?.outcome === 'accepted';
  return { rowsRead: 1, accepted: isNew ? 1 : 0, duplicates: isNew ? 0 : 1, refused: [] };
}

/** In an interview the flags hold values, not columns: who took part, for which company, when. */
function optionsOf(file: string, flags: ImportFlags): Parameters<typeof readInterview>[1] {
  return {
    fileName: basename(file),
    now: new Date(),
    ...(flags.interviewer === undefined ? {} : { interviewer: flags.interviewer }),
    ...(flags.date === undefined ? {} : { occurredAt: parseDate(flags.date) }),
    ...(flags.subject === undefined ? {} : { subject: flags.subject }),
    ...(flags.url === undefined ? {} : { url: flags.url }),
    ...(flags.account === undefined
      ? {}
      : { account: { externalId: flags.account, name: flags.account } }),
    ...(flags.customer === undefined
      ? {}
      : { participant: { externalId: flags.customer, name: flags.customer } }),
    ...(flags.attr === undefined
      ? {}
      : { attributes: Object.fromEntries(flags.attr.map(readAttribute)) }),
  };
}

function readAttribute(attribute: string): [string, string] {
  const [name = '', ...rest] = attribute.split('=');
  if (rest.length > 0) return [name, rest.join('=')];
  throw new AppError('invalid-input', `--attr "${attribute}" names no value.`, {
    remedy: 'For an interview write --attr name=value, such as --attr plan=enterprise.',
  });
}

function showSpeakers({ speakers, change }: InterviewTranscript): void {
  note(`${change.turns.length} turns`);
  for (const { name, role } of speakers) note(`  ${role.padEnd(12)} ${name}`);
  note('Another split: --interviewer NAME');
}

async function ensureInterviewSource(earshot: Earshot, name: string): Promise<string> {
  const { parts, workspace } = earshot;
  const named = { workspaceId: workspace.id, name };
  const known = await findSourceByName(parts.db.orm, named);
  if (known === undefined) {
    return (await insertSource(parts.db.orm, { ...named, kind: 'interview', settings: {} })).id;
  }
  if (known.kind === 'interview') return known.id;
  throw new AppError('conflict', `The source "${name}" is of another kind.`, {
    remedy: 'Import under another name: --source NAME.',
  });
}
