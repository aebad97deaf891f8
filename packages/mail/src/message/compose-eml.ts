import type { SendMailOptions } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';

/** A message as nodemailer takes it, with what a mailer and its log rely on. */
export type ReportMessage = SendMailOptions & {
  messageId: string;
  to: { name: string; address: string };
};

/** The message as it goes over the wire (RFC 5322, CRLF): the content of an `.eml` file. */
export async function composeEml(message: ReportMessage): Promise<Buffer> {
  const composer = new MailComposer({ ...message, newline: 'win' });
  return composer.compile().build();
}
