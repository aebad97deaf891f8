import type { FeedbackDetail } from '@earshot/client';
import { useWorkspace } from '../app/workspace-context.ts';
import { formatMoment } from '../format/format-date.ts';
import { Attribution } from './attribution.tsx';

/** What a feedback is called when it has no subject: `Complaint 6382310`. */
export function titleOf(feedback: FeedbackDetail): string {
  const kind = feedback.kind.charAt(0).toUpperCase() + feedback.kind.slice(1);
  return feedback.subject ?? `${kind} ${feedback.externalId}`;
}

/** Who said it, when and where. */
export function FeedbackHeading({ feedback }: { feedback: FeedbackDetail }) {
  const { timeZone } = useWorkspace();
  return (
    <Attribution
      account={feedback.account}
      person={feedback.customer?.name ?? null}
      date={formatMoment(feedback.occurredAt, timeZone)}
      source={feedback.source.name}
      url={feedback.url}
    />
  );
}
