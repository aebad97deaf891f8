import { expect, test } from 'vitest';
import { sparklineGeometry } from './sparkline-geometry.ts';

const size = { width: 106, height: 36 };

function week(rate: number | null, isPartial = false) {
  const ratePerThousand = rate === null ? null : { value: rate, low: rate, high: rate };
  return { start: '2023-01-02', label: '', mentions: 1, feedbacks: 9, ratePerThousand, isPartial };
}

test('the highest whole week touches the top, zero the foot', () => {
  const { line, end } = sparklineGeometry([week(0), week(50), week(100)], size);
  expect(line).toBe('M3.0,33.0L53.0,18.0L103.0,3.0');
  expect(end).toEqual({ x: 103, y: 3 });
});

test('a partial week neither bends the line nor scales it', () => {
  const whole = sparklineGeometry([week(10), week(20)], size);
  expect(sparklineGeometry([week(10), week(20), week(900, true)], size)).toEqual(whole);
});

test('a week without feedback is bridged, keeping its place', () => {
  const { line } = sparklineGeometry([week(10), week(null), week(10)], size);
  expect(line).toBe('M3.0,3.0L103.0,3.0');
});

test('one week is a point, none is nothing', () => {
  expect(sparklineGeometry([week(10)], size)).toMatchObject({ line: '', end: { x: 3, y: 3 } });
  expect(sparklineGeometry([], size)).toEqual({ line: '', area: '', end: undefined });
});

test('a theme that was never mentioned lies on the foot', () => {
  expect(sparklineGeometry([week(0), week(0)], size).line).toBe('M3.0,33.0L103.0,33.0');
});
