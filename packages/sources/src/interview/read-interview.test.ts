import { AppError, listTurns, mergeFeedback, emptyFeedbackState } from '@earshot/core';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { interview, interviewDelivery } from './interview.ts';
import { readInterview } from './read-interview.ts';
import type { InterviewOptions } from './read-interview.ts';

const now = new Date('2025-02-01T00:00:00Z');

function read(
  content: string | Uint8Array,
  fileName: string,
  options: Partial<InterviewOptions> = {},
) {
  return readInterview(typeof content === 'string' ? Buffer.from(content) : content, {
    fileName,
    now,
    ...options,
  });
}

async function turnsOf(
  content: string | Uint8Array,
  fileName: string,
  options: Partial<InterviewOptions> = {},
) {
  const { change } = await read(content, fileName, options);
  return change.turns.map((turn) => [turn.role, turn.authorName, turn.text]);
}

function docx(paragraphs: readonly string[]): Uint8Array {
  const body = paragraphs
    .map(
      (p) =>
        `<w:p><w:r>${p
          .split('\n')
          .map((t) => `<w:t>${t}</w:t>`)
          .join('<w:br/>')}</w:r></w:p>`,
    )
    .join('');
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const office =
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`,
    ),
  });
}

describe('readInterview', () => {
  it('reads Teams WebVTT with voice tags, times and several cues in a row', async () => {
    const vtt = [
      'WEBVTT',
      '',
      'NOTE made by Teams',
      '',
      '7d3-0',
      '00:00:01.000 --> 00:00:04.500 align:start',
      '<v Ana Moderator>How do you export data today?</v>',
      '',
      '00:00:05.000 --> 00:00:09.000',
      '<v Kim Doe>I copy it by hand &amp; it takes hours.</v>',
      '',
      '00:00:09.100 --> 00:00:12.000',
      '<v Kim Doe>Every <i>single</i> week.</v>',
    ].join('\r\n');
    const { format, change, speakers } = await read(vtt, 'call.vtt', {
      occurredAt: '2025-01-31T09:00:00Z',
    });
    expect(format).toBe('vtt');
    expect(change.turns).toEqual([
      {
        id: 'turn-00001',
        role: 'interviewer',
        text: 'How do you export data today?',
        version: now.getTime(),
        authorName: 'Ana Moderator',
        at: '2025-01-31T09:00:00Z',
        startMs: 1000,
        endMs: 4500,
      },
      {
        id: 'turn-00002',
        role: 'customer',
        text: 'I copy it by hand & it takes hours. Every single week.',
        version: now.getTime(),
        authorName: 'Kim Doe',
        at: '2025-01-31T09:00:00Z',
        startMs: 5000,
        endMs: 12000,
      },
    ]);
    expect(speakers.map((s) => [s.name, s.role, s.reason, s.confidence])).toEqual([
      ['Ana Moderator', 'interviewer', 'name', 0.95],
      ['Kim Doe', 'customer', 'name', 0.95],
    ]);
  });

  it('reads Zoom WebVTT and guesses by who asks, saying how sure', async () => {
    const lines = [
      'Ana Lee: What annoys you most?',
      'Kim Doe: Search never finds my invoices.',
      'Ana Lee: How often is that?',
      'Kim Doe: Daily.',
    ];
    const vtt = `WEBVTT\n\n${lines.map((line, i) => `${i + 1}\n00:00:0${i}.000 --> 00:00:0${i + 1}.000\n${line}`).join('\n\n')}\n`;
    const { speakers, change } = await read(vtt, 'zoom.vtt');
    expect(speakers).toMatchObject([
      { name: 'Ana Lee', role: 'interviewer', reason: 'questions', questions: 2 },
      { name: 'Kim Doe', role: 'customer', questions: 0 },
    ]);
    expect(speakers[0]?.confidence).toBeGreaterThan(0.7);
    expect(change.turns.map((t) => t.role)).toEqual([
      'interviewer',
      'customer',
      'interviewer',
      'customer',
    ]);
  });

  it('reads SRT', async () => {
    const srt =
      '1\n00:00:01,000 --> 00:00:02,500\nInterviewer: And then?\n\n2\n00:01:03,000 --> 00:01:04,000\nP1: It crashed.\n';
    const { format, change } = await read(srt, 'a.srt');
    expect(format).toBe('srt');
    expect(change.turns.map((t) => [t.role, t.text, t.startMs])).toEqual([
      ['interviewer', 'And then?', 1000],
      ['customer', 'It crashed.', 63_000],
    ]);
  });

  it('reads Otter text, timed lines and plain lines', async () => {
    const otter =
      'Ana Lee  0:03\nWhat do you use it for?\n\nKim Doe  1:02:05\nFor invoices.\nThe problem: it is slow.\n';
    const { change } = await read(otter, 'otter.txt', { interviewer: ['ana lee'] });
    expect(change.turns.map((t) => [t.role, t.authorName, t.text, t.startMs])).toEqual([
      ['interviewer', 'Ana Lee', 'What do you use it for?', 3000],
      ['customer', 'Kim Doe', 'For invoices. The problem: it is slow.', 3_725_000],
    ]);
    expect(
      await turnsOf('[00:01:02] Moderator: Why?\n[00:01:09] Kim: Because it is slow.', 'a.txt'),
    ).toEqual([
      ['interviewer', 'Moderator', 'Why?'],
      ['customer', 'Kim', 'Because it is slow.'],
    ]);
    expect(await turnsOf('Kim (00:12): Too slow\nand too dear.', 'a.txt')).toEqual([
      ['customer', 'Kim', 'Too slow and too dear.'],
    ]);
  });

  it('reads Word transcripts, by paragraph and with line breaks', async () => {
    const paragraphs = [
      'Interviewer: Tell me about setup?',
      'Kim Doe: It took us <b>three</b> days.'.replace(/<\/?b>/gu, ''),
      'Kim Doe   0:09\nNobody helped.',
    ];
    expect(await turnsOf(docx(paragraphs), 'a.docx')).toEqual([
      ['interviewer', 'Interviewer', 'Tell me about setup?'],
      ['customer', 'Kim Doe', 'It took us three days. Nobody helped.'],
    ]);
  });

  it('names what is wrong', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(40 * 1024 ** 2) });
    expect(bomb.length).toBeLessThan(100_000);
    await expect(read(bomb, 'bomb.docx')).rejects.toMatchObject({ code: 'too-large' });
    await expect(read('PK\u0003\u0004nonsense', 'a.docx')).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(read(zipSync({ 'a.txt': strToU8('x') }), 'a.docx')).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(read('', 'a.txt')).rejects.toThrow(/holds no transcript/u);
    await expect(read('Kim: Hi', 'a.txt', { interviewer: ['Kin'] })).rejects.toThrow(
      /Nobody .* "Kin". Did you mean "Kim"/u,
    );
    await expect(read('%PDF-1.7', 'a.pdf')).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('throws nothing but AppError on any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (bytes, isZip) => {
        const content = isZip ? new Uint8Array([0x50, 0x4b, 3, 4, ...bytes]) : bytes;
        await read(content, 'x.txt').catch((error: unknown) =>
          expect(error).toBeInstanceOf(AppError),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('the interview source', () => {
  const text = 'Ana: Why?\nKim: It is slow.';

  it('gives the same key for the same transcript, and another one for other roles', async () => {
    const first = interviewDelivery((await read(text, 'a.txt')).change);
    const later = interviewDelivery(
      (await read(text, 'a.txt', { now: new Date('2025-03-01') })).change,
    );
    const told = interviewDelivery((await read(text, 'a.txt', { interviewer: ['Kim'] })).change);
    expect(later.dedupeKey).toBe(first.dedupeKey);
    expect(told.dedupeKey).not.toBe(first.dedupeKey);
  });

  it('reads its deliveries back, in the order of speaking', async () => {
    const { change } = await read(text, 'a.txt');
    const delivery = { ...interviewDelivery(change), receivedAt: now };
    const parsed = interview.parse({ settings: {}, secrets: [], now }, delivery);
    expect(parsed).toEqual({ outcome: 'changes', changes: [change] });
    expect(listTurns(mergeFeedback(emptyFeedbackState, change)).map((t) => t.authorName)).toEqual([
      'Ana',
      'Kim',
    ]);
  });
});
