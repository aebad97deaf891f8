import type { Report, ReportSnapshot } from '@earshot/client';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { reportQuery } from '../../api/work-queries.ts';
import { useClient } from '../../app/client-context.ts';
import { FigureNotes } from '../../figures/figure-notes.tsx';
import { formatWindow } from '../../format/format-date.ts';
import { weekInWords } from '../../format/week-in-words.ts';
import { ProblemNote } from '../../frame/problem-note.tsx';
import { ReportMovers } from './report-movers.tsx';
import { ReportStory } from './report-story.tsx';
import { ReportTotals } from './report-totals.tsx';
import './reports-page.css';

/** One week as it was reported: the stored snapshot, not today's figures. */
export function ReportPage() {
  const { week } = useParams({ from: '/reports/$week' });
  const { data, error, refetch } = useQuery(reportQuery(useClient(), week));
  if (error !== null) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  return data === undefined ? null : <Snapshot report={data} />;
}

function Snapshot({ report }: { report: Report }) {
  const { snapshot } = report;
  return (
    <article>
      <title>{`${weekInWords(snapshot.week)} · Earshot`}</title>
      <header className="page-head">
        <p className="eyebrow">
          <Link to="/reports">Weekly reports</Link> · {formatWindow(snapshot.window)}
        </p>
        <h1>{weekInWords(snapshot.week)}</h1>
        <p className="dek">{leadOf(snapshot)}</p>
      </header>
      <ReportTotals totals={snapshot.totals} previous={snapshot.previousTotals} />
      <FigureNotes notes={snapshot.caveats} />
      <ReportMovers snapshot={snapshot} />
      <section className="report-section">
        <h2>What hurt most</h2>
        <ol>
          {snapshot.painPoints.map((painPoint) => (
            <ReportStory key={painPoint.theme.id} painPoint={painPoint} window={snapshot.window} />
          ))}
        </ol>
      </section>
      <p className="report-foot">
        {report.delivery} {snapshot.workspace.notice}
      </p>
    </article>
  );
}

function leadOf({ painPoints, rising }: ReportSnapshot): string {
  const first = painPoints[0];
  if (first === undefined) return 'Nothing was said this week.';
  const lead = `“${first.theme.name}” hurts most.`;
  const risen = rising.find(({ id }) => id !== first.theme.id) ?? rising[0];
  if (risen === undefined) return `${lead} Nothing rises beyond chance.`;
  return risen.id === first.theme.id
    ? `${lead} It is also what rises.`
    : `${lead} “${risen.name}” is rising.`;
}
