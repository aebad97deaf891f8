/** How flat settings become the nested configuration of a service, the same in each of them. */
export type RedisConfig = { url: string; prefix: string };

/** Redis for the queue; undefined runs it on PostgreSQL. */
export function groupRedis(settings: {
  REDIS_URL?: string | undefined;
  REDIS_PREFIX: string;
}): RedisConfig | undefined {
  const { REDIS_URL: url, REDIS_PREFIX: prefix } = settings;
  return url === undefined ? undefined : { url, prefix };
}

/** The secrets that open sealed credentials: the current one first, then those that are being replaced. */
export function groupSecrets(settings: {
  EARSHOT_SECRET?: string | undefined;
  EARSHOT_PREVIOUS_SECRETS?: string | undefined;
}): readonly string[] {
  const previous = settings.EARSHOT_PREVIOUS_SECRETS?.split(',') ?? [];
  return [settings.EARSHOT_SECRET, ...previous].flatMap((secret) => secret ?? []);
}

export type ModelsConfig = {
  apiKey: string | undefined;
  baseUrl: string | undefined;
  headers: Record<string, string> | undefined;
  model: string;
  embeddingModel: string | undefined;
  threads: number | undefined;
};

export function groupModels(settings: {
  OPENAI_API_KEY?: string | undefined;
  OPENAI_BASE_URL?: string | undefined;
  OPENAI_EXTRA_HEADERS?: Record<string, string> | undefined;
  OPENAI_MODEL: string;
  OPENAI_EMBEDDING_MODEL?: string | undefined;
  EARSHOT_EMBED_THREADS?: number | undefined;
}): ModelsConfig {
  return {
    apiKey: settings.OPENAI_API_KEY,
    baseUrl: settings.OPENAI_BASE_URL,
    headers: settings.OPENAI_EXTRA_HEADERS,
    model: settings.OPENAI_MODEL,
    embeddingModel: settings.OPENAI_EMBEDDING_MODEL,
    threads: settings.EARSHOT_EMBED_THREADS,
  };
}

export type ListenConfig = {
  host: string;
  port: number;
  trustProxy: boolean;
  requestsPerMinute: number;
};

export function groupListen(settings: {
  HOST: string;
  PORT: number;
  TRUST_PROXY: boolean;
  EARSHOT_REQUESTS_PER_MINUTE: number;
}): ListenConfig {
  return {
    host: settings.HOST,
    port: settings.PORT,
    trustProxy: settings.TRUST_PROXY,
    requestsPerMinute: settings.EARSHOT_REQUESTS_PER_MINUTE,
  };
}

/** Where people open this installation, without a trailing slash; by default the address it listens on. */
export function choosePublicUrl(settings: {
  EARSHOT_PUBLIC_URL?: string | undefined;
  HOST: string;
  PORT: number;
}): string {
  if (settings.EARSHOT_PUBLIC_URL !== undefined) {
    return settings.EARSHOT_PUBLIC_URL.replace(/\/+$/, '');
  }
  // A wildcard host is not an address to open.
  const isWildcard = ['0.0.0.0', '::', '127.0.0.1'].includes(settings.HOST);
  const host = settings.HOST.includes(':') ? `[${settings.HOST}]` : settings.HOST;
  return `http://${isWildcard ? 'localhost' : host}:${settings.PORT}`;
}
