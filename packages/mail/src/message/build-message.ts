import { AppError } from '@earshot/core';
import type { RenderedReport } from '../render-report.ts';
import type { ReportMessage } from './compose-eml.ts';

export type MessageInput = {
  /** As in a mail header: `Earshot <reports@example.com>`. */
  from: string;
  to: { name?: string | undefined; address: string };
  /** See `reportMessageId`: the same for every attempt at the same report and recipient. */
  messageId: string;
  /** Takes a one-click POST without a login (RFC 8058). Left out in a file that nobody is sent. */
  unsubscribeUrl?: string | undefined;
  date: Date;
};

/** With the header's name it must stay on one line: some relays fold longer ones, which breaks DKIM signatures. */
const MAX_UNSUBSCRIBE_URL = 400;
const singleAddress = /^[^\s<>,;:"()[\]\\@]{1,64}@[^\s<>,;:"()[\]\\@]{1,255}$/u;

/**
 * A rendered report as a message: text and HTML as alternatives, images beside the HTML, and the headers of one-click
 * unsubscribing. Throws `invalid-input` when the recipient is not exactly one address or the unsubscribe address
 * cannot be a header.
 */
export function buildMessage(rendered: RenderedReport, input: MessageInput): ReportMessage {
  return {
    from: input.from,
    to: checkAddress(input.to),
    subject: rendered.subject,
    messageId: input.messageId,
    date: input.date,
    text: rendered.text,
    html: rendered.html,
    attachments: rendered.attachments.map(({ cid, filename, contentType, content }) => ({
      cid,
      filename,
      contentType,
      content,
      contentDisposition: 'inline',
    })),
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(input.unsubscribeUrl === undefined ? {} : unsubscribeHeaders(input.unsubscribeUrl)),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function checkAddress(to: MessageInput['to']): { name: string; address: string } {
  if (!singleAddress.test(to.address)) {
    throw new AppError('invalid-input', 'The recipient is not one e-mail address.');
  }
  return { name: to.name ?? '', address: to.address };
}

function unsubscribeHeaders(address: string) {
  const url = URL.parse(address);
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (!isWeb || url.href.length > MAX_UNSUBSCRIBE_URL) {
    throw new AppError('invalid-input', 'The unsubscribe address is no web address, or too long.', {
      remedy: `Give Earshot a public address with fewer than ${MAX_UNSUBSCRIBE_URL} characters.`,
    });
  }
  // Prepared: nodemailer would fold the line.
  return {
    'List-Unsubscribe': { prepared: true, value: `<${url.href}>` },
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}
