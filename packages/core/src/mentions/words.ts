import { stopWords } from './stop-words.ts';

const ASCII_WORD = /[a-z]+(?:'[a-z]+)*/g;
const NOT_ASCII = /[^\0-\x7f]/;
const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
const REDACTION = /^x{2,}$/;
const UNSPACED_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const STEM_LENGTH = 6;

/** The words of a text in lower case with plain apostrophes, without numbers, punctuation and redaction marks. */
export function listWords(text: string): string[] {
  const plain = text.toLowerCase().replaceAll('’', "'");
  const isAscii = !NOT_ASCII.test(plain);
  const words = plain.match(isAscii ? ASCII_WORD : WORD) ?? [];
  const named = words.filter((word) => !word.startsWith('xx') || !REDACTION.test(word));
  return isAscii ? named : named.flatMap(splitUnspaced);
}

/** The words that carry meaning: neither function words nor single letters. */
export function listContentWords(words: readonly string[]): string[] {
  return words.filter(
    (word) => !stopWords.has(word) && (word.length > 1 || UNSPACED_SCRIPT.test(word)),
  );
}

/** A crude stem, the first six letters: enough to see that "charged" and "charges" are the same thing. */
export function stemOf(word: string): string {
  return word.length <= STEM_LENGTH
    ? word.replace(/'s$|(?<=\w{3})s$/, '')
    : word.slice(0, STEM_LENGTH);
}

// Scripts without spaces are cut in pairs of characters, the usual stand-in for words in retrieval.
function splitUnspaced(run: string): string[] {
  if (!UNSPACED_SCRIPT.test(run)) return [run];
  const characters = Array.from(run);
  const pairs: string[] = [];
  for (let at = 0; at < characters.length; at += 2)
    pairs.push(characters.slice(at, at + 2).join(''));
  return pairs;
}
