import type { Mention } from '@earshot/client';
import type { ReactNode } from 'react';
import { useWorkspace } from '../app/workspace-context.ts';
import { formatMoment } from '../format/format-date.ts';
import { Attribution } from './attribution.tsx';

const TYPES = { pain: 'Pain', request: 'Request', praise: 'Praise', question: 'Question' } as const;

/** What a customer said, word for word, and who said it. */
export function VerbatimCard(props: {
  mention: Mention;
  onOpen: () => void;
  children?: ReactNode;
}) {
  const { mention } = props;
  const { timeZone } = useWorkspace();
  return (
    <li className="verbatim">
      <blockquote>{mention.quote}</blockquote>
      <div className="verbatim-foot">
        <Attribution
          account={mention.account}
          date={formatMoment(mention.occurredAt, timeZone)}
          source={mention.source.name}
          url={mention.feedback.url}
        />
        <span className="tag">{TYPES[mention.type]}</span>
        {props.children}
        <button type="button" className="button-plain" onClick={props.onOpen}>
          Show in context
        </button>
      </div>
    </li>
  );
}
