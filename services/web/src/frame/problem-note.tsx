import { ProblemError } from '@earshot/client';

/** A failure in the API's own words, with its remedy and, where it may pass, another try. */
export function ProblemNote({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const { what, remedy, issues } = describe(error);
  return (
    <div className="note note-problem" role="alert">
      <p>
        <strong>{what}</strong> {remedy}
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
    const { title, detail, remedy, issues } = error.problem;
    return { what: asSentence(detail || title), remedy, issues };
  }
  return {
    what: 'The page could not reach the server it came from.',
    remedy: 'See whether Earshot still runs there; npm start starts it again.',
    issues: [],
  };
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
