import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export type MailServer = {
  smtpUrl: string;
  /** Everything that was handed over, oldest first. */
  received: ParsedMail[];
  /** The reply to each next recipient; used up in order, then all are taken. */
  refusals: number[];
  /** While true, messages are read and kept but never acknowledged. */
  isMute: boolean;
  /** Resolves once so many messages were read. */
  waitFor(count: number): Promise<void>;
  close(): Promise<void>;
};

/** A real mail server on a free port of this machine. */
export async function startMailServer(): Promise<MailServer> {
  const waiting: { count: number; resolve: () => void }[] = [];
  function keep(mail: ParsedMail): void {
    server.received.push(mail);
    for (const { count, resolve } of waiting) if (server.received.length >= count) resolve();
  }
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, done) {
      const responseCode = server.refusals.shift();
      done(responseCode === undefined ? null : Object.assign(new Error('no'), { responseCode }));
    },
    onData(stream, _session, done) {
      simpleParser(stream, { skipImageLinks: true }, (error, mail) => {
        keep(mail);
        if (!server.isMute) done(error);
      });
    },
  });
  smtp.on('error', () => undefined);
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  const server: MailServer = {
    smtpUrl: `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`,
    received: [],
    refusals: [],
    isMute: false,
    waitFor(count) {
      if (server.received.length >= count) return Promise.resolve();
      return new Promise((resolve) => {
        waiting.push({ count, resolve });
      });
    },
    close: () =>
      new Promise((resolve) => {
        smtp.close(() => resolve());
      }),
  };
  return server;
}
