import { buildReportSnapshot, fillReportSnapshot } from '@earshot/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeChart } from '../chart/describe-chart.ts';
import { writeHeadline } from '../report/headline.ts';
import { tidySnapshot } from '../report/tidy-snapshot.ts';
import { renderHtml } from './render-html.ts';

function renderFilled(text: string) {
  const filled = fillReportSnapshot(text);
  const [theme] = filled.newThemes;
  if (theme === undefined) throw new Error('the factory gives new themes');
  const many = Array.from({ length: 20 }, () => ({ ...theme, growth: 1 }));
  const snapshot = tidySnapshot({
    ...filled,
    painPoints: [...filled.painPoints, ...filled.painPoints],
    rising: many,
    falling: many,
    newThemes: many,
  });
  const headline = writeHeadline(snapshot);
  const charts = snapshot.painPoints.map(({ trend }, index) => ({
    ...describeChart(trend),
    cid: `chart-${index}-0123456789abcdef@earshot`,
    filename: 'chart.png',
    contentType: 'image/png' as const,
    content: Buffer.alloc(0),
  }));
  return {
    headline,
    html: renderHtml({ snapshot, headline, charts, links: { baseUrl: 'https://e.example.com' } }),
  };
}

describe('renderHtml', () => {
  it('stays below the 102 kB at which mails are cut, and its headline below 120 characters, whatever it is given', () => {
    const text = fc.oneof(
      fc.constantFrom(
        '"'.repeat(5000),
        '👩‍👩‍👧‍👦'.repeat(2000),
        'e\u0301'.repeat(9000),
        '\ud800'.repeat(3000),
        '漢'.repeat(900),
      ),
      fc.string({ unit: 'binary', maxLength: 1500 }),
    );
    fc.assert(
      fc.property(text, (hostile) => {
        const { html, headline } = renderFilled(hostile);
        expect(Buffer.byteLength(html)).toBeLessThan(102_000);
        expect(headline.subject).not.toMatch(/\p{Cc}/u);
        expect(headline.subject.length).toBeLessThanOrEqual(120);
      }),
      { numRuns: 40 },
    );
  });

  it('has nothing that mail readers drop, and a dark colour for every light one', () => {
    const snapshot = tidySnapshot(buildReportSnapshot());
    const html = renderHtml({
      snapshot,
      headline: writeHeadline(snapshot),
      charts: [],
      links: { baseUrl: 'http://e' },
    });
    expect(html).not.toMatch(/<svg|<script|<link|display:\s*(flex|grid)|position:/);
    expect(html).toContain('@media (prefers-color-scheme:dark)');
    const dark = new Set([...html.matchAll(/\.([a-z]+)\{/g)].map(([, name]) => name));
    const used = [...html.matchAll(/class="([^"]+)"/g)].flatMap(
      ([, names]) => names?.split(' ') ?? [],
    );
    expect(used.filter((name) => !dark.has(name))).toEqual([]);
  });
});
