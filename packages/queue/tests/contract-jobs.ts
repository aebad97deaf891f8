import { z } from 'zod';
import { defineJob } from '../src/index.ts';

/** A job with an id of its own for each number. */
export const numbered = defineJob({
  name: 'numbered',
  queue: 'ingest',
  payload: z.object({ number: z.number().int() }),
  attempts: 3,
  backoffMs: 100,
  idOf: ({ number }) => `numbered-${number}`,
});

/** A doorbell that one worker answers at a time. */
export const bell = defineJob({
  name: 'bell',
  queue: 'ingest',
  payload: z.object({}),
  attempts: 3,
  backoffMs: 100,
  idOf: () => 'bell',
});

/** A doorbell that three workers may answer at the same time. */
export const wideBell = defineJob({
  ...bell,
  name: 'wide-bell',
  idOf: () => 'wide-bell',
  lanes: 3,
});
