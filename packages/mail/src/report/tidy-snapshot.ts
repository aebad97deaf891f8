import type { ReportPainPoint, ReportSnapshot, ThemeRef, Verbatim } from '@earshot/core';
import { cleanLine } from '../words/clean-line.ts';

const MAX_PAIN_POINTS = 7;
const MAX_MOVEMENTS = 5;
/** In characters. Mail readers cut a body above 102 kB, so every text has its limit. */
const LENGTH = { name: 90, quote: 260, account: 60, caveat: 240, notice: 600 };

/**
 * The part of a snapshot that an e-mail shows, every text of it one printable line of bounded length.
 * Names and quotes come from customers and models: nothing else in the package handles them raw.
 */
export function tidySnapshot(snapshot: ReportSnapshot): ReportSnapshot {
  const { workspace } = snapshot;
  return {
    ...snapshot,
    workspace: {
      ...workspace,
      name: cleanLine(workspace.name, LENGTH.account),
      notice: workspace.notice === null ? null : cleanLine(workspace.notice, LENGTH.notice),
    },
    painPoints: snapshot.painPoints.slice(0, MAX_PAIN_POINTS).map(tidyPainPoint),
    rising: snapshot.rising.slice(0, MAX_MOVEMENTS).map(tidyTheme),
    falling: snapshot.falling.slice(0, MAX_MOVEMENTS).map(tidyTheme),
    newThemes: snapshot.newThemes.slice(0, MAX_MOVEMENTS).map(tidyTheme),
    caveats: snapshot.caveats.slice(0, 8).map((caveat) => cleanLine(caveat, LENGTH.caveat)),
  };
}

function tidyPainPoint(painPoint: ReportPainPoint): ReportPainPoint {
  const shown = painPoint.rank <= 3 ? 2 : 1;
  return {
    ...painPoint,
    theme: tidyTheme(painPoint.theme),
    verbatims: painPoint.verbatims.slice(0, shown).map(tidyVerbatim),
  };
}

function tidyTheme<T extends ThemeRef>(theme: T): T {
  const name = cleanLine(theme.name, LENGTH.name);
  const areaName = theme.areaName === null ? null : cleanLine(theme.areaName, LENGTH.account);
  return { ...theme, name: name || 'Unnamed theme', areaName };
}

function tidyVerbatim(verbatim: Verbatim): Verbatim {
  return {
    ...verbatim,
    quote: cleanLine(verbatim.quote, LENGTH.quote),
    accountName:
      verbatim.accountName === null ? null : cleanLine(verbatim.accountName, LENGTH.account),
    sourceName: cleanLine(verbatim.sourceName, LENGTH.account),
  };
}
