/** What one speaker says at a time. Times are offsets in the recording, in ms. */
export type Utterance = { speaker?: string; text: string; startMs?: number; endMs?: number };

/** `1:02:03.456`, `00:12,5` or `0:03` as ms; undefined for anything else. */
export function parseClock(text: string): number | undefined {
  const match = /^(?:(\d{1,3}):)?(\d{1,3}):(\d\d)(?:[.,](\d{1,3}))?$/u.exec(text.trim());
  if (match === null) return undefined;
  const [, hours, minutes, seconds, fraction] = match;
  const wholeSeconds = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
  return wholeSeconds * 1000 + Number((fraction ?? '0').padEnd(3, '0'));
}

/** Joins what the same speaker says in a row. Without any speaker nothing is joined but the lines stay in order. */
export function joinUtterances(utterances: readonly Utterance[]): Utterance[] {
  const joined: Utterance[] = [];
  for (const next of utterances) {
    const last = joined.at(-1);
    if (last !== undefined && last.speaker === next.speaker) {
      last.text = `${last.text} ${next.text}`;
      if (next.endMs !== undefined) last.endMs = next.endMs;
    } else {
      joined.push({ ...next });
    }
  }
  return joined;
}
