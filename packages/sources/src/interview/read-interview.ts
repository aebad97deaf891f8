import { AppError, cleanText } from '@earshot/core';
import type { AccountRef, Attributes, CustomerRef, FeedbackChange, Turn } from '@earshot/core';
import { hashKey } from '../deliveries/dedupe-key.ts';
import { omitUndefined } from '../json/omit-undefined.ts';
import { decodeText } from '../tables/decode-text.ts';
import { detectEncoding } from '../tables/detect-encoding.ts';
import { bytesInput } from '../tables/open-table.ts';
import { assignRoles } from './assign-roles.ts';
import type { SpeakerRole } from './assign-roles.ts';
import { readCues } from './read-cues.ts';
import { readDocx } from './read-docx.ts';
import { readSpeakerLines } from './read-speaker-lines.ts';
import { joinUtterances } from './utterance.ts';
import type { Utterance } from './utterance.ts';

export type InterviewOptions = {
  fileName: string;
  /** When it was read: orders a re-import with other settings after the first. */
  now: Date;
  /** Names of those who ask. Guessed where it is missing. */
  interviewer?: readonly string[];
  /** When the interview took place, ISO 8601 with a zone. */
  occurredAt?: string;
  subject?: string;
  url?: string;
  participant?: CustomerRef;
  account?: AccountRef;
  attributes?: Attributes;
};

export type InterviewTranscript = {
  format: 'vtt' | 'srt' | 'docx' | 'txt';
  speakers: readonly SpeakerRole[];
  change: FeedbackChange;
};

export const maxInterviewBytes = 20 * 1024 ** 2;
const maxTurns = 20_000;

/**
 * A transcript (WebVTT, SRT, DOCX, plain text) as one feedback whose turns keep speakers and times. The interviewer's
 * turns are `interviewer`. Throws `AppError` for a file that is too large, is something else, or holds no words.
 */
export async function readInterview(
  bytes: Uint8Array,
  options: InterviewOptions,
): Promise<InterviewTranscript> {
  const { fileName } = options;
  if (bytes.length > maxInterviewBytes) {
    throw new AppError(
      'too-large',
      `${fileName} is larger than ${maxInterviewBytes / 1024 ** 2} MB.`,
      {
        remedy: 'Give the transcript, not the recording.',
      },
    );
  }
  const { format, utterances } = await readUtterances(fileName, bytes);
  if (utterances.length === 0 || utterances.length > maxTurns) {
    throw new AppError(
      'invalid-input',
      `${fileName} holds no transcript: ${utterances.length} turns were found.`,
      {
        remedy: 'Write "Name: words", one turn per line, or give a .vtt, .srt or .docx transcript.',
      },
    );
  }
  const speakers = assignRoles(utterances, options.interviewer);
  return { format, speakers, change: changeOf(utterances, speakers, { ...options, bytes }) };
}

async function readUtterances(
  fileName: string,
  bytes: Uint8Array,
): Promise<{ format: InterviewTranscript['format']; utterances: Utterance[] }> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const raw = isZip ? await readDocx(fileName, bytes) : await decode(fileName, bytes);
  const text = raw.replace(/\r\n?/gu, '\n');
  const format = isZip ? 'docx' : formatOf(text);
  const found = format === 'vtt' || format === 'srt' ? readCues(text) : readSpeakerLines(text);
  const clean = found.map((utterance) => ({ ...utterance, text: cleanText(utterance.text) }));
  return { format, utterances: joinUtterances(clean.filter(({ text: words }) => words !== '')) };
}

async function decode(fileName: string, bytes: Uint8Array): Promise<string> {
  const input = bytesInput(fileName, bytes);
  const encoding = await detectEncoding(input, maxInterviewBytes);
  let text = '';
  for await (const piece of decodeText(input, encoding)) text += piece;
  return text;
}

function formatOf(text: string): InterviewTranscript['format'] {
  if (text.trimStart().startsWith('WEBVTT')) return 'vtt';
  return /^\s*\d+\n[\d:,. ]+-->/u.test(text) ? 'srt' : 'txt';
}

function changeOf(
  utterances: readonly Utterance[],
  speakers: readonly SpeakerRole[],
  options: InterviewOptions & { bytes: Uint8Array },
): FeedbackChange {
  const { subject, url, occurredAt, participant, account, attributes } = options;
  const version = options.now.getTime();
  const roles = new Map(speakers.map(({ name, role }) => [name, role]));
  return {
    externalId: `interview-${hashKey(options.bytes).slice('sha256:'.length, 'sha256:'.length + 32)}`,
    version,
    fields: omitUndefined({
      kind: 'interview' as const,
      subject: subject ?? titleOf(options.fileName),
      url,
      occurredAt,
      customer: participant,
      account,
      attributes,
    }),
    turns: utterances.map((utterance, i) => toTurn(utterance, i, { roles, version, occurredAt })),
  };
}

function toTurn(
  utterance: Utterance,
  index: number,
  given: {
    roles: ReadonlyMap<string, Turn['role']>;
    version: number;
    occurredAt: string | undefined;
  },
): Turn {
  const { speaker, text, startMs, endMs } = utterance;
  return omitUndefined({
    id: `turn-${String(index + 1).padStart(5, '0')}`,
    role: given.roles.get(speaker ?? '') ?? ('customer' as const),
    text,
    version: given.version,
    authorName: speaker,
    at: given.occurredAt,
    startMs,
    endMs,
  });
}

function titleOf(fileName: string): string {
  return fileName.replace(/\.[a-z0-9]{1,5}$/iu, '').replace(/[_-]+/gu, ' ');
}
