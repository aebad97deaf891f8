import type { WorkCounts } from '@earshot/db';
import { describe, expect, it } from 'vitest';
import { estimateProgress } from './estimate-progress.ts';

const idle: WorkCounts = {
  deliveriesWaiting: 0,
  deliveriesDone: 100,
  deliveriesDead: 0,
  feedbackWaiting: 0,
  feedbackDone: 100,
  feedbackDead: 0,
  mentions: 300,
  assigned: 290,
  themes: 12,
  isDiscovering: false,
  lastDiscoveryAt: null,
};

describe('estimateProgress', () => {
  it('is whole and without a time to go when idle', () => {
    expect(estimateProgress()('w', idle)).toMatchObject({
      stage: 'idle',
      fraction: 1,
      etaSeconds: null,
    });
  });

  it('tells the time to go from the speed of the last seconds', () => {
    let time = 0;
    const estimate = estimateProgress(() => time);
    estimate('w', { ...idle, feedbackDone: 0, feedbackWaiting: 100 });
    time = 5_000;
    const progress = estimate('w', { ...idle, feedbackDone: 50, feedbackWaiting: 50 });
    expect(progress.etaSeconds).toBe(5);
    expect(progress.stage).toBe('assigning');
  });

  it('keeps workspaces apart', () => {
    let time = 0;
    const estimate = estimateProgress(() => time);
    estimate('a', { ...idle, feedbackWaiting: 100 });
    time = 5_000;
    expect(estimate('b', { ...idle, feedbackWaiting: 10 }).etaSeconds).toBeNull();
  });
});
