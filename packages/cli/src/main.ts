import { AppError, describeError } from '@earshot/core';
import { ProblemError } from '@earshot/client';
import { readSecretFiles } from '@earshot/runtime';
import { CommanderError } from 'commander';
import { buildProgram } from './program.ts';

/** `earshot …`: runs one command and ends with its exit code. */
async function main(): Promise<number> {
  try {
    await buildProgram(readSecretFiles(process.env)).parseAsync(process.argv);
    return Number(process.exitCode ?? 0);
  } catch (error) {
    // Commander has printed what is wrong with the command line.
    if (error instanceof CommanderError) return error.exitCode;
    process.stderr.write(`\n${tell(error)}\n`);
    return 1;
  }
}

function tell(error: unknown): string {
  if (error instanceof ProblemError) {
    const { detail, remedy, issues } = error.problem;
    const lines = issues.map((issue) => `  - ${issue.path}: ${issue.message}`);
    return [detail, ...lines, ...(remedy === undefined ? [] : [remedy])].join('\n');
  }
  if (error instanceof AppError) return describeError(error);
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

process.exit(await main());
