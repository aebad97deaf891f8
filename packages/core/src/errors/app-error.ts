/** The closed list of failures. Each transport maps them once: HTTP to problem+json, workers to retry or dead letter. */
export const appErrorCodes = [
  'invalid-input',
  'invalid-config',
  'unauthorized',
  'forbidden',
  'not-found',
  'conflict',
  'too-large',
  'unsupported',
  'rate-limited',
  'unavailable',
  'timeout',
  'corrupt',
  'internal',
] as const;

export type AppErrorCode = (typeof appErrorCodes)[number];

/** One thing that is wrong with an input, named so that the sender can find it. */
export type InputIssue = { path: string; message: string };

export type AppErrorOptions = {
  /** What the reader can do about it, as a full sentence. */
  remedy?: string;
  /** True when the same call may succeed later without a change. Defaults by code. */
  retryable?: boolean;
  /** Seconds to wait before a retry, where the other side said so. */
  retryAfterSeconds?: number;
  issues?: readonly InputIssue[];
  cause?: unknown;
};

const retryableCodes: ReadonlySet<AppErrorCode> = new Set([
  'rate-limited',
  'unavailable',
  'timeout',
]);

/** A failure with a closed code. The message names the thing (setting, file, row, field); the remedy says what to do. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: AppErrorCode;
  readonly retryable: boolean;
  readonly remedy: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly issues: readonly InputIssue[];

  constructor(code: AppErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.retryable = options.retryable ?? retryableCodes.has(code);
    this.remedy = options.remedy;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.issues = options.issues ?? [];
  }
}
