import type { FeedbackChange, FeedbackFields, Turn } from './feedback-change.ts';

type FieldName = keyof FeedbackFields;
type Versioned<T> = { value: T; version: number };

/** Everything known about one feedback, with the version behind each part, so that changes merge in any order. */
export type FeedbackState = {
  fields: { [K in FieldName]?: Versioned<NonNullable<FeedbackFields[K]>> };
  turns: Record<string, Turn>;
  deletedVersion: number | null;
  /** The newest version seen. */
  version: number;
};

export const emptyFeedbackState: FeedbackState = {
  fields: {},
  turns: {},
  deletedVersion: null,
  version: Number.NEGATIVE_INFINITY,
};

/**
 * Merges a change into a state. Per field and per turn the higher version wins and equal versions are settled by
 * content, so merging is commutative, associative and idempotent (a last-writer-wins map).
 */
export function mergeFeedback(state: FeedbackState, change: FeedbackChange): FeedbackState {
  return {
    fields: mergeFields(state.fields, change),
    turns: mergeTurns(state.turns, change.turns),
    deletedVersion: change.isDeleted
      ? Math.max(change.version, state.deletedVersion ?? Number.NEGATIVE_INFINITY)
      : state.deletedVersion,
    version: Math.max(state.version, change.version),
  };
}

/** The turns in the order they were said: by time, then recording offset, then version, then id. */
export function listTurns(state: FeedbackState): Turn[] {
  return Object.values(state.turns).toSorted(compareTurns);
}

/** Current values of all fields, without their versions. */
export function currentFields(state: FeedbackState): FeedbackFields {
  const entries = Object.entries(state.fields).map(([name, field]) => [name, field.value]);
  return Object.fromEntries(entries) as FeedbackFields;
}

function mergeFields(
  fields: FeedbackState['fields'],
  change: FeedbackChange,
): FeedbackState['fields'] {
  const merged: Record<string, Versioned<unknown>> = { ...fields };
  for (const [name, value] of Object.entries(change.fields)) {
    if (value === undefined) continue;
    const next = { value, version: change.version };
    const current = merged[name];
    if (current === undefined || wins(next, current)) merged[name] = next;
  }
  return merged;
}

/** A map, because ids come from outside: `constructor` or `__proto__` are ids like any other. */
function mergeTurns(turns: Record<string, Turn>, added: readonly Turn[]): Record<string, Turn> {
  const merged = new Map(Object.entries(turns));
  for (const turn of added) {
    const current = merged.get(turn.id);
    if (current === undefined || turnWins(turn, current)) merged.set(turn.id, turn);
  }
  return Object.fromEntries(merged);
}

function turnWins(next: Turn, current: Turn): boolean {
  // A deletion is final: redacted words never come back with a late edit.
  if (Boolean(next.isDeleted) !== Boolean(current.isDeleted)) return Boolean(next.isDeleted);
  return wins({ value: next, version: next.version }, { value: current, version: current.version });
}

function wins(next: Versioned<unknown>, current: Versioned<unknown>): boolean {
  if (next.version !== current.version) return next.version > current.version;
  return JSON.stringify(next.value) > JSON.stringify(current.value);
}

function compareTurns(a: Turn, b: Turn): number {
  return (
    timeOf(a) - timeOf(b) ||
    (a.startMs ?? 0) - (b.startMs ?? 0) ||
    a.version - b.version ||
    (a.id < b.id ? -1 : 1)
  );
}

function timeOf(turn: Turn): number {
  return turn.at === undefined ? 0 : Date.parse(turn.at);
}
