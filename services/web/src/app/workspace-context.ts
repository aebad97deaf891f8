import type { Workspace } from '@earshot/client';
import { createContext, use } from 'react';

export const WorkspaceContext = createContext<Workspace | undefined>(undefined);

/** The workspace of the session. Only inside the signed-in frame. */
export function useWorkspace(): Workspace {
  const workspace = use(WorkspaceContext);
  if (workspace === undefined) throw new Error('WorkspaceContext has no provider.');
  return workspace;
}
