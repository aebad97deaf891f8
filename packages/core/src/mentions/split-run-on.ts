type Piece = { start: number; end: number };

/** Above this many words a sentence is cut: it says several things, and encoders read only so far. */
const MAX_WORDS = 45;
const MIN_CHARACTERS = 30;
// Never right after a word that belongs to what follows ("… of fraud, and | they need").
const CONNECTIVE =
  /\s*[;,]\s+(?!(?:and|but|so)\s)|(?<!\b(?:and|but|so|or|because|when|what|that|if|as|than|to|which|while|after|before|how|where|since|until|who|why|then),?)\s+(?=(?:and|but|so|because|then|which|when|while|after|also|however|they|he|she|we|i)\s)|\s+-+\s+/giu;

/** Cuts a sentence of more than 45 words at the connective nearest its middle, again and again; a text without any is cut at a space. */
export function splitRunOn(text: string, piece: Piece): Piece[] {
  const sentence = text.slice(piece.start, piece.end);
  if (countWords(sentence) <= MAX_WORDS) return [piece];
  const cut = findCut(sentence);
  if (cut === undefined) return [piece];
  const at = piece.start + cut;
  return [
    ...splitRunOn(text, { start: piece.start, end: at }),
    ...splitRunOn(text, { start: at, end: piece.end }),
  ];
}

function findCut(sentence: string): number | undefined {
  return nearestToMiddle(sentence, CONNECTIVE) ?? nearestToMiddle(sentence, /\s+/gu);
}

function nearestToMiddle(sentence: string, pattern: RegExp): number | undefined {
  const middle = sentence.length / 2;
  let best: number | undefined;
  for (const match of sentence.matchAll(pattern)) {
    const at = match.index + match[0].length;
    if (best !== undefined && Math.abs(at - middle) >= Math.abs(best - middle)) continue;
    if (at >= MIN_CHARACTERS && sentence.length - at >= MIN_CHARACTERS) best = at;
  }
  return best;
}

function countWords(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0;
}
