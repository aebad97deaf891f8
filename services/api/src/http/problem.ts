import { AppError, type AppErrorCode, type InputIssue } from '@earshot/core';
import { explainQueryError } from '@earshot/db';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { Problem } from '../schemas/page.ts';

type ProblemBody = z.infer<typeof Problem>;

const statusOf: Record<AppErrorCode, number> = {
  'invalid-input': 400,
  'invalid-config': 500,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  unsupported: 415,
  'rate-limited': 429,
  unavailable: 503,
  timeout: 504,
  corrupt: 500,
  internal: 500,
};

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** The one place where failures become HTTP: RFC 9457 problem+json. What is not ours to tell stays in the log. */
export function sendProblem(
  thrown: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const error = explainQueryError(thrown);
  const problem = toProblem(error);
  if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
  if (error instanceof AppError && error.retryAfterSeconds !== undefined) {
    reply.header('retry-after', String(error.retryAfterSeconds));
  }
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

export function toProblem(error: unknown): ProblemBody {
  if (error instanceof AppError) return fromAppError(error);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.flatMap(toIssues);
    return problem(400, { detail: 'The request is not valid.', issues });
  }
  const status = (error as FastifyError).statusCode ?? 500;
  if (status < 500) return problem(status, { detail: (error as FastifyError).message });
  return problem(500, { detail: 'Something went wrong here; it is in the log.' });
}

type ValidationIssue = {
  instancePath: string;
  message?: string | undefined;
  params?: { errors?: unknown };
};
type ZodIssue = { path: PropertyKey[]; message: string; errors?: ZodIssue[][] };

/** Of a choice of shapes only the faults of the one that fits best are told: the one where a fault lies deepest. */
function toIssues({ instancePath, message, params }: ValidationIssue): InputIssue[] {
  const path = instancePath.split('/').filter((part) => part !== '');
  const issue = { path, message: message ?? 'is not valid' };
  const errors = params?.errors as ZodIssue[][] | undefined;
  return unfold(errors === undefined ? issue : { ...issue, errors });
}

function unfold({ path, message, errors }: ZodIssue): InputIssue[] {
  const best = errors?.toSorted((a, b) => depthOf(b) - depthOf(a))[0];
  if (best === undefined) return [{ path: path.join('.') || 'body', message }];
  return best.flatMap((issue) => unfold({ ...issue, path: [...path, ...issue.path] }));
}

function depthOf(issues: readonly ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

function fromAppError(error: AppError): ProblemBody {
  const status = statusOf[error.code];
  const isOurs = status === 500;
  return problem(status, {
    detail: isOurs ? 'Something went wrong here; it is in the log.' : error.message,
    ...(error.remedy === undefined || isOurs ? {} : { remedy: error.remedy }),
    ...(error.issues.length === 0 ? {} : { issues: [...error.issues] }),
  });
}

function problem(
  status: number,
  rest: Pick<ProblemBody, 'detail' | 'remedy' | 'issues'>,
): ProblemBody {
  return { type: 'about:blank', title: titles[status] ?? 'Error', status, ...rest };
}
