/** What the API said is wrong, after RFC 9457. */
export type ProblemDetails = {
  status: number;
  title: string;
  detail: string;
  /** What to do about it, as a sentence. */
  remedy: string | undefined;
  issues: readonly { path: string; message: string }[];
};

/** An answer of the API that is not 2xx. The message is its detail. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: ProblemDetails;

  constructor(problem: ProblemDetails) {
    super(problem.detail || problem.title);
    this.problem = problem;
  }
}

/** Reads a problem+json body. A body of another kind (a proxy's page) gives its status line only. */
export async function problemFrom(response: Response): Promise<ProblemError> {
  const body = await readJson(response);
  return new ProblemError({
    status: response.status,
    title: textOf(body['title']) ?? (response.statusText || `Status ${response.status}`),
    detail: textOf(body['detail']) ?? '',
    remedy: textOf(body['remedy']),
    issues: Array.isArray(body['issues']) ? body['issues'].filter(isIssue) : [],
  });
}

async function readJson(response: Response): Promise<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(await response.text());
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isIssue(value: unknown): value is { path: string; message: string } {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'path' in value &&
    typeof value.path === 'string' &&
    'message' in value &&
    typeof value.message === 'string'
  );
}
