import { splitSpeaker } from './split-speaker.ts';
import { parseClock } from './utterance.ts';
import type { Utterance } from './utterance.ts';

/** WebVTT and SRT cues. Speakers come as `<v Name>` (Teams) or `Name: words` (Zoom); notes and styles are skipped. */
export function readCues(text: string): Utterance[] {
  return text.split(/\n[^\S\n]*\n/u).flatMap(readBlock);
}

const arrow = '-->';

function readBlock(block: string): Utterance[] {
  const lines = block.split('\n');
  const timing = lines.findIndex((line) => line.includes(arrow));
  if (timing === -1 || /^(?:NOTE|STYLE|REGION)\b/u.test(block.trim())) return [];
  const [start = '', end = ''] = (lines[timing] ?? '').split(arrow);
  const startMs = parseClock(start);
  // Settings such as `align:start` follow the end time.
  const endMs = parseClock(end.trim().split(/\s/u)[0] ?? '');
  const times = {
    ...(startMs === undefined ? {} : { startMs }),
    ...(endMs === undefined ? {} : { endMs }),
  };
  return readVoices(lines.slice(timing + 1).join('\n')).map((voice) => ({ ...voice, ...times }));
}

/** One cue may hold several voices, in tags or line by line. */
function readVoices(payload: string): Utterance[] {
  const pieces = payload.split(/<v(?:\.[^\s>]*)?\s+([^<>]{1,200})>/u);
  const [before = '', ...tagged] = pieces;
  const voices: Utterance[] = plainLines(before).map(splitSpeaker);
  for (let i = 0; i < tagged.length; i += 2) {
    const text = plainLines(tagged[i + 1] ?? '').join(' ');
    voices.push({ speaker: (tagged[i] ?? '').trim(), text });
  }
  return voices.filter((voice) => voice.text !== '');
}

function plainLines(text: string): string[] {
  const plain = text.replace(/<[^<>]{0,200}>/gu, '');
  return plain
    .split('\n')
    .map(unescape)
    .filter((line) => line !== '');
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '',
  rlm: '',
};

function unescape(text: string): string {
  return text
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/gu, (_, name: string) => entities[name] ?? '')
    .trim();
}
