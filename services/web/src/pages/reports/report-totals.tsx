import type { FigureTotals } from '@earshot/client';
import { formatCount, formatShare } from '../../format/format-number.ts';
import '../../figures/totals-strip.css';

/** How much was heard, beside the window before. */
export function ReportTotals(props: { totals: FigureTotals; previous: FigureTotals }) {
  const { totals, previous } = props;
  const rows = [
    ['Feedbacks', formatCount(totals.feedbacks), formatCount(previous.feedbacks)],
    ['Mentions', formatCount(totals.mentions), formatCount(previous.mentions)],
    ['Voices', formatCount(totals.voices), formatCount(previous.voices)],
    ['Have a theme', formatShare(totals.coverage), formatShare(previous.coverage)],
  ] as const;
  return (
    <dl className="totals-strip">
      {rows.map(([label, now, before]) => (
        <div key={label}>
          <dt>
            {label} <span className="totals-before">before: {before}</span>
          </dt>
          <dd>{now}</dd>
        </div>
      ))}
    </dl>
  );
}
