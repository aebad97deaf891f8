import type { ReportSnapshot, ThemeRef } from '@earshot/core';
import { themePage, type ReportLinks } from '../report/report-links.ts';
import { formatChange, formatCountOf } from '../words/format-number.ts';
import { html, type Markup } from './markup.ts';
import { colour } from './palette.ts';

type Moved = ThemeRef & { mentions: number; growth?: number };
type Group = { name: string; themes: readonly Moved[] };

/** Themes that rise, fall or are new, whatever their rank. */
export function renderMovements(snapshot: ReportSnapshot, links: ReportLinks): Markup {
  const groups: Group[] = [
    { name: 'Rising', themes: snapshot.rising },
    { name: 'New', themes: snapshot.newThemes },
    { name: 'Falling', themes: snapshot.falling },
  ].filter((group) => group.themes.length > 0);
  if (groups.length === 0) return html``;
  return html`<tr>
    <td style="padding:10px 4px 4px">
      <h2 class="text" style="margin:0 0 10px;font-size:18px;line-height:24px;color:${colour.text}">
        What moved
      </h2>
      ${groups.map((group) => renderGroup(group, { snapshot, links }))}
    </td>
  </tr>`;
}

function renderGroup(
  group: Group,
  context: { snapshot: ReportSnapshot; links: ReportLinks },
): Markup {
  return html`<p
      class="muted"
      style="margin:0 0 2px;font-size:13px;line-height:18px;font-weight:600;color:${colour.muted}"
    >
      ${group.name}
    </p>
    ${group.themes.map((theme) => renderMoved(theme, themePage(context.links, context.snapshot, theme.id)))}
    <div style="font-size:10px;line-height:10px">&nbsp;</div>`;
}

function renderMoved(theme: Moved, href: string): Markup {
  const change = theme.growth === undefined ? '' : `${formatChange(theme.growth)}, `;
  return html`<p
    class="muted"
    style="margin:0 0 4px;font-size:15px;line-height:22px;color:${colour.muted}"
  >
    <a class="link" href="${href}" style="color:${colour.link}">${theme.name}</a>
    ${change}${formatCountOf(theme.mentions, 'mention')}
  </p>`;
}
