import { useWorkspace } from '../app/workspace-context.ts';
import { formatDay } from '../format/format-date.ts';
import './banner.css';

/** Whose words a demo shows, and until when. Nothing in a workspace of one's own without a notice. */
export function DemoBanner() {
  const { isDemo, notice, clockEndsOn } = useWorkspace();
  if (!isDemo && notice === null && clockEndsOn === null) return null;
  return (
    <aside className="banner" aria-label={isDemo ? 'About this demo' : 'About this workspace'}>
      <p>
        {isDemo && <strong>Demo. </strong>}
        {clockEndsOn !== null && (
          <>
            The {isDemo ? 'demo' : 'workspace'}’s clock ends on {formatDay(clockEndsOn)}: windows
            are counted back from there.{' '}
          </>
        )}
        {notice}
      </p>
    </aside>
  );
}
