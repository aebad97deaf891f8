import { basename, extname } from 'node:path';
import { AppError } from '@earshot/core';
import { fileInput, openTable, type FeedbackMapping } from '@earshot/sources';
import { importTable, type ImportResult } from '@earshot/standalone';
import { Command } from 'commander';
import type { Environment } from '../context/read-cli-config.ts';
import { withEarshot, type Earshot } from '../context/with-earshot.ts';
import { chooseMapping } from '../import/choose-mapping.ts';
import { importInterviewFile, interviewExtensions } from '../import/import-interview-file.ts';
import { explainMissing } from '../import/explain-missing.ts';
import type { ImportFlags } from '../import/import-flags.ts';
import { processWaiting } from '../import/process-waiting.ts';
import { note, printJson, say } from '../output/print.ts';
import { progressLine } from '../output/progress-line.ts';

/** `earshot import FILE`: a table of feedback or one interview. */
export function importCommand(env: Environment): Command {
  return new Command('import')
    .description('import a CSV or NDJSON file, or an interview as VTT, SRT, DOCX or TXT')
    .argument('<file>', 'the file')
    .option('--source <name>', 'the source it belongs to (default: the file’s name)')
    .option('--text <column...>', 'what the customer said')
    .option('--id <column>', 'the record’s own id')
    .option('--date <column>', 'when it was said')
    .option('--updated <column>', 'when it was last changed')
    .option('--subject <column>')
    .option(
      '--url <column>',
      'the original’s address; may be a template like https://x.example/{id}',
    )
    .option('--account <column>', 'the company')
    .option('--account-name <column>')
    .option('--customer <column>', 'the person')
    .option('--customer-name <column>')
    .option('--email <column>')
    .option('--rating <column>')
    .option('--rating-scale <from..to>', 'for example 1..5; the first is the worst')
    .option('--language <column>')
    .option('--status <column>')
    .option('--attr <column...>', 'segments, such as plan or region')
    .option('--kind <kind>', 'ticket, conversation, post, review, survey or complaint')
    .option('--date-format <format>', 'iso, us, eu, epoch-s or epoch-ms')
    .option('--format <format>', 'text or html')
    .option('--encoding <name>', 'instead of the detected one')
    .option('--delimiter <character>', 'instead of the detected one')
    .option('--interviewer <name...>', 'who asks, in an interview')
    .option('--yes', 'take the guessed columns without asking')
    .option('--no-wait', 'do not wait until the themes are there')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ npx earshot import tickets.csv
  $ npx earshot import reviews.csv --text review --date created_at --account company --attr plan region
  $ npx earshot import interview.vtt --interviewer "Ana Ruiz"`,
    )
    .action(async (file: string, _flags, command: Command) => {
      const flags = command.optsWithGlobals<ImportFlags>();
      await withEarshot(env, flags, (earshot) => importFile(earshot, file, flags));
    });
}

async function importFile(earshot: Earshot, file: string, flags: ImportFlags): Promise<void> {
  const isInterview = interviewExtensions.has(extname(file).toLowerCase());
  const result = isInterview
    ? await importInterviewFile(earshot, file, flags)
    : await importTableFile(earshot, file, flags);
  if (!flags.json) tellResult(result);
  if (flags.wait && result.accepted > 0) await processWaiting(earshot);
  if (flags.json) printJson(result);
  if (result.accepted + result.duplicates === 0 && result.refused.length > 0) process.exitCode = 1;
}

async function importTableFile(
  earshot: Earshot,
  file: string,
  flags: ImportFlags,
): Promise<ImportResult> {
  const table = await openTable(fileInput(file), {
    ...(flags.encoding === undefined ? {} : { encoding: flags.encoding }),
    ...(flags.delimiter === undefined ? {} : { delimiter: flags.delimiter }),
  }).catch(explainMissing(file));
  const mapping: FeedbackMapping | undefined = await chooseMapping(table, flags);
  if (mapping === undefined) throw new AppError('invalid-input', 'Nothing was imported.');
  const line = progressLine();
  const sourceName = flags.source ?? basename(file);
  const result = await importTable(earshot.parts, {
    workspaceId: earshot.workspace.id,
    sourceName,
    table,
    mapping,
    onProgress: (rows) => line.update('storing', 0, `${rows.toLocaleString('en')} rows`),
  });
  line.stop();
  return result;
}

const shownRefusals = 50;

function tellResult(result: ImportResult): void {
  say(
    `${count(result.rowsRead)} rows read: ${count(result.accepted)} new, ` +
      `${count(result.duplicates)} known already, ${count(result.refused.length)} refused.`,
  );
  for (const { row, reason } of result.refused.slice(0, shownRefusals))
    note(`  row ${row}: ${reason}`);
  const hidden = result.refused.length - shownRefusals;
  if (hidden > 0) note(`  … and ${count(hidden)} more; --json lists them all.`);
}

function count(value: number): string {
  return value.toLocaleString('en');
}
