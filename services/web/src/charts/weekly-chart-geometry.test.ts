import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weeklyChartGeometry } from './weekly-chart-geometry.ts';

const size = { width: 648, height: 240 };

type Week = { mentions: number; rate: number | null; isPartial: boolean };

function toPoint({ mentions, rate, isPartial }: Week) {
  const ratePerThousand = rate === null ? null : { value: rate, low: rate / 2, high: rate * 2 };
  return { start: '2023-01-02', label: '', mentions, feedbacks: 90, ratePerThousand, isPartial };
}

const week = (mentions: number, rate: number | null = mentions * 10, isPartial = false) =>
  toPoint({ mentions, rate, isPartial });

test('a bar at the top tick touches the top, one of 0 the foot', () => {
  const { columns, plot, yTicks } = weeklyChartGeometry([week(0), week(20)], 'mentions', size);
  expect(columns[0]?.y).toBe(plot.bottom);
  expect(columns[1]?.y).toBe(plot.top);
  expect(yTicks.map(({ value }) => value)).toEqual([0, 5, 10, 15, 20]);
});

test('counts have neither line nor band', () => {
  expect(weeklyChartGeometry([week(3), week(4)], 'mentions', size)).toMatchObject({
    line: '',
    band: '',
  });
});

test('the line stops at a week without feedback and before a partial one', () => {
  const points = [week(1), week(2), week(0, null), week(3), week(4), week(9, 90, true)];
  const { line, columns } = weeklyChartGeometry(points, 'rate', size);
  expect(line.match(/M/g)).toHaveLength(2);
  expect(line.match(/L/g)).toHaveLength(2);
  expect(columns[2]?.y).toBeUndefined();
  expect(columns[5]?.y).toBeTypeOf('number');
});

test('a partial week’s wide interval does not set the scale', () => {
  const whole = weeklyChartGeometry([week(1), week(2)], 'rate', size).yTicks.at(-1)?.value;
  const points = [week(1), week(2), week(2, 39, true)];
  expect(weeklyChartGeometry(points, 'rate', size).yTicks.at(-1)?.value).toBe(whole);
});

test('labels keep their distance on a phone', () => {
  const year = Array.from({ length: 52 }, () => week(5));
  const { xTicks } = weeklyChartGeometry(year, 'mentions', { width: 343, height: 200 });
  const gaps = xTicks.slice(1).map((tick, index) => tick.x - (xTicks[index]?.x ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(60);
});

test('everything stays inside the plot', () => {
  const weeks = fc.array(
    fc.record({
      mentions: fc.nat({ max: 5_000 }),
      rate: fc.option(fc.double({ min: 0, max: 1000, noNaN: true })),
      isPartial: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(weeks, fc.constantFrom('mentions', 'rate'), (list, measure) => {
      const { columns, plot } = weeklyChartGeometry(list.map(toPoint), measure, size);
      for (const { x, width, y = plot.top } of columns) {
        expect(x).toBeGreaterThanOrEqual(plot.left);
        expect(x + width).toBeLessThanOrEqual(plot.right + 1e-6);
        expect(y).toBeGreaterThanOrEqual(plot.top - 1e-6);
        expect(y).toBeLessThanOrEqual(plot.bottom + 1e-6);
      }
    }),
  );
});
