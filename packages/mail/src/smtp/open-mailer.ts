import { createTransport } from 'nodemailer';
import { AppError } from '@earshot/core';
import type { ReportMessage } from '../message/compose-eml.ts';
import { toMailError } from './to-mail-error.ts';

export type SmtpConfig = {
  /** `smtp://user:password@host:587`, or `smtps://` for TLS from the start. */
  smtpUrl: string;
  timeoutMs?: number | undefined;
};

/** A connection to a mail server, made anew for each message: reports are few and far between. */
export type Mailer = {
  /** Hands one message over. Resolves once the server has taken it; throws an `AppError`, retryable or not. */
  send(message: ReportMessage, signal?: AbortSignal): Promise<{ response: string }>;
  /** Connects and signs in without sending. Throws like `send`. */
  verify(): Promise<void>;
  close(): void;
};

/** Makes a mailer; connects only when used. Throws `invalid-config` when the address is none. */
export function openMailer({ smtpUrl, timeoutMs = 20_000 }: SmtpConfig): Mailer {
  const transport = createTransport({
    url: checkUrl(smtpUrl),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(message, signal) {
      try {
        const { response } = await transport.sendMail({ ...message, signal });
        return { response };
      } catch (error) {
        throw toMailError(error);
      }
    },
    async verify() {
      await transport.verify().catch((error: unknown) => {
        throw toMailError(error);
      });
    },
    close: () => transport.close(),
  };
}

function checkUrl(smtpUrl: string): string {
  const url = URL.parse(smtpUrl);
  const isSmtp = url?.protocol === 'smtp:' || url?.protocol === 'smtps:';
  if (!isSmtp || url.hostname === '') {
    throw new AppError('invalid-config', 'SMTP_URL is not the address of a mail server.', {
      remedy:
        'Write it as smtp://user:password@mail.example.com:587, or smtps:// for TLS from the start.',
    });
  }
  return url.href;
}
