import type { Mention } from '@earshot/client';
import { type ReactNode, useState } from 'react';
import { ContextDialog } from './context-dialog.tsx';
import { VerbatimCard } from './verbatim-card.tsx';
import './verbatim-list.css';

/** Verbatims, each of which opens in its context. */
export function VerbatimList(props: {
  mentions: readonly Mention[];
  /** What stands under a verbatim besides who said it. */
  renderAside?: (mention: Mention) => ReactNode;
}) {
  const [open, setOpen] = useState<Mention>();
  return (
    <>
      <ul className="verbatim-list">
        {props.mentions.map((mention) => (
          <VerbatimCard key={mention.id} mention={mention} onOpen={() => setOpen(mention)}>
            {props.renderAside?.(mention)}
          </VerbatimCard>
        ))}
      </ul>
      {open && (
        <ContextDialog
          feedbackId={open.feedbackId}
          mentionId={open.id}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}
