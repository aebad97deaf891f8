import type { AddressInfo } from 'node:net';
import { AppError } from '@earshot/core';
import { buildReportSnapshot } from '@earshot/testing';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { buildMessage } from '../message/build-message.ts';
import { reportMessageId } from '../message/report-message-id.ts';
import { renderReport } from '../render-report.ts';
import { openMailer } from './open-mailer.ts';

const servers: SMTPServer[] = [];
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map((server) => new Promise<void>((done) => server.close(() => done()))),
  );
});

async function listen(options: SMTPServerOptions): Promise<string> {
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], ...options });
  servers.push(server);
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}

/** A mail server that keeps what it was sent, as it came. */
async function collectMail(): Promise<{ smtpUrl: string; received: Buffer[] }> {
  const received: Buffer[] = [];
  const smtpUrl = await listen({
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(Buffer.concat(chunks));
        done();
      });
    },
  });
  return { smtpUrl, received };
}

function replyWith(responseCode: number): Promise<string> {
  return listen({
    onRcptTo(_address, _session, done) {
      done(Object.assign(new Error('not now'), { responseCode }));
    },
  });
}

const from = 'Earshot <reports@northwind.example.com>';
const unsubscribeUrl = 'https://earshot.example.com/u/Zk3v9yQ1T0aXbN5cRw2LqA';

async function buildReportMessage(name = 'Vera "VP" Prado') {
  const rendered = await renderReport(buildReportSnapshot(), {
    baseUrl: 'https://earshot.example.com',
    unsubscribeUrl,
  });
  const message = buildMessage(rendered, {
    from,
    to: { name, address: 'vera@northwind.example.com' },
    messageId: reportMessageId({ reportId: 'r1', recipientId: 'p1', from }),
    unsubscribeUrl,
    date: new Date('2023-06-05T12:00:00Z'),
  });
  return { rendered, message };
}

type Received = { raw: string; head: string; parsed: ParsedMail };

async function sendAndReceive(name?: string): Promise<Received> {
  const { smtpUrl, received } = await collectMail();
  const mailer = openMailer({ smtpUrl });
  await mailer.verify();
  const { message } = await buildReportMessage(name);
  await mailer.send(message);
  mailer.close();
  const [raw] = received;
  if (raw === undefined) throw new Error('nothing was received');
  const text = raw.toString();
  const head = text.slice(0, text.indexOf('\r\n\r\n') + 2);
  return { raw: text, head, parsed: await simpleParser(raw, { skipImageLinks: true }) };
}

describe('a report over SMTP', () => {
  it('arrives with its parts: text, HTML, and one inline image for every cid', async () => {
    const { raw, parsed } = await sendAndReceive();
    const { rendered } = await buildReportMessage();
    expect(parsed.text?.trim()).toBe(rendered.text.trim());
    expect(String(parsed.html).trim()).toBe(rendered.html.trim());
    const cids = [...rendered.html.matchAll(/cid:([^"]+)"/g)].map(([, cid]) => `<${cid}>`);
    expect(parsed.attachments.map(({ contentId }) => contentId)).toEqual(cids);
    for (const image of parsed.attachments) {
      expect(image).toMatchObject({
        contentType: 'image/png',
        contentDisposition: 'inline',
        related: true,
      });
    }
    expect(parsed.attachments[0]?.content).toEqual(rendered.attachments[0]?.content);
    expect(raw).toMatch(/^Content-Type: multipart\/alternative;/m);
    expect(raw).toMatch(/^Content-Type: multipart\/related;/m);
  });

  it('offers one-click unsubscribing on unfolded lines, and a Message-ID that an attempt does not change', async () => {
    const { head, parsed } = await sendAndReceive();
    expect(head).toContain(`\r\nList-Unsubscribe: <${unsubscribeUrl}>\r\n`);
    expect(head).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
    expect(head).toContain('Auto-Submitted: auto-generated\r\n');
    expect(parsed.messageId).toBe('<report.r1.p1@northwind.example.com>');
    expect(parsed.date).toEqual(new Date('2023-06-05T12:00:00Z'));
    expect(parsed.from?.value).toEqual([
      { name: 'Earshot', address: 'reports@northwind.example.com' },
    ]);
  });

  it('takes no header and no recipient from a name', async () => {
    const { head, parsed } = await sendAndReceive(
      'Vera\r\nBcc: all@example.com\r\n\r\nbody, eve@example.com',
    );
    expect(head).not.toMatch(/^Bcc:/im);
    expect(parsed.to).toMatchObject({ value: [{ address: 'vera@northwind.example.com' }] });
    expect(parsed.text).toContain('What hurts most');
  });
});

describe('buildMessage', () => {
  it.each([
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    'no address',
    '<a@b.example>',
  ])('refuses %j as a recipient', async (address) => {
    const { rendered } = await buildReportMessage();
    const input = { from, to: { address }, messageId: '<a@b>', date: new Date(0) };
    expect(() => buildMessage(rendered, input)).toThrow(/not one e-mail address/);
  });
});

describe('openMailer', () => {
  async function failureOf(smtpUrl: string, timeoutMs?: number): Promise<AppError> {
    const { message } = await buildReportMessage();
    const mailer = openMailer({ smtpUrl, timeoutMs });
    const failure: unknown = await mailer.send(message).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AppError);
    return failure as AppError;
  }

  it('may try again after 4yz and not after 5yz', async () => {
    expect(await failureOf(await replyWith(451))).toMatchObject({
      code: 'unavailable',
      retryable: true,
    });
    expect(await failureOf(await replyWith(550))).toMatchObject({
      code: 'invalid-input',
      retryable: false,
    });
  });

  it('names the setting when the sign-in is refused, and never the password', async () => {
    const smtpUrl = await listen({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth(_auth, _session, done) {
        done(null, {});
      },
    });
    const failure = await failureOf(smtpUrl.replace('//', '//me:hunter2@'));
    expect(failure).toMatchObject({ code: 'invalid-config', retryable: false });
    expect(failure.remedy).toContain('SMTP_URL');
    expect(`${failure.message}${failure.remedy}`).not.toContain('hunter2');
  });

  it('may try again when nobody listens, and when the server says nothing', async () => {
    const smtpUrl = await listen({ onConnect() {} });
    expect(await failureOf(smtpUrl, 150)).toMatchObject({ code: 'timeout', retryable: true });
    expect(await failureOf('smtp://127.0.0.1:9')).toMatchObject({
      code: 'unavailable',
      retryable: true,
    });
  });

  it.each(['mail.example.com', 'https://mail.example.com', 'smtp://', ''])(
    'refuses %j as an address',
    (smtpUrl) => {
      expect(() => openMailer({ smtpUrl })).toThrow(/SMTP_URL/);
    },
  );
});
