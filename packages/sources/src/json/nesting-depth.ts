/** How deep arrays and objects are nested in a JSON text. Linear, without recursion; says nothing about validity. */
export function nestingDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charCodeAt(i);
    if (char === quote) i = endOfString(text, i);
    else if (char === openBracket || char === openBrace) deepest = Math.max(deepest, (depth += 1));
    else if (char === closeBracket || char === closeBrace) depth -= 1;
  }
  return deepest;
}

const quote = 0x22;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i += 1) {
    const char = text.charCodeAt(i);
    if (char === backslash) i += 1;
    else if (char === quote) return i;
  }
  return text.length;
}
