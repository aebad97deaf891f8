import type { ReportSnapshot } from '@earshot/core';
import { describeMethod } from '../words/describe-method.ts';
import { html, type Markup } from './markup.ts';
import { colour } from './palette.ts';

/** What a reader should know before trusting the figures: caveats first, then how they are made. */
export function renderTrustNotes(snapshot: ReportSnapshot): Markup {
  return html`<tr>
    <td style="padding:0 0 18px">
      <table
        role="presentation"
        class="${snapshot.caveats.length > 0 ? 'note' : 'card'} line"
        width="100%"
        cellpadding="0"
        cellspacing="0"
        border="0"
        style="background-color:${snapshot.caveats.length > 0 ? colour.note : colour.card};border:1px solid ${colour.line};border-radius:10px"
      >
        <tr>
          <td style="padding:14px 16px 8px">
            <h2
              class="text"
              style="margin:0 0 6px;font-size:16px;line-height:22px;color:${colour.text}"
            >
              How far to trust these figures
            </h2>
            ${snapshot.caveats.map((caveat) => html`<p class="text" style="margin:0 0 8px;font-size:14px;line-height:21px;color:${colour.text}">${caveat}</p>`)}
            ${describeMethod(snapshot).map((sentence) => html`<p class="muted" style="margin:0 0 8px;font-size:13px;line-height:19px;color:${colour.muted}">${sentence}</p>`)}
          </td>
        </tr>
      </table>
    </td>
  </tr>`;
}
