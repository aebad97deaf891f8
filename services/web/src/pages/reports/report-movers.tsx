import type { ReportSnapshot } from '@earshot/client';
import { Link } from '@tanstack/react-router';
import { countOf, formatChange } from '../../format/format-number.ts';

type Mover = { id: string; name: string; mentions: number; growth?: number };

/** What rose, what fell and what is new. */
export function ReportMovers({ snapshot }: { snapshot: ReportSnapshot }) {
  return (
    <div className="movers">
      <Movers title="Rising" tone="worse" movers={snapshot.rising} />
      <Movers title="Falling" tone="better" movers={snapshot.falling} />
      <Movers title="New" tone="even" movers={snapshot.newThemes} />
    </div>
  );
}

function Movers(props: { title: string; tone: string; movers: readonly Mover[] }) {
  return (
    <section>
      <h2>{props.title}</h2>
      {props.movers.length === 0 && <p className="eyebrow">Nothing beyond chance</p>}
      <ul>
        {props.movers.map(({ id, name, mentions, growth }) => (
          <li key={id}>
            <Link to="/themes/$id" params={{ id }} className="quiet-link">
              {name}
            </Link>
            <span className="mover-figures">
              {growth !== undefined && (
                <strong className={`mover-${props.tone}`}>{formatChange(growth)}</strong>
              )}
              {countOf(mentions, 'mention')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
