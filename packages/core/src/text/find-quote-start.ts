/** Where the message replied to begins: its first header line, and how many lines the header has. */
export type QuoteStart = { line: number; headerLines: number; isForward: boolean };

/** The first line that opens a quoted or forwarded message, or undefined. Looks at no more than 7 lines at a time. */
export function findQuoteStart(lines: readonly string[]): QuoteStart | undefined {
  for (let line = 0; line < lines.length; line += 1) {
    const start = headerAt(lines, line);
    if (start !== undefined) return start;
  }
  return undefined;
}

const maxHeaderChars = 400;
// `On <date>, <name> wrote:` in the languages of the common mail programs: how it opens, how it ends.
const attributions: readonly (readonly [RegExp, RegExp])[] = [
  [/^on\b/iu, /\bwrote\s?:$/iu],
  [/^le\b/iu, /\ba écrit\s?:$/iu],
  [/^(el|en)\b/iu, /\bescribió\s?:$/iu],
  [/^(il|in data|il giorno)\b/iu, /\bscritto\s?:$/iu],
  [/^(em|no dia)\b/iu, /\bescreveu\s?:$/iu],
  [/^am\b/iu, /\bschrieb\b[^:]*:$/iu],
  [/^op\b/iu, /\bschreef\b[^:]*:$/iu],
  [/^(den|på)\b/iu, /\bskrev\b[^:]*:$/iu],
  [/^(w dniu|dnia)\b/iu, /(pisze|napisał(\(a\)|a)?)\s?:$/iu],
  [/^[在于].*\d/u, /写道\s?[:：]$/u],
];
// Forms without an opening word: a line with a year or an address that ends in `wrote:`.
const attributionLine =
  /(\d{4}|<[^<>\s]+@[^<>\s]+>).*(kirjoitti|пишет|написал(\(а\)|а)?|のメッセージ|작성|schrieb|wrote|escribió|a écrit)\s?[:：]$/iu;
const original =
  /^[-_* ]*(original message|original e-?mail|ursprüngliche nachricht|message d'origine|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|oprindelig meddelelse|ursprungligt meddelande|opprinnelig melding|wiadomość oryginalna|исходное сообщение|原始邮件|元のメッセージ)[-_* ]*$/iu;
const forwarded =
  /^[-_* ]*(begin )?(forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|doorgestuurd bericht|vidarebefordrat meddelande|przekazana wiadomość)[-_* :]*$/iu;
const replyAbove = /^#{0,2}-? ?(please )?(type|write) your reply above this line/iu;
const fromField = /^\*?(from|von|de|da|van|från|fra|od|от|发件人|差出人)\s?\*?[:：]\*? ?\S/iu;
const otherField =
  /^\*?(sent|date|to|cc|subject|reply-to|gesendet|datum|an|betreff|envoyé|date|à|objet|enviado( el)?|fecha|para|asunto|data|assunto|inviato|a|oggetto|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne|wysłano|do|temat|отправлено|дата|кому|тема|发送时间|收件人|主题|送信日時|宛先|件名)\s?\*?[:：]/iu;

function headerAt(lines: readonly string[], line: number): QuoteStart | undefined {
  const text = lines[line] ?? '';
  if (replyAbove.test(text)) return { line, headerLines: lines.length - line, isForward: false };
  if (/^[_-]{5,}$/u.test(text)) return belowRule(lines, line);
  const isForward = forwarded.test(text);
  if (isForward || original.test(text)) {
    return { line, headerLines: 1 + countFields(lines, line + 1), isForward };
  }
  const fields = fromField.test(text) ? countFields(lines, line) : 0;
  if (fields >= 3) return { line, headerLines: fields, isForward: false };
  return attributionAt(lines, line);
}

/** Outlook draws a line above the header fields. */
function belowRule(lines: readonly string[], line: number): QuoteStart | undefined {
  const fields = fromField.test(lines[line + 1] ?? '') ? countFields(lines, line + 1) : 0;
  return fields >= 3 ? { line, headerLines: fields + 1, isForward: false } : undefined;
}

/** Header fields from `first` on, a blank line or two before them allowed. */
function countFields(lines: readonly string[], first: number): number {
  let end = first;
  while (end < first + 2 && lines[end] === '') end += 1;
  while (end < first + 8 && isField(lines[end] ?? '')) end += 1;
  return end - first;
}

function isField(line: string): boolean {
  return fromField.test(line) || otherField.test(line);
}

/** Mail programs wrap long attributions: one to three lines together may make one. */
function attributionAt(lines: readonly string[], line: number): QuoteStart | undefined {
  if ((lines[line] ?? '').length <= maxHeaderChars && attributionLine.test(lines[line] ?? '')) {
    return { line, headerLines: 1, isForward: false };
  }
  for (let headerLines = 1; headerLines <= 3; headerLines += 1) {
    if (lines[line + headerLines - 1] === '') return undefined;
    const joined = lines
      .slice(line, line + headerLines)
      .join(' ')
      .replace(/^[>\s-]+/u, '')
      .trim();
    if (joined.length > maxHeaderChars) return undefined;
    if (attributions.some(([opens, ends]) => opens.test(joined) && ends.test(joined))) {
      return { line, headerLines, isForward: false };
    }
  }
  return undefined;
}
