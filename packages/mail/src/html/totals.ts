import type { ReportSnapshot } from '@earshot/core';
import { formatCount, formatPercent } from '../words/format-number.ts';
import { html, type Markup } from './markup.ts';
import { colour } from './palette.ts';

type Cell = { value: string; name: string; note: string };

/** The window's totals side by side, each with what it was in the time before. */
export function renderTotals(snapshot: ReportSnapshot): Markup {
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
          ${listCells(snapshot).map(renderCell)}
        </tr>
      </table>
    </td>
  </tr>`;
}

function listCells({ totals, previousTotals }: ReportSnapshot): Cell[] {
  return [
    {
      value: formatCount(totals.feedbacks),
      name: 'feedbacks',
      note: `was ${formatCount(previousTotals.feedbacks)}`,
    },
    {
      value: formatCount(totals.voices),
      name: 'voices',
      note: `was ${formatCount(previousTotals.voices)}`,
    },
    {
      value: formatPercent(totals.coverage),
      name: 'in a theme',
      note: `was ${formatPercent(previousTotals.coverage)}`,
    },
  ];
}

function renderCell({ value, name, note }: Cell): Markup {
  return html`<td width="33%" valign="top" style="padding:14px 6px 14px 16px">
    <div class="text" style="font-size:22px;line-height:28px;font-weight:700;color:${colour.text}">
      ${value}
    </div>
    <div class="muted" style="font-size:13px;line-height:18px;color:${colour.muted}">
      ${name}<br />${note}
    </div>
  </td>`;
}
