import type { Trend } from '@earshot/client';
import { trendInWords } from '../format/trend-in-words.ts';
import './figure.css';

/** Which way it goes, by how much and how sure that is; or honestly that the data cannot tell. */
export function TrendVerdict({ trend, isFull }: { trend: Trend; isFull?: boolean }) {
  const words = trendInWords(trend);
  return (
    <div className={`trend-verdict trend-${words.tone}`}>
      <strong>
        <span aria-hidden="true">{words.arrow && `${words.arrow} `}</span>
        {words.verdict} {words.tone !== 'even' && words.change}
      </strong>
      {words.interval !== '' && <small title={words.basis}>{words.interval}</small>}
      {isFull === true && words.basis !== '' && <small>{words.basis}</small>}
    </div>
  );
}
