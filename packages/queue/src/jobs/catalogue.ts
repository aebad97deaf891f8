import { z } from 'zod';
import { defineJob } from './job-definition.ts';

const Nothing = z.object({});
const InWorkspace = z.object({ workspaceId: z.string() });

/** So many processes can drain the same pile; rows are claimed, so none is taken twice. */
const drainLanes = 4;

/** Doorbell: deliveries wait to become feedback. */
export const normaliseDeliveries = defineJob({
  name: 'normalise-deliveries',
  queue: 'ingest',
  payload: Nothing,
  attempts: 3,
  backoffMs: 1_000,
  idOf: () => 'normalise-deliveries',
  lanes: drainLanes,
});

/** Doorbell: feedback waits to be read into mentions, embedded and assigned. */
export const assignMentions = defineJob({
  name: 'assign-mentions',
  queue: 'mentions',
  payload: Nothing,
  attempts: 3,
  backoffMs: 1_000,
  idOf: () => 'assign-mentions',
  lanes: drainLanes,
});

/** Finds themes in a workspace; one at a time by lease. */
export const discoverThemes = defineJob({
  name: 'discover-themes',
  queue: 'themes',
  payload: InWorkspace,
  attempts: 5,
  backoffMs: 5_000,
  idOf: ({ workspaceId }) => `discover-themes-${workspaceId}`,
});

/** Looks for workspaces whose unassigned pile grew and rings `discover-themes` for them. */
export const checkDiscovery = defineJob({
  name: 'check-discovery',
  queue: 'themes',
  payload: Nothing,
  attempts: 1,
  backoffMs: 1_000,
  idOf: () => 'check-discovery',
});

/** Stores a week's snapshot and queues its e-mails. */
export const buildReport = defineJob({
  name: 'build-report',
  queue: 'reports',
  payload: z.object({ workspaceId: z.string(), week: z.string() }),
  attempts: 5,
  backoffMs: 30_000,
  idOf: ({ workspaceId, week }) => `build-report-${workspaceId}-${week}`,
});

/** Sends one report to one recipient. */
export const sendReport = defineJob({
  name: 'send-report',
  queue: 'reports',
  payload: z.object({ workspaceId: z.string(), reportId: z.string(), recipientId: z.string() }),
  attempts: 8,
  backoffMs: 60_000,
  idOf: ({ reportId, recipientId }) => `send-report-${reportId}-${recipientId}`,
});

/** Each workspace's Monday: builds last week's report. */
export const startWeeklyReport = defineJob({
  name: 'start-weekly-report',
  queue: 'reports',
  payload: InWorkspace,
  attempts: 5,
  backoffMs: 30_000,
  idOf: ({ workspaceId }) => `start-weekly-report-${workspaceId}`,
});
