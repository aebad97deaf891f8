import type { FeedbackDetail, FeedbackTurn } from '@earshot/client';
import { useWorkspace } from '../app/workspace-context.ts';
import { formatMomentExactly } from '../format/format-date.ts';
import { markPlaces, type Place } from './mark-places.ts';
import './feedback-reader.css';

const SPEAKERS = {
  customer: 'Customer',
  agent: 'Agent',
  bot: 'Bot',
  interviewer: 'Interviewer',
  system: 'System',
} as const;

/** A whole feedback with its quotes marked where they stand; who is not a customer stands back. */
export function FeedbackReader(props: { feedback: FeedbackDetail; mentionId: string | undefined }) {
  const { feedback, mentionId } = props;
  return (
    <div className="feedback-reader">
      {feedback.turns.map((turn) => (
        <Turn
          key={turn.id}
          turn={turn}
          places={placesIn(feedback, turn.id)}
          mentionId={mentionId}
        />
      ))}
    </div>
  );
}

function Turn(props: { turn: FeedbackTurn; places: Place[]; mentionId: string | undefined }) {
  const { turn, places, mentionId } = props;
  const { timeZone } = useWorkspace();
  const isVoice = turn.role === 'customer' && !turn.isPrivate;
  return (
    <article className={isVoice ? 'turn' : 'turn turn-aside'}>
      <p className="turn-head">
        <strong>{turn.authorName ?? SPEAKERS[turn.role]}</strong>
        {turn.authorName !== null && <span>{SPEAKERS[turn.role]}</span>}
        {turn.isPrivate && <span>Private note</span>}
        {turn.at !== null && (
          <time dateTime={turn.at}>{formatMomentExactly(turn.at, timeZone)}</time>
        )}
        {turn.startMs !== null && <span>{formatOffset(turn.startMs)}</span>}
      </p>
      <p className="turn-text">
        {markPlaces(turn.text, places, mentionId).map((stretch) =>
          stretch.mentionId === undefined ? (
            <span key={stretch.start}>{stretch.text}</span>
          ) : (
            <mark
              key={stretch.start}
              className={stretch.mentionId === mentionId ? 'quote-chosen' : 'quote-other'}
              ref={stretch.mentionId === mentionId ? bringIntoView : null}
            >
              {stretch.text}
            </mark>
          ),
        )}
      </p>
    </article>
  );
}

function placesIn(feedback: FeedbackDetail, turnId: string): Place[] {
  return feedback.mentions
    .filter(({ place }) => place.turnId === turnId)
    .map(({ id, place }) => ({ mentionId: id, start: place.start, end: place.end }));
}

function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'center' });
}

function formatOffset(startMs: number): string {
  const seconds = Math.floor(startMs / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
