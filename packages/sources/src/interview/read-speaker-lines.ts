import { omitUndefined } from '../json/omit-undefined.ts';
import { isSpeakerName, splitSpeaker } from './split-speaker.ts';
import { parseClock } from './utterance.ts';
import type { Utterance } from './utterance.ts';

/**
 * Plain transcripts: `Name: words`, `[00:01:02] Name: words`, or a line `Name  0:03` above the words (Otter, Teams).
 * A line without a speaker goes on with the speaker before it.
 */
export function readSpeakerLines(text: string): Utterance[] {
  const utterances: Utterance[] = [];
  let open: Omit<Utterance, 'text'> = {};
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    const said = readHeading(line) ?? readLine(line);
    const utterance = said.speaker === undefined ? { ...open, ...said } : said;
    if (utterance.text !== '') utterances.push(utterance);
    // A time belongs to the words right below it; the speaker stays until another one speaks.
    if (line !== '') open = said.text === '' ? withoutText(utterance) : withoutTime(utterance);
  }
  return utterances;
}

const clock = String.raw`\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?`;
const headingPattern = new RegExp(String.raw`^(\S.{0,58}?)\s+[([]?(${clock})[)\]]?$`, 'u');
const leadingClock = new RegExp(String.raw`^[([]?(${clock})[)\]]?\s*[-–—]?\s*(.*)$`, 'u');
const clockAfterName = new RegExp(
  String.raw`^(.{1,60}?)\s*[([](${clock})[)\]]\s*[:：]\s*(.*)$`,
  'u',
);

function readHeading(line: string): Utterance | undefined {
  const match = headingPattern.exec(line);
  const [, name = '', time = ''] = match ?? [];
  const startMs = parseClock(time);
  if (startMs === undefined || !isSpeakerName(name)) return undefined;
  return { speaker: name, startMs, text: '' };
}

function readLine(line: string): Utterance {
  const [, name, nameTime, words] = clockAfterName.exec(line) ?? [];
  if (name !== undefined && isSpeakerName(name))
    return timed({ speaker: name.trim(), text: words ?? '' }, nameTime);
  const [, time, rest] = leadingClock.exec(line) ?? [];
  return time === undefined ? splitSpeaker(line) : timed(splitSpeaker(rest ?? ''), time);
}

function withoutText({ speaker, startMs }: Utterance): Omit<Utterance, 'text'> {
  return omitUndefined({ speaker, startMs });
}

function withoutTime({ speaker }: Utterance): Omit<Utterance, 'text'> {
  return speaker === undefined ? {} : { speaker };
}

function timed(utterance: Utterance, time: string | undefined): Utterance {
  const startMs = parseClock(time ?? '');
  return startMs === undefined ? utterance : { ...utterance, startMs };
}
