import { insertThemeEvents, renameThemes, type Database, type MentionVectors } from '@earshot/db';
import { nameThemePrompt, nameThemes, type LanguageModel, type ThemeToName } from '@earshot/models';
import type { Logger } from '@earshot/runtime';
import type { FoundThemes } from './find-themes.ts';
import type { ThemePlan } from './plan-themes.ts';
import { redact } from './redact.ts';

type ImproveDeps = { db: Database; languageModel: LanguageModel | undefined; log: Logger };
type ImproveInput = {
  workspaceId: string;
  mentions: MentionVectors;
  found: FoundThemes;
  plan: ThemePlan;
  signal: AbortSignal;
};

/**
 * Asks the language model, where there is one, for better names of the themes that this run named. The local names
 * stand already, so a failure costs nothing but the better name.
 */
export async function improveNames(deps: ImproveDeps, input: ImproveInput): Promise<void> {
  const model = deps.languageModel;
  if (model === undefined) return;
  const wanted = new Set(input.plan.namedIds);
  const themes = input.plan.themeIds.flatMap((id, index) =>
    wanted.has(id) ? [toName(input, id, index)] : [],
  );
  const result = await nameThemes({ model }, themes, { signal: input.signal });
  const namedBy = `${model.model}:${nameThemePrompt.name}@${nameThemePrompt.version}`;
  const named = result.namings.filter((naming) => naming.kind === 'named');
  await deps.db.orm.transaction(async (tx) => {
    await renameThemes(
      tx,
      input.workspaceId,
      named.map(({ themeId, name, description }) => ({ id: themeId, name, description, namedBy })),
    );
    await insertThemeEvents(
      tx,
      named.map(({ themeId, name }) => ({
        workspaceId: input.workspaceId,
        themeId,
        kind: 'renamed' as const,
        actor: namedBy,
        reason: 'named by the language model',
        detail: { to: name },
      })),
    );
  });
  deps.log.info(
    { ...result.usage, named: named.length, asked: themes.length },
    'names from the model',
  );
  if (result.failure !== undefined) deps.log.warn({ err: result.failure }, 'local names stay');
}

function toName(input: ImproveInput, id: string, index: number): ThemeToName {
  const rows = input.found.names.themes[index]?.representatives ?? [];
  const quotes = rows.map((row) => redact(input.mentions.statements[row] ?? ''));
  const neighbour = nearestTheme(input.found, index);
  const contrast = input.found.names.themes[neighbour]?.representatives ?? [];
  return {
    id,
    medoids: quotes.slice(0, 3),
    boundary: quotes.slice(3),
    neighbour:
      neighbour < 0
        ? undefined
        : {
            medoids: contrast
              .slice(0, 2)
              .map((row) => redact(input.mentions.statements[row] ?? '')),
          },
  };
}

function nearestTheme({ discovery }: FoundThemes, index: number): number {
  const { centroids, dim } = discovery;
  let nearest = -1;
  let best = Number.NEGATIVE_INFINITY;
  for (let other = 0; other < discovery.themes.length; other++) {
    if (other === index) continue;
    let product = 0;
    for (let at = 0; at < dim; at++) {
      product += (centroids[index * dim + at] ?? 0) * (centroids[other * dim + at] ?? 0);
    }
    if (product > best) [best, nearest] = [product, other];
  }
  return nearest;
}
