import type { FeedbackChange, FeedbackFields, Turn } from './feedback-change.ts';

type FieldName = keyof FeedbackFields;
export type Versioned<T> = { value: T; version: number };

/** Everything known about one feedback, with the version behind each part, so that changes merge in any order. */
export type FeedbackState = {
  fields: { [K in FieldName]?: Versioned<NonNullable<FeedbackFields[K]>> };
  turns: Record<string, MergedTurn>;
  /** The newest change that deleted it, and the newest that spoke of it as being there. */
  deletedVersion: number | null;
  aliveVersion: number | null;
  /** The newest version seen. */
  version: number;
};

/** A turn, and the version that dated it where a newer one says nothing of its time. */
export type MergedTurn = Turn & { atVersion?: number };

export const emptyFeedbackState: FeedbackState = {
  fields: {},
  turns: {},
  deletedVersion: null,
  aliveVersion: null,
  version: Number.NEGATIVE_INFINITY,
};

/**
 * Merges a change into a state. Per field and per turn the higher version wins and equal versions are settled by
 * content, so merging is commutative, associative and idempotent (a last-writer-wins map).
 */
export function mergeFeedback(state: FeedbackState, change: FeedbackChange): FeedbackState {
  const { version } = change;
  const isDeletion = change.isDeleted === true;
  return {
    fields: mergeVersioned(state.fields, change.fields, version),
    turns: mergeTurns(state.turns, change.turns),
    deletedVersion: isDeletion ? newest(state.deletedVersion, version) : state.deletedVersion,
    aliveVersion: isDeletion ? state.aliveVersion : newest(state.aliveVersion, version),
    version: Math.max(state.version, version),
  };
}

/**
 * Whether the source deleted it for all that is known. Whatever is said of it later, as when it is undeleted, brings it
 * back: a source says nothing of what it no longer has, and an event that is lost must not hide a customer for good.
 */
export function isDeletedFeedback(state: FeedbackState): boolean {
  if (state.deletedVersion === null) return false;
  return state.deletedVersion >= (state.aliveVersion ?? Number.NEGATIVE_INFINITY);
}

/** Merges values that share a version, name by name: the higher version wins, equal ones are settled by content. */
export function mergeVersioned(
  known: Readonly<Record<string, Versioned<unknown>>>,
  said: Readonly<Record<string, unknown>>,
  version: number,
): Record<string, Versioned<unknown>> {
  const merged = new Map(Object.entries(known));
  for (const [name, value] of Object.entries(said)) {
    if (value === undefined) continue;
    const next = { value, version };
    const current = merged.get(name);
    if (current === undefined || wins(next, current)) merged.set(name, next);
  }
  return Object.fromEntries(merged);
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

/** A map, because ids come from outside: `constructor` or `__proto__` are ids like any other. */
function mergeTurns(turns: FeedbackState['turns'], added: readonly Turn[]): FeedbackState['turns'] {
  const merged = new Map(Object.entries(turns));
  for (const turn of added) {
    const current = merged.get(turn.id);
    merged.set(turn.id, current === undefined ? turn : mergeTurn(current, turn));
  }
  return Object.fromEntries(merged);
}

/** The words of the newer one, and the time of the newest that has one: an edit or a redaction often tells none. */
function mergeTurn(current: MergedTurn, next: MergedTurn): MergedTurn {
  const [known, said] = [withoutTime(current), withoutTime(next)];
  const winner = turnWins(said, known) ? said : known;
  const dated = [current, next]
    .flatMap(({ at, atVersion, version }) =>
      at === undefined ? [] : [{ value: at, version: atVersion ?? version }],
    )
    .reduce<Versioned<string> | undefined>(
      (best, time) => (best === undefined || wins(time, best) ? time : best),
      undefined,
    );
  if (dated === undefined) return winner;
  const at = { ...winner, at: dated.value };
  return dated.version === winner.version ? at : { ...at, atVersion: dated.version };
}

function withoutTime({ at: _at, atVersion: _atVersion, ...words }: MergedTurn): MergedTurn {
  return words;
}

function newest(known: number | null, version: number): number {
  return Math.max(known ?? Number.NEGATIVE_INFINITY, version);
}

function turnWins(next: Turn, current: Turn): boolean {
  // A deletion is final: redacted words never come back with a late edit.
  if (Boolean(next.isDeleted) !== Boolean(current.isDeleted)) return Boolean(next.isDeleted);
  return wins({ value: next, version: next.version }, { value: current, version: current.version });
}

function wins(next: Versioned<unknown>, current: Versioned<unknown>): boolean {
  if (next.version !== current.version) return next.version > current.version;
  return canonical(next.value) > canonical(current.value);
}

/** The database keeps the keys of an object in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
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
