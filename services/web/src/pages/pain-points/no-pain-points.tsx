import type { FigureTotals } from '@earshot/client';
import { Link } from '@tanstack/react-router';
import { countOf } from '../../format/format-number.ts';
import { EmptyState } from '../../frame/empty-state.tsx';

/** Why the ranking is empty, and what fills it. */
export function NoPainPoints({
  isFiltered,
  totals,
}: {
  isFiltered: boolean;
  totals: FigureTotals;
}) {
  if (isFiltered) {
    return (
      <EmptyState title="Nothing matches these filters">
        <p>
          Choose a longer window or fewer filters. <Link to="/">Clear all filters</Link>
        </p>
      </EmptyState>
    );
  }
  if (totals.feedbacks > 0) {
    return (
      <EmptyState title="No themes yet">
        <p>
          {countOf(totals.feedbacks, 'feedback')} arrived. Themes appear once enough of them say the
          same thing; with little feedback that takes until more has come in.
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState title="Nothing to listen to yet">
      <p>
        <Link to="/sources">Connect a source</Link> such as Zendesk or Intercom, or import a file of
        feedback from the command line:
      </p>
      <code>npx earshot import feedback.csv</code>
    </EmptyState>
  );
}
