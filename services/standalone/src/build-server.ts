import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildApp, type ApiDeps } from '@earshot/api';
import { createReceiver, createSourceCache, hookRoutes } from '@earshot/ingest';
import type { Closable } from '@earshot/runtime';
import type { Parts } from './open-parts.ts';

/** One server for the page, the API and webhooks. */
export async function buildServer(
  parts: Parts,
): Promise<{ app: Awaited<ReturnType<typeof buildApp>> } & Closable> {
  const receiver = createReceiver(parts);
  const sources = createSourceCache(parts);
  const app = await buildApp(apiDeps(parts), [hookRoutes({ ...parts, receiver, sources })]);
  return {
    app,
    async close() {
      await app.close();
      await receiver.close();
    },
  };
}

export function apiDeps(parts: Parts): ApiDeps {
  const { config } = parts;
  return {
    ...parts,
    settings: {
      publicUrl: config.publicUrl,
      hooksUrl: config.hooksUrl,
      webDir: builtPage(),
      hasLanguageModel: parts.languageModel !== undefined,
      hasMail: config.mail.smtpUrl !== undefined,
      requestsPerMinute: config.listen.requestsPerMinute,
      trustProxy: config.listen.trustProxy,
    },
  };
}

/** The page as Vite built it; without it the API is served alone. */
function builtPage(): string | undefined {
  const folder = fileURLToPath(new URL('../../web/dist', import.meta.url));
  return existsSync(folder) ? folder : undefined;
}
