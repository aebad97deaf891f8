import { useQuery } from '@tanstack/react-query';
import { sourcesQuery } from '../../api/work-queries.ts';
import { useClient } from '../../app/client-context.ts';
import { ProblemNote } from '../../frame/problem-note.tsx';
import { AddSource } from './add-source.tsx';
import { SourceCard } from './source-card.tsx';
import './sources-page.css';

/** Where feedback comes from, whether it still comes, and how to connect more. */
export function SourcesPage() {
  const { data, error, refetch } = useQuery(sourcesQuery(useClient()));
  return (
    <>
      <title>Sources · Earshot</title>
      <header className="page-head">
        <h1>Sources</h1>
        <p className="dek">Where feedback comes from, and whether it still arrives.</p>
      </header>
      {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && (
        <p className="note">
          Nothing is connected yet. Connect a source below, or import a file with{' '}
          <code>npx earshot import feedback.csv</code>.
        </p>
      )}
      <ul className="source-list">
        {data?.items.map((source) => (
          <SourceCard key={source.id} source={source} />
        ))}
      </ul>
      <AddSource />
    </>
  );
}
