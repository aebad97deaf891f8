import { z } from 'zod';
import { logLevels } from '../log/create-logger.ts';

const flag = z
  .enum(['true', 'false', '1', '0'])
  .transform((value) => value === 'true' || value === '1');

/** Settings of every service. */
export const commonSettings = {
  LOG_LEVEL: z.enum(logLevels).default('info'),
  /** Seals the credentials of sources; 16 characters or more. */
  EARSHOT_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  /** Earlier secrets, separated by commas, while sealed credentials are renewed. */
  EARSHOT_PREVIOUS_SECRETS: z.string().optional(),
  /** Where people and vendors reach this installation. */
  EARSHOT_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
    .optional(),
  /** Where vendors send their webhooks, when that is another address than the public one. */
  EARSHOT_HOOKS_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
    .optional(),
};

/** For processes that open sealed credentials and have no data folder to keep a key in. */
export const requiredSecret = {
  EARSHOT_SECRET: commonSettings.EARSHOT_SECRET.unwrap(),
};

/** PostgreSQL ≥ 15 with pgvector. */
export const databaseSettings = {
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'must be an address like postgres://user:password@host:5432/earshot',
  }),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
};

/** Redis or Valkey; without it the queue runs on PostgreSQL. */
export const queueSettings = {
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: 'must be an address like redis://host:6379' })
    .optional(),
  REDIS_PREFIX: z.string().min(1).default('{earshot}'),
};

/** Any OpenAI-compatible endpoint; none of these are needed. */
export const modelSettings = {
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).optional(),
  OPENAI_MODEL: z.string().default('gpt-5-mini'),
  /** With it texts are embedded by the endpoint instead of on this machine. */
  OPENAI_EMBEDDING_MODEL: z.string().optional(),
  OPENAI_EXTRA_HEADERS: z
    .string()
    .transform((text, context) => parseHeaders(text, context))
    .optional(),
  EARSHOT_CACHE_DIR: z.string().optional(),
  EARSHOT_EMBED_THREADS: z.coerce.number().int().min(1).max(64).optional(),
};

/** The weekly e-mail; without `SMTP_URL` reports are kept and shown on the page. */
export const mailSettings = {
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be an address like smtp://user:password@host:587' })
    .optional(),
  MAIL_FROM: z.string().default('Earshot <earshot@localhost>'),
};

/** Where a service listens. */
export const listenSettings = {
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(8787),
  /** Set behind a reverse proxy that sets X-Forwarded-For. */
  TRUST_PROXY: flag.default(false),
  EARSHOT_REQUESTS_PER_MINUTE: z.coerce.number().int().min(10).default(1_200),
};

/** `name: value` pairs, separated by `;`. */
function parseHeaders(text: string, context: z.RefinementCtx): Record<string, string> {
  const pairs = text.split(';').filter((part) => part.trim() !== '');
  const headers = pairs.map((pair) => /^\s*([\w-]+)\s*:\s*(.+?)\s*$/.exec(pair));
  if (headers.includes(null)) {
    context.addIssue({ code: 'custom', message: 'must be like "X-Team: earshot; X-Env: prod"' });
  }
  return Object.fromEntries(
    headers.flatMap((match) => (match === null ? [] : [[match[1], match[2]]])),
  ) as Record<string, string>;
}
