import { AppError, seal, unseal } from '@earshot/core';
import { findSource, listSourcesWithHealth, updateSourceSecrets, withWorkspace } from '@earshot/db';
import { z } from 'zod';
import type { ApiDeps } from '../api-deps.ts';
import { requireScope } from '../auth/principal.ts';
import type { App } from '../http/app.ts';
import { CreatedSource, NewSource, NewSecret, Sources } from '../schemas/workspace.ts';
import { createSource } from '../sources/create-source.ts';
import { describeSource } from '../sources/describe-source.ts';

const tags = ['sources'];
/** While a secret is rotated the one before stays valid. */
const liveSecrets = 2;

/** `/v1/sources`: list with health, create, add a signing secret. */
export function sourceRoutes(deps: ApiDeps) {
  return function register(app: App): void {
    listRoute(app, deps);
    createRoute(app, deps);
    addSecretRoute(app, deps);
  };
}

function listRoute(app: App, deps: ApiDeps): void {
  app.get(
    '/v1/sources',
    { schema: { summary: 'Sources with their health.', tags, response: { 200: Sources } } },
    async ({ principal }) => {
      const rows = await withWorkspace(deps.db, principal.workspaceId, (tx) =>
        listSourcesWithHealth(tx, principal.workspaceId),
      );
      const now = new Date();
      return {
        items: rows.map((row) => describeSource(row, deps.settings.hooksUrl, now)),
        nextCursor: null,
      };
    },
  );
}

function createRoute(app: App, deps: ApiDeps): void {
  app.post(
    '/v1/sources',
    {
      schema: {
        summary: 'Connect a source. The answer says what to paste into the vendor’s admin page.',
        tags,
        body: NewSource,
        response: { 201: CreatedSource },
      },
    },
    async ({ principal, body }, reply) => {
      requireScope(principal, 'admin');
      return reply.code(201).send(await createSource(deps, principal.workspaceId, body));
    },
  );
}

function addSecretRoute(app: App, deps: ApiDeps): void {
  app.post(
    '/v1/sources/:id/secrets',
    {
      schema: {
        summary: 'Add a signing secret. It becomes the current one; the one before stays valid.',
        tags,
        params: z.object({ id: z.uuid() }),
        body: NewSecret,
        response: { 204: z.null() },
      },
    },
    async ({ principal, params, body }, reply) => {
      requireScope(principal, 'admin');
      const { workspaceId } = principal;
      await withWorkspace(deps.db, workspaceId, async (tx) => {
        const row = await findSource(tx, params.id);
        if (row === undefined) throw new AppError('not-found', 'There is no source with this id.');
        const before =
          row.sealedSecrets === null
            ? []
            : z.array(z.string()).parse(unseal(deps.keys, row.sealedSecrets));
        const secrets = [body.secret, ...before.filter((secret) => secret !== body.secret)];
        const sealedSecrets = seal(deps.keys, secrets.slice(0, liveSecrets));
        await updateSourceSecrets(tx, { workspaceId, id: row.id, sealedSecrets });
      });
      return reply.code(204).send(null);
    },
  );
}
