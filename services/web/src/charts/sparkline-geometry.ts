import type { TrendPoint } from '@earshot/client';

export type SparklineGeometry = {
  /** SVG path data of the whole weeks, empty when there are fewer than two. */
  line: string;
  area: string;
  /** The last whole week. */
  end: { x: number; y: number } | undefined;
};

const PADDING = 3;

/**
 * A rate's course in a box, its foot at 0. Partial weeks are left out: they would end every line in a fall.
 * Weeks without any feedback have no rate and are bridged.
 */
export function sparklineGeometry(
  points: readonly TrendPoint[],
  size: { width: number; height: number },
): SparklineGeometry {
  const whole = points.filter((point) => !point.isPartial);
  const top = Math.max(...whole.map((point) => point.ratePerThousand?.value ?? 0), Number.EPSILON);
  const stepX = (size.width - PADDING * 2) / Math.max(1, whole.length - 1);
  const foot = size.height - PADDING;
  const places = whole.flatMap((point, index) => {
    if (point.ratePerThousand === null) return [];
    const height = (point.ratePerThousand.value / top) * (size.height - PADDING * 2);
    return [{ x: PADDING + index * stepX, y: foot - height }];
  });
  const end = places.at(-1);
  if (places.length < 2 || end === undefined) return { line: '', area: '', end };
  const line = `M${places.map(({ x, y }) => `${fixed(x)},${fixed(y)}`).join('L')}`;
  const area = `${line}L${fixed(end.x)},${foot}L${fixed(places[0]?.x ?? 0)},${foot}Z`;
  return { line, area, end };
}

function fixed(value: number): string {
  return value.toFixed(1);
}
