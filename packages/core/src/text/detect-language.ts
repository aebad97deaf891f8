import { detectAll } from 'tinyld';

const maxSampleChars = 400;
const minLetters = 12;
// Scripts written without an alphabet say more per character.
const minDenseLetters = 4;
const minAccuracy = 0.08;
// A guess counts only when it stands out: related languages share most letter groups.
const minLead = 1.3;

/** The language of a text as an ISO 639-1 code ("en"), or undefined where it is too short or unclear. */
export function detectLanguage(text: string): string | undefined {
  const sample = text
    .slice(0, maxSampleChars)
    .replace(/https?:\S+|\S+@\S+|\bX{2,}\b/gu, ' ')
    .replace(/[^\p{L}\p{M}'’\s]+/gu, ' ')
    .trim();
  if (!isLongEnough(sample)) return undefined;
  const [best, second] = detectAll(sample);
  if (best === undefined || best.accuracy < minAccuracy) return undefined;
  return best.accuracy >= (second?.accuracy ?? 0) * minLead ? best.lang : undefined;
}

function isLongEnough(sample: string): boolean {
  const dense = sample.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu,
  );
  if ((dense?.length ?? 0) >= minDenseLetters) return true;
  return (sample.match(/\p{L}/gu)?.length ?? 0) >= minLetters;
}
