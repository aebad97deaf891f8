import type { TrendPoint } from '@earshot/client';
import { sparklineGeometry } from './sparkline-geometry.ts';
import './sparkline.css';

const SIZE = { width: 112, height: 36 };

/** The weekly rate at a glance. Decoration: the trend is said in words beside it. */
export function Sparkline({ points }: { points: readonly TrendPoint[] }) {
  const { line, area, end } = sparklineGeometry(points, SIZE);
  return (
    <svg className="sparkline" viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} aria-hidden="true">
      <path className="sparkline-area" d={area} />
      <path className="sparkline-line" d={line} />
      {end && <circle className="sparkline-end" cx={end.x} cy={end.y} r="2.5" />}
    </svg>
  );
}
