import { pino, stdSerializers, type DestinationStream, type Logger as PinoLogger } from 'pino';

export type Logger = PinoLogger;

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * A JSON logger. Fields that could hold customer text, keys or addresses are removed even when somebody logs them by
 * mistake: the message is static and the fields are ids and numbers.
 */
export function createLogger(
  input: { service: string; level: LogLevel },
  destination?: DestinationStream,
): Logger {
  const options = {
    base: { service: input.service },
    level: input.level,
    redact: { paths: secretPaths, remove: true },
    serializers: { err: describeFailure },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** A failed query's message and fields repeat its values, which hold what customers said: only PostgreSQL's reason stays. */
function describeFailure(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const reason = 'query' in error && error.cause instanceof Error ? error.cause : error;
  const told = Object.entries(stdSerializers.err(reason));
  return Object.fromEntries(told.filter(([name]) => !queryValues.has(name)));
}

const queryValues: ReadonlySet<string> = new Set(['detail', 'where', 'query', 'params']);

const secretNames = [
  'authorization',
  'cookie',
  'password',
  'secret',
  'secrets',
  'token',
  'apiKey',
  'email',
  'text',
  'quote',
  'body',
];
const secretPaths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
