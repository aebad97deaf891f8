import type { PainPoint } from '@earshot/client';
import type { FigureFilters } from '../../search-params/figure-filters.ts';
import { PainPointRow } from './pain-point-row.tsx';
import './pain-point-list.css';

/** The ranking as an ordered list: rows on a wide screen, cards on a phone. */
export function PainPointList(props: { painPoints: readonly PainPoint[]; filters: FigureFilters }) {
  const scale = Math.max(...props.painPoints.map((painPoint) => painPoint.score.value));
  return (
    <>
      <div className="pain-point pain-point-heads" aria-hidden="true">
        <span className="pain-point-theme">Theme and score</span>
        <span>Reach</span>
        <span>Share of feedback</span>
        <span>Severity</span>
        <span>Trend</span>
      </div>
      <ol className="pain-point-list">
        {props.painPoints.map((painPoint) => (
          <PainPointRow
            key={painPoint.theme.id}
            painPoint={painPoint}
            filters={props.filters}
            scale={scale}
          />
        ))}
      </ol>
    </>
  );
}
