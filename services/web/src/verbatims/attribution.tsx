import type { Mention } from '@earshot/client';
import './attribution.css';

/** Who said it, when, through which source, and the way to the original. */
export function Attribution(props: {
  account: Mention['account'];
  person?: string | null;
  date: string;
  source: string;
  url: string | null;
}) {
  const { account, person } = props;
  return (
    <p className="attribution">
      {person && <span>{person}</span>}
      {account === null ? (
        !person && <span>Account unknown</span>
      ) : (
        <span>
          {account.name}
          {attributesOf(account)}
        </span>
      )}
      <span>{props.date}</span>
      {props.url === null || !isWebAddress(props.url) ? (
        <span>{props.source}</span>
      ) : (
        <a href={props.url} target="_blank" rel="noreferrer noopener">
          Open in {props.source}
          <span className="visually-hidden"> (a new window)</span>
        </a>
      )}
    </p>
  );
}

const SHOWN_ATTRIBUTES = 2;

function attributesOf({ name, attributes }: NonNullable<Mention['account']>): string {
  const values = Object.values(attributes)
    .filter((value) => value !== name)
    .slice(0, SHOWN_ATTRIBUTES);
  return values.length === 0 ? '' : `, ${values.join(', ')}`;
}

// The address came with the feedback: nothing but a web page may be opened from it.
function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}
