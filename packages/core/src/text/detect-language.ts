import { eld } from 'eld/small';

const maxSampleChars = 1_000;
const minLetters = 12;
// Scripts written without an alphabet say more per character.
const minDenseLetters = 4;

/** The language of a text as an ISO 639-1 code ("en"), or undefined where it is too short or unclear. */
export function detectLanguage(text: string): string | undefined {
  const sample = text
    .slice(0, maxSampleChars)
    .replace(/https?:\S+|\S+@\S+|\bX{2,}\b/gu, ' ')
    .replace(/[^\p{L}\p{M}'’\s]+/gu, ' ')
    .trim();
  if (!isLongEnough(sample)) return undefined;
  const found = eld.detect(sample);
  return found.language !== '' && found.isReliable() ? found.language : undefined;
}

function isLongEnough(sample: string): boolean {
  const dense = sample.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu,
  );
  if ((dense?.length ?? 0) >= minDenseLetters) return true;
  return (sample.match(/\p{L}/gu)?.length ?? 0) >= minLetters;
}
