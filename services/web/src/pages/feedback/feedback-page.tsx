import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { feedbackQuery } from '../../api/work-queries.ts';
import { useClient } from '../../app/client-context.ts';
import { ProblemNote } from '../../frame/problem-note.tsx';
import { FeedbackHeading, titleOf } from '../../verbatims/feedback-heading.tsx';
import { FeedbackReader } from '../../verbatims/feedback-reader.tsx';

/** A feedback on its own page, so that a verbatim in its context can be sent to somebody. */
export function FeedbackPage() {
  const { id } = useParams({ from: '/feedback/$id' });
  const { mention } = useSearch({ from: '/feedback/$id' });
  const { data, error, refetch } = useQuery(feedbackQuery(useClient(), id));
  if (error !== null) return <ProblemNote error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <>
      <title>{`${titleOf(data)} · Earshot`}</title>
      <header className="page-head">
        <h1 className="feedback-title">{titleOf(data)}</h1>
        <FeedbackHeading feedback={data} />
      </header>
      <FeedbackReader feedback={data} mentionId={mention} />
    </>
  );
}
