import type { ScorePart } from '@earshot/client';
import './score-bar.css';

const HEIGHT = 6;
const GAP = 0.4;

/**
 * The parts of a score, stacked.
 *
 * @param props.scale the score that fills the bar's whole length, so that rows can be compared
 */
export function ScoreBar({ parts, scale }: { parts: readonly ScorePart[]; scale: number }) {
  const words = parts.map((part) => `${part.name} ${toPoints(part.contribution)}`).join(', ');
  return (
    <svg
      className="score-bar"
      viewBox={`0 0 100 ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`Score in points: ${words}`}
    >
      {stack(parts, scale).map(({ name, x, width }) => (
        <rect key={name} className={`part-${name}`} x={x} width={width} height={HEIGHT} />
      ))}
    </svg>
  );
}

/** What the colours of the bars mean and how much each part weighs. */
export function ScoreLegend({ parts }: { parts: readonly ScorePart[] }) {
  return (
    <ul className="score-legend" aria-label="Parts of the score and their weights">
      <li className="score-legend-lead">Combined score from</li>
      {parts.map((part) => (
        <li key={part.name}>
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <rect className={`part-${part.name}`} width="10" height="10" rx="2" />
          </svg>
          {part.name} <span>{Math.round(part.weight * 100)}&nbsp;%</span>
        </li>
      ))}
    </ul>
  );
}

function stack(parts: readonly ScorePart[], scale: number) {
  let x = 0;
  return parts.map((part) => {
    const length = scale > 0 ? (part.contribution / scale) * 100 : 0;
    const segment = { name: part.name, x, width: Math.max(0, length - GAP) };
    x += length;
    return segment;
  });
}

function toPoints(contribution: number): number {
  return Math.round(contribution * 100);
}
