import type { ReportSnapshot } from '@earshot/core';
import { drawChart } from './chart/chart-image.ts';
import { renderHtml } from './html/render-html.ts';
import { writeHeadline } from './report/headline.ts';
import type { ReportLinks } from './report/report-links.ts';
import { tidySnapshot } from './report/tidy-snapshot.ts';
import { renderText } from './text/render-text.ts';

/** An image inside a mail; the HTML names it `cid:<cid>`. */
export type InlineImage = {
  cid: string;
  filename: string;
  contentType: 'image/png';
  content: Buffer;
  alt: string;
};

/** A report ready to be put into a message. `html` stays below 102 kB for any snapshot; `subject` is one printable line. */
export type RenderedReport = {
  subject: string;
  preheader: string;
  html: string;
  text: string;
  attachments: InlineImage[];
};

/** A stored snapshot as an e-mail: HTML with charts, and a plain text that is complete in itself. */
export async function renderReport(
  snapshot: ReportSnapshot,
  links: ReportLinks,
): Promise<RenderedReport> {
  const tidy = tidySnapshot(snapshot);
  const headline = writeHeadline(tidy);
  const charts = await Promise.all(
    tidy.painPoints.map((painPoint) => drawChart(painPoint.trend, painPoint.rank)),
  );
  const input = { snapshot: tidy, headline, links };
  return {
    subject: headline.subject,
    preheader: headline.preheader,
    html: renderHtml({ ...input, charts }),
    text: renderText(input),
    attachments: charts.map(({ cid, filename, contentType, content, alt }) => ({
      cid,
      filename,
      contentType,
      content,
      alt,
    })),
  };
}
