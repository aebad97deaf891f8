/** A line's speaker and words: `Kim Doe: It is slow.` Without a speaker only the words. */
export function splitSpeaker(line: string): { speaker?: string; text: string } {
  const colon = line.search(/[:：]/u);
  if (colon > 0 && colon <= maxNameChars && isSpeakerName(line.slice(0, colon))) {
    return { speaker: line.slice(0, colon).trim(), text: line.slice(colon + 1).trim() };
  }
  return { text: line.trim() };
}

const maxNameChars = 60;
const capitalised =
  /^[\p{Lu}\p{Lo}][\p{L}\p{M}\p{N}.'’-]*(?: \(?[\p{Lu}\p{Lo}\p{N}][\p{L}\p{M}\p{N}.'’-]*\)?){0,4}$/u;
const roleWord =
  /^(?:interviewer|interviewee|moderator|facilitator|researcher|host|participant|respondent|customer|user|speaker|guest|[pqai])(?: ?#?\d{1,3})?$/iu;

/** `The problem: it crashes` has no speaker: names are capitalised throughout, or are words for a role. */
export function isSpeakerName(name: string): boolean {
  const plain = name.trim();
  return roleWord.test(plain) || (capitalised.test(plain) && !commonOpeners.test(plain));
}

const commonOpeners =
  /^(?:note|notes|date|time|location|duration|transcript|recording|subject|title|attendees|participants|agenda|summary|example|https?|warning|ps)$/iu;
