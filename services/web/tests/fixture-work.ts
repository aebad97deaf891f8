import { buildReportSnapshot, buildSources, lenderId } from '@earshot/testing';
import type { CreatedSource, NewSource, Report, Reports, Source } from '@earshot/client';
import type { FastifyInstance } from 'fastify';
import type { FixtureState } from './fixture-state.ts';
import { sendProblem } from './send-problem.ts';

/** The routes of the workspace, its progress, sources and reports. */
export function addWorkRoutes(app: FastifyInstance, state: FixtureState): void {
  const sources: Source[] = buildSources();
  app.get('/v1/workspace', () => state.workspace);
  app.get('/v1/progress', () => state.progress);
  app.get('/v1/sources', () => ({ items: sources, nextCursor: null }));
  app.post('/v1/sources', (request, reply) => {
    const body = request.body as NewSource;
    if (sources.some(({ name }) => name === body.name)) {
      return sendProblem(reply, 409, `There is a source called “${body.name}” already.`);
    }
    const created = createSource(body, sources.length);
    sources.push(created);
    return reply.code(201).send(created);
  });
  app.get('/v1/reports', (): Reports => ({ items: [summaryOf('2023-W22')], nextCursor: null }));
  app.get('/v1/reports/:week', (request): Report => {
    const { week } = request.params as { week: string };
    return { ...summaryOf(week), snapshot: { ...buildReportSnapshot(), week } };
  });
}

function createSource(body: NewSource, index: number): CreatedSource {
  const [template] = buildSources();
  if (template === undefined) throw new Error('There are no sources.');
  const id = lenderId('source', index);
  const hookUrl = `http://127.0.0.1:8787/hooks/${id}`;
  return {
    ...template,
    id,
    kind: body.kind,
    name: body.name,
    hookUrl,
    health: {
      ...template.health,
      status: 'waiting',
      summary: 'Nothing has arrived yet.',
      lastEventAt: null,
      received: 0,
    },
    secret: (body.secrets ?? []).length > 0 ? null : 'whsec_Zml4dHVyZS1zZWNyZXQtMDEyMzQ1Njc4OQ==',
    setupGuide: `1. Open your admin page and create a webhook.\n2. Set its address to ${hookUrl}\n3. Save it and send a test event.`,
  };
}

function summaryOf(week: string) {
  return {
    week,
    createdAt: '2023-06-05T12:00:04Z',
    delivery: 'Kept here: no SMTP server is configured.',
  };
}
