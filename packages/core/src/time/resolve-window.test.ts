import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import type { WorkspaceClock } from './day-window.ts';
import { listPeriods, wholeWeeks } from './list-periods.ts';
import { lastWholeWeek, resolveWeek } from './resolve-week.ts';
import { previousWindow, resolveWindow } from './resolve-window.ts';

const demo: WorkspaceClock = {
  now: new Date('2026-01-05T10:00:00Z'),
  timeZone: 'UTC',
  endsOn: '2023-08-24',
};
const berlin: WorkspaceClock = {
  now: new Date('2024-04-01T22:30:00Z'),
  timeZone: 'Europe/Berlin',
  endsOn: null,
};
const HOUR_MS = 3_600_000;

describe('resolveWindow', () => {
  it("ends with the last whole day of the workspace's own clock", () => {
    expect(resolveWindow({ window: '90d' }, demo)).toEqual({
      from: '2023-05-27',
      to: '2023-08-25',
      days: 90,
      timeZone: 'UTC',
      clockEndsOn: '2023-08-24',
      start: new Date('2023-05-27T00:00:00Z'),
      end: new Date('2023-08-25T00:00:00Z'),
    });
    expect(resolveWindow({}, demo).days).toBe(90);
  });

  it('leaves out today, which in Berlin is already the 2nd, and knows the lost hour of the 31st of March', () => {
    const window = resolveWindow({ window: '3d' }, berlin);
    expect([window.from, window.to]).toEqual(['2024-03-30', '2024-04-02']);
    expect(window.start).toEqual(new Date('2024-03-29T23:00:00Z'));
    expect(window.end.getTime() - window.start.getTime()).toBe(71 * HOUR_MS);
  });

  it.each([
    ['2w', 14],
    ['6m', 183],
    ['1y', 366],
  ])('takes %s for %i days', (window, days) => {
    expect(resolveWindow({ window }, berlin).days).toBe(days);
  });

  it('takes two days, the second excluded, and an open end', () => {
    expect(resolveWindow({ from: '2023-05-01', to: '2023-06-01' }, demo).days).toBe(31);
    expect(resolveWindow({ from: '2023-08-24' }, demo)).toMatchObject({
      to: '2023-08-25',
      days: 1,
    });
  });

  it.each([
    [{ window: '90' }, 'window: must be like 30d, 12w, 6m or 1y, not "90".'],
    [{ window: '0d' }, 'window: must be like 30d'],
    [{ window: '11y' }, 'window: must not be longer than 3660 days.'],
    [
      { window: '30d', from: '2023-01-01' },
      'window: give either window, or from and to, not both.',
    ],
    [{ to: '2023-01-01' }, 'from: to needs a from.'],
    [{ from: '2023-02-30' }, 'from: there is no day 2023-02-30.'],
    [{ from: '1.2.2023' }, 'from must be a day like 2023-05-31, not "1.2.2023".'],
    [
      { from: '2023-05-02', to: '2023-05-02' },
      'from: must be before to (2023-05-02 is not before 2023-05-02).',
    ],
    [{ from: '2023-05-02', to: '2023-09-01' }, 'to: must not be after 2023-08-25'],
    [{ from: '2030-01-01' }, 'from: must be before 2023-08-25'],
  ])('refuses %j', (request, message) => {
    const attempt = () => resolveWindow(request, demo);
    expect(attempt).toThrow(AppError);
    expect(attempt).toThrow(message);
  });

  it('names a time zone that does not exist', () => {
    expect(() => resolveWindow({}, { ...berlin, timeZone: 'Mars/Olympus' })).toThrow(
      '"Mars/Olympus" is not a time zone.',
    );
  });

  it('has a previous window that ends where it begins, with as many days', () => {
    const window = resolveWindow({ window: '30d' }, berlin);
    const before = previousWindow(window);
    expect([before.to, before.end, before.days]).toEqual([window.from, window.start, 30]);
  });
});

describe('listPeriods', () => {
  it('tells whole weeks from cut ones', () => {
    const window = resolveWindow({ from: '2023-05-31', to: '2023-06-20' }, demo);
    expect(listPeriods(window, 'week').map(({ label, isPartial }) => [label, isPartial])).toEqual([
      ['2023-W22', true],
      ['2023-W23', false],
      ['2023-W24', false],
      ['2023-W25', true],
    ]);
    expect(wholeWeeks(window).map((week) => week.from)).toEqual(['2023-06-05', '2023-06-12']);
    expect(listPeriods(window, 'month').map((month) => month.label)).toEqual([
      '2023-05',
      '2023-06',
    ]);
  });

  it('covers every instant of a window once, in any time zone', () => {
    const zone = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kathmandu',
      'America/Sao_Paulo',
      'Pacific/Apia',
    );
    const instant = fc.date({
      min: new Date('2009-01-01'),
      max: new Date('2026-01-01'),
      noInvalidDate: true,
    });
    const unit = fc.constantFrom('day' as const, 'week' as const, 'month' as const);
    fc.assert(
      fc.property(
        zone,
        instant,
        fc.tuple(fc.integer({ min: 1, max: 200 }), unit),
        (timeZone, now, [days, by]) => {
          const window = resolveWindow({ window: `${days}d` }, { now, timeZone, endsOn: null });
          const periods = listPeriods(window, by);
          expect(window.end.getTime()).toBeLessThanOrEqual(now.getTime());
          expect(periods[0]?.start.getTime()).toBeLessThanOrEqual(window.start.getTime());
          expect(periods.at(-1)?.end.getTime()).toBeGreaterThanOrEqual(window.end.getTime());
          for (const [index, period] of periods.entries()) {
            expect(period.start).toEqual(periods[index - 1]?.end ?? period.start);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('resolveWeek', () => {
  it('gives seven days of a week that is over', () => {
    expect(resolveWeek('2023-W22', demo)).toMatchObject({
      from: '2023-05-29',
      to: '2023-06-05',
      days: 7,
    });
  });

  it('knows the last week that is over', () => {
    expect(lastWholeWeek(demo)).toBe('2023-W33');
    expect(lastWholeWeek({ ...demo, endsOn: '2023-08-27' })).toBe('2023-W34');
    expect(lastWholeWeek(berlin)).toBe('2024-W13');
  });

  it('refuses a week that is not over, and one that does not exist', () => {
    expect(() => resolveWeek('2023-W34', demo)).toThrow('The week 2023-W34 is not over');
    expect(() => resolveWeek('2023-W53', demo)).toThrow('"2023-W53" is not a week.');
  });
});
