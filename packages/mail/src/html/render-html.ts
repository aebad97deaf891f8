import type { ReportSnapshot } from '@earshot/core';
import type { ChartImage } from '../chart/chart-image.ts';
import type { Headline } from '../report/headline.ts';
import { painPointsPage, reportPage, type ReportLinks } from '../report/report-links.ts';
import { formatWeek } from '../words/format-days.ts';
import { renderDocument } from './document.ts';
import { renderFooter } from './footer.ts';
import { html, type Markup } from './markup.ts';
import { renderMovements } from './movements.ts';
import { renderPainPoint } from './pain-point-card.ts';
import { colour } from './palette.ts';
import { renderTotals } from './totals.ts';
import { renderTrustNotes } from './trust-notes.ts';

export type HtmlInput = {
  snapshot: ReportSnapshot;
  headline: Headline;
  links: ReportLinks;
  /** One chart a pain point, in the same order. */
  charts: readonly ChartImage[];
};

/** The HTML part: tables and inline styles only, everything from outside escaped. */
export function renderHtml(input: HtmlInput): string {
  const { snapshot, headline, charts, links } = input;
  const cards = snapshot.painPoints.map((painPoint, index) =>
    renderPainPoint({ painPoint, chart: charts[index], snapshot, links }),
  );
  const body = [
    renderOpening(input),
    renderTotals(snapshot),
    ...cards,
    renderMovements(snapshot, links),
    renderReadMore(input),
    renderTrustNotes(snapshot),
    renderFooter(snapshot, links),
  ];
  return renderDocument({ title: headline.subject, preheader: headline.preheader, body });
}

function renderOpening({ snapshot, headline, links }: HtmlInput): Markup {
  const hurts = snapshot.painPoints.length > 0;
  return html`<tr>
    <td style="padding:8px 4px 18px">
      <p
        class="muted"
        style="margin:0 0 18px;font-size:14px;line-height:20px;color:${colour.muted}"
      >
        <strong class="text" style="color:${colour.text}">${snapshot.workspace.name}</strong> ·
        <a
          class="muted"
          href="${reportPage(links, snapshot.week)}"
          style="color:${colour.muted};text-decoration:none"
          >${formatWeek(snapshot.week)}</a
        >
      </p>
      ${hurts && html`<p class="muted" style="margin:0 0 4px;font-size:13px;line-height:18px;font-weight:600;letter-spacing:.04em;text-transform:uppercase;color:${colour.muted}">What hurts most</p>`}
      <h1
        class="text"
        style="margin:0 0 12px;font-size:26px;line-height:32px;font-weight:700;letter-spacing:-.01em;color:${colour.text}"
      >
        ${headline.title}
      </h1>
      ${headline.sentences.map((sentence, index) => html`<p class="${index === 0 ? 'text' : 'muted'}" style="margin:0 0 6px;font-size:16px;line-height:24px;color:${index === 0 ? colour.text : colour.muted}">${sentence}</p>`)}
    </td>
  </tr>`;
}

function renderReadMore({ snapshot, links }: HtmlInput): Markup {
  return html`<tr>
    <td style="padding:10px 4px 22px;font-size:15px;line-height:22px">
      <a
        class="link"
        href="${painPointsPage(links, snapshot)}"
        style="color:${colour.link};font-weight:600"
        >All pain points of this window</a
      >
    </td>
  </tr>`;
}
