import type { ThemeDetail } from '@earshot/client';
import { useWorkspace } from '../../app/workspace-context.ts';
import { formatMoment } from '../../format/format-date.ts';
import { formatCount, formatRate } from '../../format/format-number.ts';

/** How well the theme holds together, and what was done to it by whom. */
export function ThemeHistory({ theme }: { theme: ThemeDetail }) {
  return (
    <section className="theme-section" aria-labelledby="quality">
      <div className="theme-section-head">
        <h2 id="quality">How solid this theme is</h2>
      </div>
      <dl className="theme-quality">
        <Quality label="Mentions in all time" value={formatCount(theme.size)} />
        <Quality label="Cohesion, of 100" value={pointsOf(theme.cohesion)}>
          How alike its mentions are
        </Quality>
        <Quality label="Separation, of 100" value={pointsOf(theme.separation)}>
          How far it stands from the nearest other theme
        </Quality>
      </dl>
      <Events theme={theme} />
    </section>
  );
}

function Quality(props: { label: string; value: string; children?: string }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>
        <span className="figure">{props.value}</span>
        <small>{props.children}</small>
      </dd>
    </div>
  );
}

function Events({ theme }: { theme: ThemeDetail }) {
  const { timeZone } = useWorkspace();
  return (
    <ol className="theme-events" aria-label="What was done to this theme">
      {theme.events.map((event) => (
        <li key={event.id}>
          <time dateTime={event.at}>{formatMoment(event.at, timeZone)}</time>
          <span>
            {event.kind.charAt(0).toUpperCase() + event.kind.slice(1)} by {event.actor}
            {event.reason !== '' && `: ${event.reason}`}
          </span>
        </li>
      ))}
    </ol>
  );
}

function pointsOf(value: number | null): string {
  return value === null ? '–' : formatRate(Math.round(value * 100));
}
