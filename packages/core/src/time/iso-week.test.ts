import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addIsoWeeks, isoWeekDays, isoWeekOf } from './iso-week.ts';

describe('isoWeekDays', () => {
  it('knows years that begin in the last week of the year before, and years of 53 weeks', () => {
    expect(isoWeekDays('2023-W22')).toEqual({ from: '2023-05-29', to: '2023-06-05' });
    expect(isoWeekDays('2021-W01').from).toBe('2021-01-04');
    expect(isoWeekDays('2020-W53')).toEqual({ from: '2020-12-28', to: '2021-01-04' });
  });

  it.each(['2021-W53', '2023-W00', '2023-22', 'W22', '', '2023-W22\n'])('refuses %j', (week) => {
    expect(() => isoWeekDays(week)).toThrow(/is not a week/);
  });
});

describe('isoWeekOf', () => {
  it('reads the calendar of the time zone', () => {
    const sundayNightInLondon = new Date('2023-06-04T23:30:00Z');
    expect(isoWeekOf(sundayNightInLondon, 'UTC')).toBe('2023-W22');
    expect(isoWeekOf(sundayNightInLondon, 'Europe/Berlin')).toBe('2023-W23');
  });
});

describe('addIsoWeeks', () => {
  it('undoes itself and moves by seven days', () => {
    const instant = fc.date({
      min: new Date('1970-01-05'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, fc.integer({ min: -200, max: 200 }), (at, weeks) => {
        const week = isoWeekOf(at, 'UTC');
        const moved = addIsoWeeks(week, weeks);
        expect(addIsoWeeks(moved, -weeks)).toBe(week);
        const distanceMs = Date.parse(isoWeekDays(moved).from) - Date.parse(isoWeekDays(week).from);
        expect(distanceMs).toBe(weeks * 7 * 86_400_000);
      }),
    );
  });
});
