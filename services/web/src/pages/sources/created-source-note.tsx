import type { CreatedSource } from '@earshot/client';
import { CopyText } from './copy-text.tsx';

/** What to paste into the vendor's admin page; a generated secret is shown this once. */
export function CreatedSourceNote({ source }: { source: CreatedSource }) {
  return (
    <div className="created-source" aria-live="polite">
      <h3>{source.name} is waiting for its first event</h3>
      {source.hookUrl !== null && <CopyText label="Webhook address" text={source.hookUrl} />}
      {source.secret !== null && (
        <>
          <CopyText label="Signing secret" text={source.secret} />
          <p className="note note-caution">The secret is shown this once. Copy it now.</p>
        </>
      )}
      {source.setupGuide !== null && <p className="setup-guide">{source.setupGuide.trim()}</p>}
    </div>
  );
}
