import type { ThemeDetail } from '@earshot/client';
import { ScoreBar, ScoreLegend } from '../../charts/score-bar.tsx';
import { SeverityMeter } from '../../figures/severity-meter.tsx';
import { TrendVerdict } from '../../figures/trend-verdict.tsx';
import { formatCount, formatShare, formatShareInterval } from '../../format/format-number.ts';
import { reachInWords } from '../../format/reach-in-words.ts';

/** The theme's figures in the window. The verbatims behind them are listed below on the page. */
export function ThemeFigures({ theme }: { theme: ThemeDetail }) {
  const { painPoint } = theme;
  if (painPoint === null) {
    return <p className="note theme-section">Nothing was said about it in this window.</p>;
  }
  const { share } = painPoint;
  return (
    <dl className="theme-figures">
      <div>
        <dt>Reach</dt>
        <dd>
          <a className="figure-link" href="#verbatims">
            {formatCount(painPoint.reach)}
          </a>
          <small>{reachInWords(painPoint.reachParts)}</small>
        </dd>
      </div>
      <div>
        <dt>Mentions</dt>
        <dd>
          <a className="figure-link" href="#verbatims">
            {formatCount(painPoint.mentions)}
          </a>
          <small>in {formatCount(painPoint.feedbacks)} feedbacks</small>
        </dd>
      </div>
      <div>
        <dt>Share of feedback</dt>
        <dd>
          <a className="figure-link" href="#verbatims">
            {formatShare(share.value)}
          </a>
          <small>95 % interval {formatShareInterval(share.low, share.high)}</small>
        </dd>
      </div>
      <div>
        <dt>Severity, of 100</dt>
        <dd>
          <SeverityMeter severity={painPoint.severity} />
        </dd>
      </div>
      <div>
        <dt>Trend</dt>
        <dd>
          <TrendVerdict trend={painPoint.trend} isFull />
        </dd>
      </div>
      <div className="theme-score">
        <dt>Score {Math.round(painPoint.score.value * 100)}, from its parts</dt>
        <dd>
          <ScoreBar parts={painPoint.score.parts} scale={sumOfWeights(painPoint.score.parts)} />
        </dd>
        <dd>
          <ScoreLegend parts={painPoint.score.parts} />
        </dd>
      </div>
    </dl>
  );
}

function sumOfWeights(parts: readonly { weight: number }[]): number {
  return parts.reduce((sum, part) => sum + part.weight, 0);
}
