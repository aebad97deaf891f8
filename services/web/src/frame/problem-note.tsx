import { ProblemError } from '@earshot/client';

/** A failure in the API's own words, with its remedy and, where it may pass, another try. */
export function ProblemNote({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const { title, detail, remedy, issues } = describe(error);
  return (
    <div className="note note-problem" role="alert">
      <p>
        <strong>{title}</strong>
        {detail !== '' && detail !== title && <> {detail}</>}
      </p>
      {issues.length > 0 && (
        <ul>
          {issues.map((issue) => (
            <li key={`${issue.path} ${issue.message}`}>
              {issue.path}: {issue.message}
            </li>
          ))}
        </ul>
      )}
      {remedy !== undefined && <p>{remedy}</p>}
      {onRetry && (
        <button type="button" className="button-plain" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}

function describe(error: Error) {
  if (error instanceof ProblemError) {
    const { title, ...rest } = error.problem;
    return { ...rest, title: /[.!?]$/.test(title) ? title : `${title}.` };
  }
  return {
    title: 'Earshot did not answer.',
    detail: 'The page could not reach the server it came from.',
    remedy: 'See whether it still runs; `npm start` starts it again.',
    issues: [],
  };
}
