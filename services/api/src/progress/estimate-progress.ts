import type { WorkCounts } from '@earshot/db';
import type { z } from 'zod';
import type { Progress } from '../schemas/workspace.ts';

type ProgressBody = z.infer<typeof Progress>;
type Sample = { at: number; left: number };

/** A feedback costs this many times as much as a delivery: it is read, embedded and assigned. */
const feedbackCost = 8;
/** The final search of a backlog, in the same unit. */
const discoveryCost = 400;
const rememberMs = 10_000;

/** Progress over all that is under way, with a time to go from the speed of the last seconds. */
export function estimateProgress(
  now: () => number = Date.now,
): (workspaceId: string, counts: WorkCounts) => ProgressBody {
  const seen = new Map<string, Sample[]>();
  return (workspaceId, counts) => {
    const left = workLeft(counts);
    const samples = [...(seen.get(workspaceId) ?? []), { at: now(), left }].filter(
      (sample) => sample.at > now() - rememberMs,
    );
    seen.set(workspaceId, samples);
    return {
      stage: stageOf(counts),
      fraction: left === 0 ? 1 : workDone(counts) / (workDone(counts) + left),
      etaSeconds: timeToGo(samples),
      deliveries: {
        waiting: counts.deliveriesWaiting,
        done: counts.deliveriesDone,
        dead: counts.deliveriesDead,
      },
      feedback: {
        waiting: counts.feedbackWaiting,
        done: counts.feedbackDone,
        dead: counts.feedbackDead,
      },
      mentions: { total: counts.mentions, assigned: counts.assigned },
      themes: counts.themes,
      lastDiscoveryAt: counts.lastDiscoveryAt?.toISOString() ?? null,
    };
  };
}

function stageOf(counts: WorkCounts): ProgressBody['stage'] {
  if (counts.deliveriesWaiting > 0) return 'normalising';
  if (counts.feedbackWaiting > 0) return 'assigning';
  return counts.isDiscovering ? 'discovering' : 'idle';
}

function workLeft(counts: WorkCounts): number {
  const rows =
    counts.deliveriesWaiting * (1 + feedbackCost) + counts.feedbackWaiting * feedbackCost;
  return rows + (counts.isDiscovering ? discoveryCost : 0);
}

function workDone(counts: WorkCounts): number {
  return counts.deliveriesDone + counts.feedbackDone * feedbackCost;
}

function timeToGo(samples: readonly Sample[]): number | null {
  const [first] = samples;
  const last = samples.at(-1);
  if (first === undefined || last === undefined || last.left === 0) return null;
  const seconds = (last.at - first.at) / 1000;
  const done = first.left - last.left;
  return seconds < 2 || done <= 0 ? null : Math.ceil(last.left / (done / seconds));
}
