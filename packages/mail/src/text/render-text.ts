import type { ReportPainPoint, ReportSnapshot, ThemeRef, Verbatim } from '@earshot/core';
import { describeChart } from '../chart/describe-chart.ts';
import type { Headline } from '../report/headline.ts';
import {
  painPointsPage,
  reportPage,
  themePage,
  verbatimPage,
  type ReportLinks,
} from '../report/report-links.ts';
import { describeMethod } from '../words/describe-method.ts';
import { describeRank } from '../words/describe-rank.ts';
import { describeReach } from '../words/describe-reach.ts';
import { describeTrend } from '../words/describe-trend.ts';
import { formatDay, formatWeek } from '../words/format-days.ts';
import {
  formatChange,
  formatCountOf,
  formatPercent,
  formatPercentRange,
} from '../words/format-number.ts';
import { TEXT_WIDTH, wrapText } from './wrap-text.ts';

export type TextInput = { snapshot: ReportSnapshot; headline: Headline; links: ReportLinks };

/** The plain-text part: everything the HTML says, in lines of at most 78 columns (addresses stay whole). */
export function renderText(input: TextInput): string {
  const { snapshot, links } = input;
  const blocks = [
    renderOpening(input),
    ...snapshot.painPoints.map((painPoint) => renderPainPoint(painPoint, input)),
    renderMoved('RISING', snapshot.rising, input),
    renderMoved('NEW', snapshot.newThemes, input),
    renderMoved('FALLING', snapshot.falling, input),
    `All pain points:\n${painPointsPage(links, snapshot)}`,
    renderTrustNotes(snapshot),
    renderFooter(input),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function renderOpening({ snapshot, headline }: TextInput): string {
  const hurts = snapshot.painPoints.length > 0;
  return [
    wrapText(`${snapshot.workspace.name} · ${formatWeek(snapshot.week)}`),
    '',
    wrapText(hurts ? `What hurts most: ${headline.title}` : headline.title),
    ...[...headline.sentences, headline.volume].map((sentence) => wrapText(sentence)),
    '='.repeat(TEXT_WIDTH),
  ].join('\n');
}

function renderPainPoint(painPoint: ReportPainPoint, { snapshot, links }: TextInput): string {
  const { theme, rank, mentions, share, trend } = painPoint;
  const reach = describeReach(painPoint);
  const words = describeTrend(trend);
  const area = theme.areaName === null ? '' : ` (${theme.areaName})`;
  const figures = `${reach.count}, ${formatCountOf(mentions, 'mention')}, ${formatPercent(share.value)} of feedback (${formatPercentRange(share)})`;
  return [
    wrapText(`${theme.name}${area}`, `${rank}. `, '   '),
    wrapText(figures, '   '),
    ...(reach.parts === null ? [] : [wrapText(`Voices: ${reach.parts}.`, '   ')]),
    wrapText(`${words.label}: ${words.detail}.`, '   '),
    wrapText(describeChart(trend).alt, '   '),
    wrapText(describeRank(painPoint), '   '),
    ...painPoint.verbatims.map((verbatim) => renderVerbatim(verbatim, links)),
    `   ${themePage(links, snapshot, theme.id)}`,
  ].join('\n');
}

function renderVerbatim(verbatim: Verbatim, links: ReportLinks): string {
  const who = verbatim.accountName ?? 'A customer';
  return [
    wrapText(`“${verbatim.quote}”`, '   > '),
    wrapText(
      `${who}, ${verbatim.sourceName}, ${formatDay(verbatim.occurredOn)}`,
      '   > - ',
      '   >   ',
    ),
    `     ${verbatimPage(links, verbatim)}`,
  ].join('\n');
}

type Moved = ThemeRef & { mentions: number; growth?: number };

function renderMoved(
  name: string,
  themes: readonly Moved[],
  { snapshot, links }: TextInput,
): string {
  if (themes.length === 0) return '';
  const lines = themes.map((theme) => {
    const change = theme.growth === undefined ? '' : `${formatChange(theme.growth)}, `;
    const figures = `${theme.name}: ${change}${formatCountOf(theme.mentions, 'mention')}`;
    return `${wrapText(figures, '- ', '  ')}\n  ${themePage(links, snapshot, theme.id)}`;
  });
  return [name, ...lines].join('\n');
}

function renderTrustNotes(snapshot: ReportSnapshot): string {
  const notes = [...snapshot.caveats, ...describeMethod(snapshot)];
  return [
    'HOW FAR TO TRUST THESE FIGURES',
    ...notes.map((note) => wrapText(note, '- ', '  ')),
  ].join('\n');
}

function renderFooter({ snapshot, links }: TextInput): string {
  const { notice, name } = snapshot.workspace;
  return [
    '-'.repeat(TEXT_WIDTH),
    ...(notice === null ? [] : [wrapText(notice)]),
    wrapText(`Sent by Earshot for ${name}.`),
    `On the web: ${reportPage(links, snapshot.week)}`,
    ...(links.preferencesUrl === undefined ? [] : [`Preferences: ${links.preferencesUrl}`]),
    ...(links.unsubscribeUrl === undefined ? [] : [`Unsubscribe: ${links.unsubscribeUrl}`]),
  ].join('\n');
}
