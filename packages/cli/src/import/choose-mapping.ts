import { confirm, isCancel } from '@clack/prompts';
import { AppError } from '@earshot/core';
import {
  guessMapping,
  parseMapping,
  type FeedbackMapping,
  type MappingFlags,
  type Table,
} from '@earshot/sources';
import { note } from '../output/print.ts';

type Flags = MappingFlags & { yes?: boolean; json?: boolean };

/**
 * The columns' meaning: from the flags, the rest guessed. A guess is shown, and confirmed on a terminal; elsewhere
 * `--text` or `--yes` must say that it is wanted. Undefined when the person says no.
 */
export async function chooseMapping(
  table: Table,
  flags: Flags,
): Promise<FeedbackMapping | undefined> {
  const guess = guessMapping(table.columns, table.sampleRows);
  const mapping = parseMapping(flags, table.columns, guess.mapping);
  const isTold = flags.text !== undefined || flags.yes === true;
  if (!flags.json || !isTold) showMapping(table, mapping);
  if (isTold) return mapping;
  if (!process.stdin.isTTY) {
    throw new AppError(
      'invalid-input',
      'The columns were guessed and nobody can confirm them here.',
      {
        remedy: 'Add --yes to take them, or name them: --text COLUMN --id COLUMN --date COLUMN …',
      },
    );
  }
  const answer = await confirm({ message: 'Import with these columns?' });
  return isCancel(answer) || !answer ? undefined : mapping;
}

const labels: Partial<Record<keyof FeedbackMapping, string>> = {
  text: 'what was said',
  id: 'id',
  occurredAt: 'when',
  updatedAt: 'last changed',
  subject: 'subject',
  url: 'link',
  account: 'company',
  accountName: 'company’s name',
  customer: 'person',
  customerName: 'person’s name',
  customerEmail: 'person’s e-mail',
  rating: 'rating',
  language: 'language',
  status: 'status',
  kind: 'kind',
};

function showMapping(table: Table, mapping: FeedbackMapping): void {
  const delimiter =
    table.delimiter === undefined ? '' : `, separated by ${JSON.stringify(table.delimiter)}`;
  note(`${table.fileName}: ${table.format.toUpperCase()}, ${table.encoding}${delimiter}`);
  for (const [field, label] of Object.entries(labels)) {
    const value = mapping[field as keyof FeedbackMapping];
    const shown = Array.isArray(value) ? value.join(' + ') : value;
    if (typeof shown === 'string') note(`  ${label.padEnd(16)} ${shown}`);
  }
  const segments = Object.values(mapping.accountAttributes ?? mapping.attributes ?? {});
  if (segments.length > 0) note(`  ${'segments'.padEnd(16)} ${segments.join(', ')}`);
}
