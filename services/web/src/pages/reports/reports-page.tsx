import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { reportsQuery } from '../../api/work-queries.ts';
import { useClient } from '../../app/client-context.ts';
import { useWorkspace } from '../../app/workspace-context.ts';
import { formatMoment } from '../../format/format-date.ts';
import { weekInWords } from '../../format/week-in-words.ts';
import { EmptyState } from '../../frame/empty-state.tsx';
import { MoreButton } from '../../frame/more-button.tsx';
import { ProblemNote } from '../../frame/problem-note.tsx';
import './reports-page.css';

/** The weekly reports as they were sent, newest first. */
export function ReportsPage() {
  const { timeZone } = useWorkspace();
  const list = useInfiniteQuery(reportsQuery(useClient()));
  const reports = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <title>Reports · Earshot</title>
      <header className="page-head">
        <h1>Weekly reports</h1>
        <p className="dek">Each week as it was reported, whatever was learned since.</p>
      </header>
      {list.error !== null && <ProblemNote error={list.error} />}
      {list.isSuccess && reports.length === 0 && (
        <EmptyState title="No report yet">
          <p>One is written every Monday. To write the one of a week now:</p>
          <code>npx earshot report --week 2023-W22 --out reports</code>
        </EmptyState>
      )}
      <ul className="report-list">
        {reports.map((report) => (
          <li key={report.week}>
            <Link to="/reports/$week" params={{ week: report.week }}>
              {weekInWords(report.week)}
            </Link>
            <span>{report.delivery}</span>
            <time dateTime={report.createdAt}>{formatMoment(report.createdAt, timeZone)}</time>
          </li>
        ))}
      </ul>
      <MoreButton list={list} label="Show earlier reports" />
    </>
  );
}
