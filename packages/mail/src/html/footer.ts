import type { ReportSnapshot } from '@earshot/core';
import { reportPage, type ReportLinks } from '../report/report-links.ts';
import { html, type Markup } from './markup.ts';
import { colour } from './palette.ts';

/** The licence notice of the feedback, where the report stands on the web, and the way out. */
export function renderFooter({ workspace, week }: ReportSnapshot, links: ReportLinks): Markup {
  const anchors = [
    { href: reportPage(links, week), text: 'Read on the web' },
    { href: links.preferencesUrl, text: 'Preferences' },
    { href: links.unsubscribeUrl, text: 'Unsubscribe' },
  ].flatMap(({ href, text }) => (href === undefined ? [] : [renderAnchor(href, text)]));
  return html`<tr>
    <td class="muted" style="padding:0 4px;font-size:13px;line-height:20px;color:${colour.muted}">
      ${workspace.notice !== null && html`<p style="margin:0 0 10px">${workspace.notice}</p>`}
      <p style="margin:0 0 10px">Sent by Earshot for ${workspace.name}.</p>
      <p style="margin:0">${anchors}</p>
    </td>
  </tr>`;
}

function renderAnchor(href: string, text: string): Markup {
  return html`<a class="muted" href="${href}" style="color:${colour.muted};white-space:nowrap"
      >${text}</a
    >&emsp;`;
}
