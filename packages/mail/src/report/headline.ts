import type { ReportPainPoint, ReportSnapshot } from '@earshot/core';
import { cleanLine } from '../words/clean-line.ts';
import { describeReach } from '../words/describe-reach.ts';
import { describeFrequency, describeTrend } from '../words/describe-trend.ts';
import { formatLength, shortWeek } from '../words/format-days.ts';
import { formatChange, formatCountOf, formatPercent } from '../words/format-number.ts';

export type Headline = {
  /** One line, safe as a header. */
  subject: string;
  /** What a mailbox shows after the subject. */
  preheader: string;
  /** The name of what hurts most, or that nothing stood out. */
  title: string;
  /** How much it hurts, and what else moved. */
  sentences: readonly string[];
  /** How much feedback the window holds, against the time before. */
  volume: string;
};

/** The report in a few sentences, from a tidied snapshot. */
export function writeHeadline(snapshot: ReportSnapshot): Headline {
  const [top] = snapshot.painPoints;
  const movers = describeMovers(snapshot, top);
  const volume = describeVolume(snapshot);
  return {
    subject: cleanLine(writeSubject(snapshot, top), 120),
    preheader: cleanLine([...movers, volume].join(' '), 150),
    title: top?.theme.name ?? 'No pain point stood out',
    sentences: top === undefined ? movers : [describeTop(snapshot, top), ...movers],
    volume,
  };
}

function writeSubject(
  { week, workspace }: ReportSnapshot,
  top: ReportPainPoint | undefined,
): string {
  if (top === undefined) return `${shortWeek(week)}: no pain point stood out at ${workspace.name}`;
  const rising = top.trend.direction === 'rising' ? ', rising' : '';
  const name = cleanLine(top.theme.name, 70);
  return `${shortWeek(week)}: “${name}” hurts most (${describeReach(top).count}${rising})`;
}

function describeTop({ window }: ReportSnapshot, top: ReportPainPoint): string {
  const { direction } = top.trend;
  const { detail } = describeTrend(top.trend);
  const trend = direction === 'too-little-data' ? detail : `${directionWord(direction)}, ${detail}`;
  return `${describeReach(top).count} raised it in the last ${formatLength(window)}, in ${formatPercent(top.share.value)} of all feedback: ${trend}.`;
}

function directionWord(direction: 'rising' | 'falling' | 'steady'): string {
  return direction === 'steady' ? 'it is steady' : `it is ${direction}`;
}

function describeMovers(snapshot: ReportSnapshot, top: ReportPainPoint | undefined): string[] {
  const riser = snapshot.rising.find((theme) => theme.id !== top?.theme.id);
  const [newcomer] = snapshot.newThemes;
  const [faller] = snapshot.falling;
  return [
    riser && `Also rising: “${riser.name}”, ${describeFrequency(riser.growth)}.`,
    newcomer && `New: “${newcomer.name}”, ${formatCountOf(newcomer.mentions, 'mention')}.`,
    !riser && !newcomer && faller
      ? `Easing: “${faller.name}”, ${describeFrequency(faller.growth)}.`
      : undefined,
  ].filter((sentence) => sentence !== undefined);
}

function describeVolume({ totals, previousTotals, window }: ReportSnapshot): string {
  const volume = `${formatCountOf(totals.feedbacks, 'feedback')} in the last ${formatLength(window)}`;
  if (previousTotals.feedbacks === 0)
    return `${volume}; none in the ${formatLength(window)} before.`;
  return `${volume} (${formatChange(totals.feedbacks / previousTotals.feedbacks - 1)} on the ${formatLength(window)} before).`;
}
