import { AppError } from '@earshot/core';
import { findFeedback, listFeedback, listMentionsOfFeedback, withWorkspace } from '@earshot/db';
import { z } from 'zod';
import type { ApiDeps } from '../api-deps.ts';
import { requireScope } from '../auth/principal.ts';
import { acceptFeedback } from '../feedback/accept-feedback.ts';
import type { App } from '../http/app.ts';
import { decodeCursor, TimeCursor, toPage } from '../http/cursor.ts';
import { answerOnce } from '../http/answer-once.ts';
import { toFeedback, toMention } from '../http/to-views.ts';
import {
  FeedbackAccepted,
  FeedbackDetail,
  FeedbackPage,
  FeedbackQuery,
  NewFeedbacks,
} from '../schemas/voices.ts';

const tags = ['feedback'];

/** `/v1/feedback`: post one or many, list, read one with its mentions. */
export function feedbackRoutes(deps: ApiDeps) {
  return function register(app: App): void {
    postFeedback(app, deps);
    listFeedbacks(app, deps);
    readFeedback(app, deps);
  };
}

function postFeedback(app: App, deps: ApiDeps): void {
  app.post(
    '/v1/feedback',
    {
      schema: {
        summary:
          'Give feedback, one or up to 1,000. Accepted means stored; themes follow within seconds.',
        tags,
        headers: z.object({ 'idempotency-key': z.string().min(1).max(200).optional() }),
        body: NewFeedbacks,
        response: { 202: FeedbackAccepted },
      },
    },
    async (request, reply) => {
      requireScope(request.principal, 'write');
      const { workspaceId } = request.principal;
      const answer = await answerOnce(
        deps,
        { workspaceId, key: request.headers['idempotency-key'], body: request.body },
        () => acceptFeedback(deps, workspaceId, request.body),
      );
      return reply.code(202).send(FeedbackAccepted.parse(answer));
    },
  );
}

function listFeedbacks(app: App, deps: ApiDeps): void {
  app.get(
    '/v1/feedback',
    {
      schema: {
        summary: 'Feedback, newest first.',
        tags,
        querystring: FeedbackQuery,
        response: { 200: FeedbackPage },
      },
    },
    async ({ principal, query }) => {
      const after = decodeCursor(TimeCursor, query.cursor);
      const rows = await withWorkspace(deps.db, principal.workspaceId, (tx) =>
        listFeedback(tx, {
          workspaceId: principal.workspaceId,
          limit: query.limit + 1,
          ...(query.source === undefined ? {} : { sourceId: query.source }),
          ...(after === undefined ? {} : { after }),
        }),
      );
      return toPage(rows, query.limit, {
        item: toFeedback,
        position: (row) => ({ occurredAt: row.occurredAt.toISOString(), id: row.id }),
      });
    },
  );
}

function readFeedback(app: App, deps: ApiDeps): void {
  app.get(
    '/v1/feedback/:id',
    {
      schema: {
        summary: 'One feedback with all its turns and the mentions that were read out of it.',
        tags,
        params: z.object({ id: z.uuid() }),
        response: { 200: FeedbackDetail },
      },
    },
    async ({ principal, params }) => {
      const { workspaceId } = principal;
      const [feedback, mentions] = await withWorkspace(deps.db, workspaceId, async (tx) => [
        await findFeedback(tx, workspaceId, params.id),
        await listMentionsOfFeedback(tx, workspaceId, params.id),
      ]);
      if (feedback === undefined) {
        throw new AppError('not-found', 'There is no feedback with this id in the workspace.');
      }
      return { ...toFeedback(feedback), mentions: mentions.map(toMention) };
    },
  );
}
