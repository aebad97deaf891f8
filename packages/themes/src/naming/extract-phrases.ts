import { splitWords } from './split-words.ts';
import { DETERMINERS, NEGATIONS, STOP_WORDS } from './stop-words.ts';

const LONGEST = 6;

/**
 * The phrases of a text that could be a name: up to six words in a row (determiners left out), neither beginning nor
 * ending in a stop word. Maps each phrase in lower case to how the text writes it.
 */
export function extractPhrases(text: string): Map<string, string> {
  const phrases = new Map<string, string>();
  for (const run of splitWords(text)) {
    const words = run.filter((word) => !DETERMINERS.has(word.toLowerCase()));
    for (let first = 0; first < words.length; first++) addPhrasesFrom(phrases, words, first);
  }
  return phrases;
}

function addPhrasesFrom(
  phrases: Map<string, string>,
  words: readonly string[],
  first: number,
): void {
  if (!mayBegin(words[first]?.toLowerCase() ?? '')) return;
  for (let end = first + 1; end <= Math.min(words.length, first + LONGEST); end++) {
    const last = words[end - 1]?.toLowerCase() ?? '';
    if (STOP_WORDS.has(last) || NEGATIONS.has(last) || last.length < 2) continue;
    const written = words.slice(first, end).join(' ');
    if (!phrases.has(written.toLowerCase())) phrases.set(written.toLowerCase(), written);
  }
}

function mayBegin(word: string): boolean {
  return NEGATIONS.has(word) || (!STOP_WORDS.has(word) && word.length >= 2);
}
