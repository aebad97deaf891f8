import type { PainPoint } from '@earshot/client';
import { Link } from '@tanstack/react-router';
import { ScoreBar } from '../../charts/score-bar.tsx';
import { Sparkline } from '../../charts/sparkline.tsx';
import { EvidenceLink } from '../../figures/evidence-link.tsx';
import { SeverityMeter } from '../../figures/severity-meter.tsx';
import { TrendVerdict } from '../../figures/trend-verdict.tsx';
import {
  countOf,
  formatCount,
  formatShare,
  formatShareInterval,
} from '../../format/format-number.ts';
import { reachInWords } from '../../format/reach-in-words.ts';
import type { FigureFilters } from '../../search-params/figure-filters.ts';

/** One pain point with its figures; every figure opens the verbatims it counts. */
export function PainPointRow(props: {
  painPoint: PainPoint;
  filters: FigureFilters;
  /** The score that fills the bar. */
  scale: number;
}) {
  const { painPoint, filters } = props;
  const { theme } = painPoint;
  return (
    <li className="pain-point">
      <span className="pain-point-rank" aria-label={`Rank ${painPoint.rank}`}>
        {painPoint.rank}
      </span>
      <div className="pain-point-theme">
        <h2>
          <Link to="/themes/$id" params={{ id: theme.id }} search={filters}>
            {theme.name}
          </Link>
        </h2>
        <p className="pain-point-about">
          {theme.areaName !== null && <span>{theme.areaName}</span>}
          <EvidenceLink themeId={theme.id} filters={filters}>
            {countOf(painPoint.mentions, 'mention')}
          </EvidenceLink>
        </p>
        <ScoreBar parts={painPoint.score.parts} scale={props.scale} />
      </div>
      <PainPointFigures painPoint={painPoint} filters={filters} />
    </li>
  );
}

function PainPointFigures(props: { painPoint: PainPoint; filters: FigureFilters }) {
  const { painPoint, filters } = props;
  const { theme, share } = painPoint;
  return (
    <dl className="pain-point-figures">
      <div>
        <dt>Reach</dt>
        <dd>
          <EvidenceLink themeId={theme.id} filters={filters} isFigure>
            {formatCount(painPoint.reach)}
          </EvidenceLink>
          <small>{reachInWords(painPoint.reachParts)}</small>
        </dd>
      </div>
      <div>
        <dt>
          Share<span className="wide-only"> of feedback</span>
        </dt>
        <dd>
          <EvidenceLink themeId={theme.id} filters={filters} isFigure>
            {formatShare(share.value)}
          </EvidenceLink>
          <small>{formatShareInterval(share.low, share.high)}</small>
        </dd>
      </div>
      <div>
        <dt>Severity</dt>
        <dd>
          <SeverityMeter severity={painPoint.severity} />
        </dd>
      </div>
      <div className="pain-point-trend">
        <dt>Trend</dt>
        <dd>
          <TrendVerdict trend={painPoint.trend} />
          <Sparkline points={painPoint.trend.points} />
        </dd>
      </div>
    </dl>
  );
}
