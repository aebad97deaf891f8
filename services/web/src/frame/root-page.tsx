import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { workspaceQuery } from '../api/figure-queries.ts';
import { useClient } from '../app/client-context.ts';
import { isSignedOut } from '../app/create-query-client.ts';
import { WorkspaceContext } from '../app/workspace-context.ts';
import { SignedOutPage } from '../pages/signed-out/signed-out-page.tsx';
import { DemoBanner } from './demo-banner.tsx';
import { PageHeader } from './page-header.tsx';
import { ProblemNote } from './problem-note.tsx';
import { WorkBanner } from './work-banner.tsx';
import './root-page.css';

/** What stands around every page; without a session nothing but the way in. */
export function RootPage() {
  const { data: workspace, error, refetch } = useQuery(workspaceQuery(useClient()));
  if (error !== null && isSignedOut(error)) return <SignedOutPage />;
  if (workspace === undefined) {
    return (
      <main className="page page-waiting">
        {error !== null && <ProblemNote error={error} onRetry={() => void refetch()} />}
      </main>
    );
  }
  return (
    <WorkspaceContext value={workspace}>
      <a className="skip-link" href="#content">
        Skip to the content
      </a>
      <PageHeader />
      <DemoBanner />
      <WorkBanner />
      <main className="page" id="content" tabIndex={-1}>
        <Outlet />
      </main>
    </WorkspaceContext>
  );
}
