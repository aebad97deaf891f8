import { createLogger } from '@earshot/runtime';
import type { ApiDeps } from '../api-deps.ts';
import { buildApp } from '../build-app.ts';

/** The API's OpenAPI 3.1 document, as `/openapi.json` serves it. Needs no database: routes are described, not called. */
export async function buildOpenApi(): Promise<object> {
  const app = await buildApp(describedOnly());
  try {
    await app.ready();
    return app.swagger();
  } finally {
    await app.close();
  }
}

function describedOnly(): ApiDeps {
  const uncalled = undefined as never;
  return {
    db: uncalled,
    queue: uncalled,
    embedder: uncalled,
    keys: uncalled,
    log: createLogger({ service: 'openapi', level: 'silent' }),
    settings: {
      publicUrl: 'http://127.0.0.1',
      hooksUrl: 'http://127.0.0.1',
      webDir: undefined,
      hasLanguageModel: false,
      hasMail: false,
      requestsPerMinute: 1,
      trustProxy: false,
    },
  };
}
