import type { ReportPainPoint, ReportSnapshot, Verbatim } from '@earshot/core';
import type { ChartImage } from '../chart/chart-image.ts';
import { chartSize } from '../chart/draw-weekly-chart.ts';
import { themePage, verbatimPage, type ReportLinks } from '../report/report-links.ts';
import { describeRank } from '../words/describe-rank.ts';
import { describeReach } from '../words/describe-reach.ts';
import { describeTrend } from '../words/describe-trend.ts';
import { formatDay } from '../words/format-days.ts';
import { formatCountOf, formatPercent, formatPercentRange } from '../words/format-number.ts';
import { html, type Markup } from './markup.ts';
import { colour, tone } from './palette.ts';

export type CardInput = {
  painPoint: ReportPainPoint;
  chart: ChartImage | undefined;
  snapshot: ReportSnapshot;
  links: ReportLinks;
};

/** One pain point: its figures, its trend, what customers said, and the pages behind each. */
export function renderPainPoint(input: CardInput): Markup {
  const { painPoint, links, chart } = input;
  return html`<tr>
    <td style="padding:0 0 14px">
      <table
        role="presentation"
        class="card line"
        width="100%"
        cellpadding="0"
        cellspacing="0"
        border="0"
        bgcolor="${colour.card}"
        style="background-color:${colour.card};border:1px solid ${colour.line};border-radius:10px"
      >
        <tr>
          <td style="padding:16px 16px 14px">
            ${renderName(input)} ${renderFigures(input)} ${renderTrend(painPoint)}
            ${chart !== undefined && renderChart(chart)}
            ${painPoint.verbatims.map((verbatim) => renderVerbatim(verbatim, links))}
            ${renderEvidence(input)}
          </td>
        </tr>
      </table>
    </td>
  </tr>`;
}

function renderName({ painPoint, snapshot, links }: CardInput): Markup {
  const { theme, rank } = painPoint;
  const href = themePage(links, snapshot, theme.id);
  return html`<h2 style="margin:0 0 4px;font-size:18px;line-height:24px;font-weight:700">
    <span class="muted" style="color:${colour.muted};font-weight:400">${rank}&ensp;</span
    ><a class="text" href="${href}" style="color:${colour.text};text-decoration:none"
      >${theme.name}</a
    >
  </h2>`;
}

function renderFigures({ painPoint }: CardInput): Markup {
  const { mentions, share, theme } = painPoint;
  const reach = describeReach(painPoint);
  const area = theme.areaName === null ? '' : ` · ${theme.areaName}`;
  return html`<p
    class="text"
    style="margin:0 0 8px;font-size:15px;line-height:22px;color:${colour.text}"
  >
    <strong>${reach.count}</strong> · ${formatCountOf(mentions, 'mention')} ·
    ${formatPercent(share.value)} of feedback
    <span class="muted" style="color:${colour.muted}">(${formatPercentRange(share)})${area}</span>
  </p>`;
}

function renderTrend({ trend }: ReportPainPoint): Markup {
  const { label, detail } = describeTrend(trend);
  const { background, text, className } = tone[trend.direction];
  return html`<p
    class="muted"
    style="margin:0 0 12px;font-size:14px;line-height:22px;color:${colour.muted}"
  >
    <span
      class="${className}"
      style="background-color:${background};color:${text};padding:2px 8px;border-radius:9px;font-weight:600;white-space:nowrap"
      >${label}</span
    >&ensp;${detail}
  </p>`;
}

function renderChart({ cid, alt, left, right }: ChartImage): Markup {
  const label = `font-size:12px;line-height:16px;color:${colour.muted}`;
  return html`<img
      src="cid:${cid}"
      alt="${alt}"
      width="${chartSize.width}"
      style="display:block;width:100%;max-width:${chartSize.width}px;height:auto;border:0;font-size:13px;line-height:18px"
    />
    <table
      role="presentation"
      width="100%"
      cellpadding="0"
      cellspacing="0"
      border="0"
      style="margin:4px 0 14px"
    >
      <tr>
        <td class="muted" align="left" style="${label}">${left}</td>
        <td class="muted" align="right" style="${label}">${right}</td>
      </tr>
    </table>`;
}

function renderVerbatim(verbatim: Verbatim, links: ReportLinks): Markup {
  const who = verbatim.accountName ?? 'A customer';
  const from = `${who} · ${verbatim.sourceName} · ${formatDay(verbatim.occurredOn)}`;
  const place = verbatimPage(links, verbatim);
  return html`<table
    role="presentation"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border="0"
    style="margin:0 0 12px"
  >
    <tr>
      <td class="line" style="border-left:3px solid ${colour.line};padding:0 0 0 12px">
        <p class="text" style="margin:0 0 2px;font-size:15px;line-height:22px;color:${colour.text}">
          “${verbatim.quote}”
        </p>
        <p class="muted" style="margin:0;font-size:13px;line-height:18px;color:${colour.muted}">
          ${from} · <a class="link" href="${place}" style="color:${colour.link}">read it</a>
        </p>
      </td>
    </tr>
  </table>`;
}

function renderEvidence({ painPoint, snapshot, links }: CardInput): Markup {
  const { parts } = describeReach(painPoint);
  const href = themePage(links, snapshot, painPoint.theme.id);
  const voices = parts === null ? '' : `${formatCountOf(painPoint.reach, 'voice')}: ${parts}. `;
  return html`<p
    class="muted"
    style="margin:0;font-size:13px;line-height:19px;color:${colour.muted}"
  >
    <a class="link" href="${href}" style="color:${colour.link};font-weight:600"
      >See all ${formatCountOf(painPoint.mentions, 'mention')}</a
    ><br />${voices}${describeRank(painPoint)}
  </p>`;
}
