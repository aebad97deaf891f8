import type { Progress, Source, Workspace } from '@earshot/client';
import { lenderId } from './lender-ids.ts';

/** The invented lender's workspace, a demo with its own clock. */
export function buildWorkspace(overrides: Partial<Workspace> = {}): Workspace {
  return {
    id: lenderId('workspace', 1),
    slug: 'demo',
    name: 'Consumer loans',
    timeZone: 'America/New_York',
    isDemo: true,
    clockEndsOn: '2023-08-24',
    notice:
      'Contains consumer complaints from the CFPB Consumer Complaint Database, published by the US Consumer Financial Protection Bureau. The CFPB does not verify the facts alleged. Not endorsed by the CFPB.',
    attributes: [
      {
        name: 'state',
        values: [
          { value: 'TX', accounts: 71 },
          { value: 'CA', accounts: 64 },
          { value: 'FL', accounts: 52 },
        ],
      },
    ],
    hasLanguageModel: false,
    hasMail: false,
    ...overrides,
  };
}

/** Nothing under way. */
export function buildProgress(overrides: Partial<Progress> = {}): Progress {
  return {
    stage: 'idle',
    fraction: 1,
    etaSeconds: null,
    deliveries: { waiting: 0, done: 2_827, dead: 0 },
    feedback: { waiting: 0, done: 2_827, dead: 0 },
    mentions: { total: 4_412, assigned: 3_662 },
    themes: 64,
    lastDiscoveryAt: '2023-08-24T20:14:00Z',
    ...overrides,
  };
}

/** Three sources: one in order, one that has gone quiet, one whose events fail. */
export function buildSources(): Source[] {
  return [
    buildSource(0, 'zendesk', {
      name: 'Zendesk',
      health: {
        status: 'healthy',
        summary: 'Last event 3 minutes ago.',
        lastEventAt: '2023-08-24T19:57:00Z',
        received: 1_904,
      },
    }),
    buildSource(1, 'intercom', {
      name: 'Intercom',
      health: {
        status: 'failing',
        summary: 'The last 12 events were refused: their signature is wrong.',
        lastEventAt: '2023-08-22T08:31:00Z',
        lastRejectedAt: '2023-08-24T19:40:00Z',
        lastRejectedReason: 'The signature does not match any secret of this source.',
        received: 611,
        dead: 2,
      },
    }),
    buildSource(2, 'file', {
      name: 'Complaints',
      health: {
        status: 'quiet',
        summary: 'Imported once, 5 months ago.',
        lastEventAt: '2023-03-24T19:57:00Z',
        received: 312,
      },
    }),
  ];
}

function buildSource(
  index: number,
  kind: string,
  { name, health }: { name: string; health: Partial<Source['health']> },
): Source {
  const id = lenderId('source', index);
  return {
    id,
    kind,
    name,
    hookUrl: kind === 'file' ? null : `http://127.0.0.1:8787/hooks/${id}`,
    createdAt: '2023-03-01T10:00:00Z',
    health: {
      status: 'waiting',
      summary: 'Nothing has arrived yet.',
      lastEventAt: null,
      lastRejectedAt: null,
      lastRejectedReason: null,
      received: 0,
      waiting: 0,
      dead: 0,
      ...health,
    },
  };
}
