import addressparser from 'nodemailer/lib/addressparser';

/**
 * The Message-ID of a report for a recipient (RFC 5322). It depends on nothing else, so that a mail sent twice, after
 * a crash between the server's answer and our note of it, is recognised as the same one.
 */
export function reportMessageId(input: {
  reportId: string;
  recipientId: string;
  from: string;
}): string {
  return `<report.${input.reportId}.${input.recipientId}@${domainOf(input.from)}>`;
}

function domainOf(from: string): string {
  const [sender] = addressparser(from, { flatten: true });
  const domain = sender?.address?.split('@').at(-1) ?? '';
  return /^[a-z0-9.-]+$/i.test(domain) ? domain : 'earshot.invalid';
}
