/**
 * Cuts the sign-off, the name and contact lines after it, "Sent from my phone" and legal notices from the end of a
 * message. Cautious: lines that read like sentences stay. Expects normalised text; returns '' never for text that had
 * words before the signature.
 */
export function stripSignature(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((_, i) => i > 0 && opensSignature(lines, i));
  return (end === -1 ? lines : lines.slice(0, end)).join('\n').trim();
}

const maxSignatureLines = 20;
const maxContactLines = 8;
const device =
  /^(sent from (my|the|mail|yahoo|outlook|proton)|get outlook for|gesendet (von|mit) |von meinem .{1,40} gesendet|envoyé (de|depuis|à partir) |enviado (desde|do|de) (mi|meu|mon)|inviato da|verzonden (vanaf|met) |verstuurd vanaf|skickat från min|sendt fra min|wysłano z |отправлено с )/iu;
const notice =
  /^\W{0,3}(confidentiality notice|disclaimer\b|this (e-?mail|message|communication).{0,80}(confidential|privileged|intended)|diese e-?mail (kann|enthält).{0,40}vertraulich|ce (message|courriel).{0,60}confidentiel)/iu;
const signOff =
  /^((with |kind|best|warm|many|yours|kindest|warmest|very |mit )?[\s-]*(regards|wishes|thanks|cheers|sincerely|truly|respectfully|freundlichen grüßen|besten grüßen)|(many )?thanks?( you)?( so much| very much| in advance| again)?|best|cheers|mfg|viele grüße|liebe grüße|beste grüße|lg|(bien )?cordialement|bien à vous|merci( d'avance)?|(un )?saludos?( cordial(es)?)?|atentamente|gracias|cordiali saluti|grazie|met vriendelijke groet(en)?|groeten|atenciosamente|obrigad[oa]|abraços|(med )?vänliga hälsningar|mvh|med venlig hilsen|pozdrawiam|с уважением)\s?[,.!]?$/iu;

function opensSignature(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? '').slice(0, 200);
  const rest = lines.slice(at + 1, at + 1 + maxSignatureLines + 1);
  if (/^(--|—|_{5,})$/u.test(line)) return rest.length <= maxSignatureLines;
  if (device.test(line) || notice.test(line)) return true;
  return signOff.test(line) && areContactLines(rest);
}

function areContactLines(lines: readonly string[]): boolean {
  const words = lines.filter((line) => line !== '');
  return words.length <= maxContactLines && words.every(isContactLine);
}

/** A name, a role, a company, a number, an address: short and not a sentence. */
function isContactLine(line: string): boolean {
  if (device.test(line) || /[@|]|https?:|www\.|^\+?[\d ()./-]{6,}$/u.test(line))
    return line.length <= 120;
  return line.length <= 60 && line.split(' ').length <= 6 && !/[.?!:;]$/u.test(line);
}
