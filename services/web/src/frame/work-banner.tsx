import type { Progress } from '@earshot/client';
import { useQuery } from '@tanstack/react-query';
import { progressQuery } from '../api/work-queries.ts';
import { useClient } from '../app/client-context.ts';
import { countOf, formatCount } from '../format/format-number.ts';
import { formatWait } from '../format/format-wait.ts';
import { useFreshFigures } from './use-fresh-figures.ts';
import './banner.css';

const STAGES = {
  idle: '',
  normalising: 'Reading feedback',
  assigning: 'Sorting what was said into themes',
  discovering: 'Finding themes',
} as const;

/** Says that figures still move, how far the work has come, and refreshes them as it goes. */
export function WorkBanner() {
  const { data: progress } = useQuery(progressQuery(useClient()));
  useFreshFigures(progress);
  if (progress === undefined || progress.stage === 'idle') return null;
  const stage = STAGES[progress.stage];
  return (
    <aside className="banner work-banner" aria-label="Work under way">
      <div className="work-banner-line">
        <output>{stage}</output>
        <progress max={1} value={progress.fraction} aria-label={stage} />
        <span>{workInWords(progress)}</span>
      </div>
    </aside>
  );
}

function workInWords({ feedback, themes, etaSeconds }: Progress): string {
  const total = feedback.done + feedback.waiting;
  const wait = etaSeconds === null ? '' : ` · ${formatWait(etaSeconds)} left`;
  return `${formatCount(feedback.done)} of ${countOf(total, 'feedback')} · ${countOf(themes, 'theme')} so far${wait}; figures still move`;
}
