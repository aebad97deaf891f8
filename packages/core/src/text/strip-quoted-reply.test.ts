import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripQuotedReply } from './strip-quoted-reply.ts';

const said = 'The invoice is still wrong.\nPlease fix it.';

describe('stripQuotedReply', () => {
  it.each([
    [
      'Gmail',
      'On Mon, Jan 6, 2025 at 9:14 AM Support <help@acme.example> wrote:\n> We looked\n> at it',
    ],
    [
      'Gmail, wrapped',
      'On Mon, Jan 6, 2025 at 9:14 AM Acme Customer Support\n<help@acme.example> wrote:\n\nWe looked at it',
    ],
    ['Apple Mail, German', 'Am 06.01.2025 um 09:14 schrieb Support <help@acme.example>:\n> Hallo'],
    ['French', 'Le lun. 6 janv. 2025 à 09:14, Support <help@acme.example> a écrit :\n> Bonjour'],
    ['Spanish', 'El lun, 6 ene 2025 a las 9:14, Support (<help@acme.example>) escribió:\n> Hola'],
    ['Italian', 'Il giorno lun 6 gen 2025 alle ore 09:14 Support ha scritto:\n> Ciao'],
    ['Portuguese', 'Em seg., 6 de jan. de 2025 às 09:14, Support escreveu:\n> Olá'],
    ['Dutch', 'Op ma 6 jan 2025 om 09:14 schreef Support <help@acme.example>:\n> Hallo'],
    ['Swedish', 'Den mån 6 jan. 2025 kl 09:14 skrev Support <help@acme.example>:\n> Hej'],
    ['Polish', 'W dniu 6.01.2025 o 09:14, Support pisze:\n> Dzień dobry'],
    ['Chinese', '在 2025年1月6日，Support <help@acme.example> 写道：\n> 你好'],
    [
      'Outlook',
      '________________________________\nFrom: Support <help@acme.example>\nSent: Monday, January 6, 2025 9:14 AM\nTo: Kim\nSubject: RE: Invoice\n\nWe looked at it',
    ],
    [
      'Outlook, German',
      'Von: Support\nGesendet: Montag, 6. Januar 2025 09:14\nAn: Kim\nBetreff: AW: Rechnung\n\nWir prüfen es',
    ],
    ['old Outlook', '-----Original Message-----\nFrom: Support\nSent: Monday\n\nWe looked at it'],
    ['Zendesk', '##- Please type your reply above this line -##\n\nYour request has been updated.'],
  ])('cuts the message replied to: %s', (_, quote) => {
    expect(stripQuotedReply(`${said}\n\n${quote}`)).toBe(said);
  });

  it('keeps answers between and below quoted lines', () => {
    expect(stripQuotedReply('> Which browser?\nFirefox.\n> Which version?\n128.')).toBe(
      'Firefox.\n128.',
    );
    expect(
      stripQuotedReply(
        'On Mon, Jan 6, 2025 Support wrote:\n> Does it work now?\n\nNo, it does not.',
      ),
    ).toBe('No, it does not.');
  });

  it('leaves nothing of a reply that adds nothing', () => {
    expect(stripQuotedReply('On Mon, Jan 6, 2025 Support wrote:\n> We looked at it')).toBe('');
  });

  it('keeps the words of a bare forward', () => {
    expect(
      stripQuotedReply(
        '---------- Forwarded message ---------\nFrom: Kim <kim@c.example>\nDate: Mon\nSubject: Bug\n\nIt crashes.',
      ),
    ).toBe('It crashes.');
  });

  it('does not take ordinary sentences for quotes', () => {
    const text =
      '> 50 users cannot log in.\nOn Monday I wrote: nothing works.\nFrom: now on I will leave.';
    expect(stripQuotedReply(text)).toBe(text);
  });

  it('only ever removes lines', () => {
    const line = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom('> a', 'On x wrote:', 'From: a'),
    );
    fc.assert(
      fc.property(
        fc.array(
          line.map((l) => l.replace(/\n/gu, ' ')),
          { maxLength: 12 },
        ),
        (lines) => {
          const kept = stripQuotedReply(lines.join('\n'))
            .split('\n')
            .map((l) => l.trim());
          for (const l of kept) expect(['', ...lines.map((x) => x.trim())]).toContain(l);
        },
      ),
    );
  });
});
