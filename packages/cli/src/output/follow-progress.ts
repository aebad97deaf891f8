import { setTimeout as pause } from 'node:timers/promises';
import { answerOf, type EarshotClient, type Progress } from '@earshot/client';
import { progressLine } from './progress-line.ts';

const stages: Record<Progress['stage'], string> = {
  idle: 'done',
  normalising: 'reading records',
  assigning: 'reading and embedding mentions',
  discovering: 'finding themes',
};

type FollowOptions = {
  everyMs?: number;
  signal?: AbortSignal;
  /** What is waited for is queued only in a moment: idle counts after it was seen this often in a row. */
  calmRounds?: number;
};

/** Shows how far the pipeline is until nothing waits any more. */
export async function followProgress(
  client: EarshotClient,
  options: FollowOptions = {},
): Promise<Progress> {
  const line = progressLine();
  let calm = 0;
  for (;;) {
    const progress = await answerOf(client.GET('/v1/progress'));
    calm = isCalm(progress) ? calm + 1 : 0;
    line.update(stages[progress.stage], progress.fraction, detailOf(progress));
    if (calm >= (options.calmRounds ?? 3) || options.signal?.aborted === true) {
      line.stop();
      return progress;
    }
    await pause(options.everyMs ?? 1_000);
  }
}

/** Idle, and what was read has been searched for themes, unless it is too little for any. */
function isCalm(progress: Progress): boolean {
  if (progress.stage !== 'idle') return false;
  const { total, assigned } = progress.mentions;
  return total < 12 || assigned > 0;
}

function detailOf(progress: Progress): string {
  const parts = [`${progress.feedback.done.toLocaleString('en')} feedbacks`];
  if (progress.themes > 0) parts.push(`${progress.themes} themes`);
  if (progress.etaSeconds !== null) parts.push(`about ${progress.etaSeconds} s to go`);
  return parts.join(', ');
}
