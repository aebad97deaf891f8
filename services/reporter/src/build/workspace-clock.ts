import type { WorkspaceClock } from '@earshot/core';
import type { WorkspaceRow } from '@earshot/db';

/** What "now" means for a workspace: the real time, or the last whole day of one whose data has an end. */
export function workspaceClock(
  { timeZone, clockEndsOn }: Pick<WorkspaceRow, 'timeZone' | 'clockEndsOn'>,
  now: Date,
): WorkspaceClock {
  return { now, timeZone, endsOn: clockEndsOn };
}
