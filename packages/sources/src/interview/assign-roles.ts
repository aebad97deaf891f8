import { AppError } from '@earshot/core';
import { closest } from 'fastest-levenshtein';
import type { Utterance } from './utterance.ts';

/** Who a speaker is taken for, how sure that is (0…1) and why; to be shown to whoever imports. */
export type SpeakerRole = {
  name: string;
  role: 'customer' | 'interviewer';
  confidence: number;
  reason: 'told' | 'name' | 'questions' | 'alone' | 'nobody asks';
  turns: number;
  questions: number;
};

/**
 * Tells interviewers from customers: as told, else by a name such as "Moderator", else whoever asks clearly most.
 * Throws `AppError('invalid-input')` for a told name that nobody has.
 */
export function assignRoles(
  utterances: readonly Utterance[],
  told: readonly string[] = [],
): SpeakerRole[] {
  const speakers = countSpeakers(utterances);
  if (told.length > 0) return fromTold(speakers, told);
  if (speakers.some(({ name }) => interviewerName.test(name))) return fromNames(speakers);
  return fromQuestions(speakers);
}

type Speaker = { name: string; turns: number; questions: number };

const interviewerName =
  /\b(interviewer|moderator|researcher|facilitator|host)\b|^(q|i|int)\.?$|\((pm|ux|research|product)\b/iu;

function countSpeakers(utterances: readonly Utterance[]): Speaker[] {
  const speakers = new Map<string, Speaker>();
  for (const { speaker, text } of utterances) {
    if (speaker === undefined) continue;
    const seen = speakers.get(speaker) ?? { name: speaker, turns: 0, questions: 0 };
    const questions = seen.questions + (/[?？]/u.test(text) ? 1 : 0);
    speakers.set(speaker, { name: speaker, turns: seen.turns + 1, questions });
  }
  return [...speakers.values()];
}

function fromTold(speakers: readonly Speaker[], told: readonly string[]): SpeakerRole[] {
  const names = speakers.map(({ name }) => name);
  const found = new Set(told.map((name) => findSpeaker(name, names)));
  return speakers.map((speaker) => withRole(speaker, found.has(speaker.name), ['told', 1]));
}

function findSpeaker(told: string, names: readonly string[]): string {
  const found = names.find((name) => name.toLowerCase() === told.trim().toLowerCase());
  if (found !== undefined) return found;
  const hint =
    names.length === 0 ? 'It names no speakers.' : `Did you mean "${closest(told, [...names])}"?`;
  throw new AppError('invalid-input', `Nobody in the transcript is called "${told}". ${hint}`, {
    remedy: `The speakers are: ${names.join(', ') || 'none'}.`,
  });
}

function fromNames(speakers: readonly Speaker[]): SpeakerRole[] {
  return speakers.map((speaker) =>
    withRole(speaker, interviewerName.test(speaker.name), ['name', 0.95]),
  );
}

/** The lead of the one who asks most, over the share of turns with a question, is how sure the guess is. */
function fromQuestions(speakers: readonly Speaker[]): SpeakerRole[] {
  if (speakers.length < 2)
    return speakers.map((speaker) => withRole(speaker, false, ['alone', 0.5]));
  const [first, second] = speakers.toSorted((a, b) => askingShare(b) - askingShare(a));
  const lead = askingShare(first) - askingShare(second);
  if (first === undefined || lead < 0.1) {
    return speakers.map((speaker) => withRole(speaker, false, ['nobody asks', 0.3]));
  }
  const confidence = Math.round(Math.min(0.9, 0.5 + lead / 2) * 100) / 100;
  return speakers.map((speaker) => withRole(speaker, speaker === first, ['questions', confidence]));
}

/** Smoothed, so that one question in one turn does not make an interviewer. */
function askingShare(speaker: Speaker | undefined): number {
  return speaker === undefined ? 0 : speaker.questions / (speaker.turns + 1);
}

function withRole(
  speaker: Speaker,
  isInterviewer: boolean,
  [reason, confidence]: [SpeakerRole['reason'], number],
): SpeakerRole {
  return { ...speaker, role: isInterviewer ? 'interviewer' : 'customer', confidence, reason };
}
