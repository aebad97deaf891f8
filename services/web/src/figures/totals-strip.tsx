import type { FigureTotals } from '@earshot/client';
import { formatCount, formatShare } from '../format/format-number.ts';
import './totals-strip.css';

/** How much was heard in the window, and how much of it has a theme. */
export function TotalsStrip({ totals }: { totals: FigureTotals }) {
  return (
    <dl className="totals-strip">
      <div>
        <dt>Feedbacks</dt>
        <dd>{formatCount(totals.feedbacks)}</dd>
      </div>
      <div>
        <dt>Mentions</dt>
        <dd>{formatCount(totals.mentions)}</dd>
      </div>
      <div>
        <dt>Voices</dt>
        <dd>{formatCount(totals.voices)}</dd>
      </div>
      <div>
        <dt>Have a theme</dt>
        <dd>{formatShare(totals.coverage)}</dd>
      </div>
    </dl>
  );
}
