import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectChanges, type ThemeWeeks } from './detect-changes.ts';

const FEEDBACKS = 1000;
const series = (id: string, counts: readonly number[], feedbacks = FEEDBACKS): ThemeWeeks => ({
  id,
  weeks: counts.map((mentions) => ({ mentions, feedbacks })),
});
/** Counts that vary about a mean as a fixed pattern does, so that no chance is involved. */
const pattern = (mean: number, weeks: number, shift: number) =>
  Array.from(
    { length: weeks },
    (_, week) => mean + ([-3, 2, 0, 3, -2, 1, -1, 0][(week + shift) % 8] ?? 0),
  );
const quiet = Array.from({ length: 40 }, (_, index) =>
  series(`quiet-${index}`, pattern(15, 52, index)),
);

describe('detectChanges', () => {
  it('finds the theme that tripled and the one that vanished among forty quiet ones', () => {
    const tripled = series('tripled', [...pattern(12, 50, 0), 37, 35]);
    const vanished = series('vanished', [...pattern(20, 50, 0), 0, 1]);
    const changes = detectChanges([...quiet, tripled, vanished]);
    const alarms = changes.filter(({ change }) => change !== 'none');
    expect(alarms.map(({ id, change }) => [id, change])).toEqual([
      ['tripled', 'rising'],
      ['vanished', 'falling'],
    ]);
    expect(changes.find(({ id }) => id === 'tripled')?.growth).toBeCloseTo(2, 0);
  });

  it('does not take more feedback of every kind for a change', () => {
    const flooded = quiet.map(({ id, weeks }) => ({
      id,
      weeks: weeks.map((week, index) =>
        index < 50 ? week : { mentions: week.mentions * 5, feedbacks: FEEDBACKS * 5 },
      ),
    }));
    expect(detectChanges(flooded).every(({ change }) => change === 'none')).toBe(true);
  });

  it('needs more evidence where weeks always varied much', () => {
    const wild = (id: string, last: readonly number[]) =>
      series(id, [
        ...Array.from({ length: 50 }, (_, week) => [2, 30, 8, 22, 1, 14][week % 6] ?? 0),
        ...last,
      ]);
    const themes = [
      ...quiet,
      wild('wild', [28, 26]),
      series('calm', [...pattern(13, 50, 0), 28, 26]),
    ];
    const pValueOf = (id: string) =>
      detectChanges(themes).find((change) => change.id === id)?.pValue ?? Number.NaN;
    expect(pValueOf('calm')).toBeLessThan(pValueOf('wild') / 10);
  });

  it('never alarms without a past, and gives probabilities for any counts', () => {
    const week = fc.integer({ min: 0, max: 500 }).map((mentions) => ({ mentions, feedbacks: 500 }));
    const theme = fc.record({ id: fc.uuid(), weeks: fc.array(week, { maxLength: 20 }) });
    fc.assert(
      fc.property(fc.array(theme, { maxLength: 12 }), (themes) => {
        for (const [index, change] of detectChanges(themes).entries()) {
          expect(change.pValue).toBeGreaterThanOrEqual(0);
          expect(change.qValue).toBeGreaterThanOrEqual(change.pValue);
          expect(change.qValue).toBeLessThanOrEqual(1);
          if ((themes[index]?.weeks.length ?? 0) < 6) expect(change.change).toBe('none');
        }
      }),
    );
  });
});
