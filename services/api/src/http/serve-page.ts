import { AppError } from '@earshot/core';
import fastifyStatic from '@fastify/static';
import type { App } from './app.ts';

/** Below these an address that does not exist is a mistake, not one of the page's own. */
const otherPrefixes = ['/v1/', '/hooks/', '/docs', '/u/', '/assets/'];

/** Serves the built page; every address of its own that is not a file answers with it. */
export async function servePage(app: App, webDir: string | undefined): Promise<void> {
  if (webDir !== undefined) {
    await app.register(fastifyStatic, {
      root: webDir,
      wildcard: false,
      index: 'index.html',
      setHeaders: (reply, path) => {
        // Vite names assets by their content.
        const isHashed = path.includes('/assets/');
        void reply.header(
          'cache-control',
          isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const isOther = otherPrefixes.some((prefix) => request.url.startsWith(prefix));
    const wantsPage = request.method === 'GET' && !isOther && webDir !== undefined;
    if (wantsPage) return reply.sendFile('index.html');
    throw new AppError('not-found', 'There is nothing at this address.', {
      remedy: 'The addresses of the API are listed at /docs.',
    });
  });
}
