import type { PainPoints, Progress, Workspace } from '@earshot/client';

/** What the fixture answers; a test changes it while the page is open. */
export type FixtureState = {
  workspace: Workspace;
  progress: Progress;
  /** Laid over the ranking of the invented lender. */
  painPoints: Partial<PainPoints>;
};
