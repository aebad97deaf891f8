import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { signOut } from '../api/session.ts';
import { useWorkspace } from '../app/workspace-context.ts';
import { ColourSchemeToggle } from './colour-scheme-toggle.tsx';
import './page-header.css';

/** The name, the five places to go, the workspace and the way out. */
export function PageHeader() {
  const workspace = useWorkspace();
  const queries = useQueryClient();
  async function leave() {
    await signOut();
    // Clears first: the next person at this screen must not see a cached figure.
    queries.clear();
    location.assign('/');
  }
  return (
    <header className="page-header">
      <div className="page-header-inner">
        <Link to="/" className="wordmark">
          Earshot
        </Link>
        <nav aria-label="Main">
          <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
            Pain points
          </Link>
          <Link to="/themes">Themes</Link>
          <Link to="/search">Search</Link>
          <Link to="/sources">Sources</Link>
          <Link to="/reports">Reports</Link>
        </nav>
        <div className="page-header-aside">
          <span className="workspace-name">{workspace.name}</span>
          <ColourSchemeToggle />
          <button type="button" className="icon-button" onClick={() => void leave()}>
            Sign out
          </button>
        </div>
      </div>
    </header>
  );
}
