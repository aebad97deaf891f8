import type { FigureWindow, ReportSnapshot } from '@earshot/client';
import { Link } from '@tanstack/react-router';
import { Sparkline } from '../../charts/sparkline.tsx';
import { EvidenceLink } from '../../figures/evidence-link.tsx';
import { TrendVerdict } from '../../figures/trend-verdict.tsx';
import { formatDay } from '../../format/format-date.ts';
import { countOf, formatShare } from '../../format/format-number.ts';
import { reachInWords } from '../../format/reach-in-words.ts';

type ReportPainPoint = ReportSnapshot['painPoints'][number];
type Verbatim = ReportPainPoint['verbatims'][number];

/** One pain point of a report: its figures of then, and a few of the words behind them. */
export function ReportStory(props: { painPoint: ReportPainPoint; window: FigureWindow }) {
  const { painPoint, window } = props;
  const { theme } = painPoint;
  const filters = { from: window.from, to: window.to };
  return (
    <li className="report-story">
      <span className="pain-point-rank" aria-label={`Rank ${painPoint.rank}`}>
        {painPoint.rank}
      </span>
      <div>
        <h3>
          <Link to="/themes/$id" params={{ id: theme.id }} search={filters}>
            {theme.name}
          </Link>
        </h3>
        <p className="report-figures">
          {theme.areaName !== null && <span>{theme.areaName}</span>}
          <span>{reachInWords(painPoint.reachParts)}</span>
          <EvidenceLink themeId={theme.id} filters={filters}>
            {countOf(painPoint.mentions, 'mention')}
          </EvidenceLink>
          <span>{formatShare(painPoint.share.value)} of feedback</span>
        </p>
        {painPoint.verbatims.map((verbatim) => (
          <Quote key={verbatim.mentionId} verbatim={verbatim} />
        ))}
      </div>
      <div className="report-trend">
        <Sparkline points={painPoint.trend.points} />
        <TrendVerdict trend={painPoint.trend} />
      </div>
    </li>
  );
}

function Quote({ verbatim }: { verbatim: Verbatim }) {
  return (
    <figure className="report-quote">
      <blockquote>{verbatim.quote}</blockquote>
      <figcaption>
        {[verbatim.accountName, formatDay(verbatim.occurredOn), verbatim.sourceName]
          .filter((part) => part !== null)
          .join(' · ')}{' '}
        <Link
          to="/feedback/$id"
          params={{ id: verbatim.feedbackId }}
          search={{ mention: verbatim.mentionId }}
        >
          In context
        </Link>
      </figcaption>
    </figure>
  );
}
