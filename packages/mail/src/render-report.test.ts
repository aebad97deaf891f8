import { buildReportSnapshot, fillReportSnapshot } from '@earshot/testing';
import type { ReportPainPoint, ReportSnapshot } from '@earshot/core';
import { describe, expect, it } from 'vitest';
import { renderReport } from './render-report.ts';

const links = {
  baseUrl: 'https://earshot.example.com',
  unsubscribeUrl: 'https://earshot.example.com/u/tok',
};

/** The words a reader sees, spaces made plain. */
function readableText(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&ensp;|&emsp;|&nbsp;|\s+/g, ' ');
}

function withTop(change: (top: ReportPainPoint) => ReportPainPoint): ReportSnapshot {
  const snapshot = buildReportSnapshot();
  const [top, ...rest] = snapshot.painPoints;
  if (top === undefined) throw new Error('the factory gives pain points');
  return { ...snapshot, painPoints: [change(top), ...rest] };
}

describe('renderReport', () => {
  it('says in both parts what hurts most, for how many, how sure, and where it goes', async () => {
    const { html, text, subject } = await renderReport(buildReportSnapshot(), links);
    expect(subject).toBe(
      'Week 22: “Autopay withdrawn twice or on the wrong day” hurts most (61 accounts, rising)',
    );
    for (const part of [readableText(html), text.replace(/\s+(> )?/g, ' ')]) {
      expect(part).toContain('Autopay withdrawn twice or on the wrong day');
      expect(part).toContain('61 accounts');
      expect(part).toContain('94 mentions');
      expect(part).toContain('8.1 % of feedback (6.6–9.5 %)');
      expect(part).toContain('62 % more often in the last 4 weeks than before (+34 % to +95 %)');
      expect(part).toContain('2.4 times as often in the last 4 weeks as before');
      expect(part).toContain('not enough mentions to tell whether it grows');
      expect(part).toContain('They pulled my payment on the 1st and then AGAIN on the 3rd');
      expect(part).toContain('46 accounts, 2 customers without an account');
      expect(part).toContain('Payment link in the text message does not open');
      expect(part).toContain('has sent nothing since 30 May');
      expect(part).toContain('83 % of the mentions belong to a theme');
    }
  });

  it('links every figure to the page behind it, and every verbatim to where it was said', async () => {
    const { html, text } = await renderReport(buildReportSnapshot(), links);
    for (const { theme, verbatims } of buildReportSnapshot().painPoints) {
      const page = `https://earshot.example.com/themes/${theme.id}?from=2023-05-08&to=2023-06-05`;
      expect(text).toContain(page);
      expect(html).toContain(page.replace('&', '&#38;'));
      const [first] = verbatims;
      expect(text).toContain(
        first?.url ?? `https://earshot.example.com/feedback/${first?.feedbackId}`,
      );
    }
    expect(text).toContain('Unsubscribe: https://earshot.example.com/u/tok');
    expect(html).toContain('href="https://earshot.example.com/u/tok"');
  });

  it('never links to anything but a web page', async () => {
    const snapshot = withTop((top) => ({
      ...top,
      verbatims: top.verbatims.map((verbatim) => ({ ...verbatim, url: 'javascript:alert(1)' })),
    }));
    const { html, text } = await renderReport(snapshot, links);
    expect(html + text).not.toContain('javascript:');
    expect(text).toContain(
      `https://earshot.example.com/feedback/${snapshot.painPoints[0]?.verbatims[0]?.feedbackId}`,
    );
  });

  it('shows a PNG of twice its size with alternative text for each pain point', async () => {
    const { html, attachments } = await renderReport(buildReportSnapshot(), links);
    expect(attachments).toHaveLength(7);
    for (const { cid, content, alt } of attachments) {
      expect(content.subarray(1, 4).toString()).toBe('PNG');
      expect(content.readUInt32BE(16)).toBe(1104);
      expect(alt).toMatch(
        /^Weekly bars from 13 Mar to 5 Jun: .*The week of 5 Jun has not ended\.$/,
      );
      expect(html.replace(/\s+/g, ' ')).toContain(`<img src="cid:${cid}" alt="${alt}"`);
    }
    expect(new Set(attachments.map(({ cid }) => cid)).size).toBe(7);
    expect(html).not.toContain('<svg');
  });

  it('shows the licence notice and the clock of a demo', async () => {
    const base = buildReportSnapshot();
    const snapshot = buildReportSnapshot({
      workspace: {
        name: 'Demo',
        isDemo: true,
        notice: 'Public complaints, published by the bureau.',
      },
      window: { ...base.window, clockEndsOn: '2023-08-24' },
    });
    const { html, text } = await renderReport(snapshot, links);
    for (const part of [html, text]) {
      expect(part).toContain('Public complaints, published by the bureau.');
      expect(part).toContain('This demo has its own clock: time ends with 24 Aug 2023');
    }
  });

  it('stays calm when nothing stood out', async () => {
    const snapshot = buildReportSnapshot({
      painPoints: [],
      rising: [],
      falling: [],
      newThemes: [],
      caveats: [],
    });
    const { subject, html, text, attachments } = await renderReport(snapshot, links);
    expect(subject).toBe('Week 22: no pain point stood out at Northwind Lending');
    expect(html).not.toContain('What hurts most');
    expect(html + text).not.toContain('undefined');
    expect(attachments).toEqual([]);
  });

  it('keeps every line of the text within 78 columns, addresses apart', async () => {
    const { text } = await renderReport(buildReportSnapshot(), links);
    const long = text.split('\n').filter((line) => line.length > 78);
    expect(long.filter((line) => !/^\s*https?:\/\/\S+$/.test(line))).toEqual([]);
  });

  it('takes no markup and no header from names, quotes and notices', async () => {
    const hostile = `<script>alert(1)</script>"><img src=x onerror='a'>&amp;\r\nBcc: all@example.com\u2028\u202egpj`;
    const { html, text, subject, preheader } = await renderReport(
      fillReportSnapshot(hostile),
      links,
    );
    expect(html).not.toMatch(/<script|<img src=x|onerror='/i);
    expect(html).toContain('&#60;script&#62;alert(1)&#60;/script&#62;&#34;&#62;');
    expect(html).toContain('&#38;amp;');
    for (const line of [subject, preheader]) expect(line).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
    expect(text).not.toMatch(/^Bcc:/m);
    expect(html + text).not.toContain('\u202e');
  });
});
