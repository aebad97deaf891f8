import { AppError } from '@earshot/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDate } from './parse-date.ts';

describe('parseDate', () => {
  it.each([
    ['2023-01-05', '2023-01-05T00:00:00.000Z'],
    ['2023/1/5 09:14', '2023-01-05T09:14:00.000Z'],
    ['2023-01-05T09:14:07.123456Z', '2023-01-05T09:14:07.123Z'],
    ['2023-01-05T09:14:07+02:00', '2023-01-05T07:14:07.000Z'],
    ['1672910047', '2023-01-05T09:14:07.000Z'],
    ['1672910047123', '2023-01-05T09:14:07.123Z'],
    ['05.01.2023', '2023-01-05T00:00:00.000Z'],
    ['31/12/2022', '2022-12-31T00:00:00.000Z'],
    ['12/31/2022 11:05 PM', '2022-12-31T23:05:00.000Z'],
    ['12/31/22 12:05 am', '2022-12-31T00:05:00.000Z'],
    ['3/3/2023', '2023-03-03T00:00:00.000Z'],
    ['Jan 5, 2023', '2023-01-05T00:00:00.000Z'],
    ['5 January 2023 09:14', '2023-01-05T09:14:00.000Z'],
    ['Thu, 05 Jan 2023 09:14:07 +0100', '2023-01-05T08:14:07.000Z'],
  ])('reads %s', (text, iso) => {
    expect(parseDate(text)).toBe(iso);
  });

  it('reads day and month as told, and only as told, where both are possible', () => {
    expect(parseDate('02/03/2023', 'us')).toBe('2023-02-03T00:00:00.000Z');
    expect(parseDate('02/03/2023', 'eu')).toBe('2023-03-02T00:00:00.000Z');
    expect(() => parseDate('02/03/2023')).toThrow(/day first or month first/u);
    expect(() => parseDate('31/12/2022', 'us')).toThrow(/not a possible date/u);
  });

  it.each([
    '',
    'yesterday',
    '2023-02-30',
    '2023-13-01',
    '2023-01-05 25:00',
    '1812-01-01',
    '2999-01-01',
    '12345',
    '05.13.2023',
  ])('refuses %s', (text) => {
    expect(() => parseDate(text)).toThrow(AppError);
  });

  it('reads back every time it writes', () => {
    const date = fc.date({ min: new Date(0), max: new Date('2100-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, (d) => {
        expect(parseDate(d.toISOString())).toBe(d.toISOString());
      }),
    );
  });
});
