import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { feedbackQuery } from '../api/work-queries.ts';
import { useClient } from '../app/client-context.ts';
import { ProblemNote } from '../frame/problem-note.tsx';
import { FeedbackHeading, titleOf } from './feedback-heading.tsx';
import { FeedbackReader } from './feedback-reader.tsx';
import './context-dialog.css';

/** The whole feedback around a verbatim, over the page that is being read. Escape closes it. */
export function ContextDialog(props: {
  feedbackId: string;
  mentionId: string;
  onClose: () => void;
}) {
  const { feedbackId, mentionId, onClose } = props;
  const { data, error } = useQuery(feedbackQuery(useClient(), feedbackId));
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="context-dialog"
      aria-label="The verbatim in its context"
      onClose={onClose}
      closedby="any"
    >
      <header className="context-dialog-head">
        <div>
          <h2>{data && titleOf(data)}</h2>
          {data && <FeedbackHeading feedback={data} />}
        </div>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </header>
      <div className="context-dialog-body" tabIndex={-1}>
        {error !== null && <ProblemNote error={error} />}
        {data && <FeedbackReader feedback={data} mentionId={mentionId} />}
      </div>
      <footer className="context-dialog-foot">
        <Link to="/feedback/$id" params={{ id: feedbackId }} search={{ mention: mentionId }}>
          Open on its own page
        </Link>
      </footer>
    </dialog>
  );
}
