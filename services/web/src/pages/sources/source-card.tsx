import type { Source } from '@earshot/client';
import { Link } from '@tanstack/react-router';
import { useWorkspace } from '../../app/workspace-context.ts';
import { formatMomentExactly } from '../../format/format-date.ts';
import { countOf } from '../../format/format-number.ts';
import { AddSecret } from './add-secret.tsx';
import { CopyText } from './copy-text.tsx';
import { sourceForms } from './source-forms.ts';

const STATUSES = {
  waiting: 'Waiting',
  healthy: 'Healthy',
  quiet: 'Quiet',
  failing: 'Failing',
} as const;

const OTHER_KINDS: Readonly<Record<string, string>> = {
  file: 'Imported files',
  api: 'REST API',
};

/** One source: its health in plain words and, where it has one, its webhook's address. */
export function SourceCard({ source }: { source: Source }) {
  const { health, hookUrl } = source;
  const kind = kindInWords(source.kind);
  return (
    <li className="source-card">
      <div>
        <h2>{source.name}</h2>
        {kind !== source.name && <p className="eyebrow">{kind}</p>}
      </div>
      <div className="source-health">
        <p className={`source-status source-${health.status}`}>
          <strong>{STATUSES[health.status]}</strong> {health.summary}
        </p>
        {countsOf(source) !== '' && <p className="source-counts">{countsOf(source)}</p>}
        <Rejection source={source} />
        {hookUrl !== null && (
          <details className="source-hook">
            <summary>Webhook and secret</summary>
            <CopyText label="Webhook address" text={hookUrl} />
            <AddSecret sourceId={source.id} />
          </details>
        )}
      </div>
      <Link to="/" search={{ source: [source.id] }} className="source-link">
        Its pain points
      </Link>
    </li>
  );
}

function kindInWords(kind: string): string {
  const title = sourceForms.find((form) => form.kind === kind)?.title;
  return title ?? OTHER_KINDS[kind] ?? kind;
}

function Rejection({ source: { health } }: { source: Source }) {
  const { timeZone } = useWorkspace();
  if (health.lastRejectedAt === null) return null;
  return (
    <p className="source-counts">
      Last refused on {formatMomentExactly(health.lastRejectedAt, timeZone)}
      {health.lastRejectedReason !== null && `: ${health.lastRejectedReason}`}
    </p>
  );
}

function countsOf({ health }: Source): string {
  // A healthy source's summary names the count already.
  const parts =
    health.status === 'healthy' ? [] : [`${countOf(health.received, 'record')} received`];
  if (health.waiting > 0) parts.push(`${countOf(health.waiting, 'record')} waiting`);
  if (health.dead > 0) parts.push(`${countOf(health.dead, 'record')} could not be read`);
  return parts.join(' · ');
}
