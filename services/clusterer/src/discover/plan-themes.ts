import type { MentionVectors, NewThemeEvent, ThemeInsert, ThemeRow } from '@earshot/db';
import type { FoundThemes } from './find-themes.ts';
import { settleIdentity, type SettledIdentity } from './settle-identity.ts';

/** Who names themes without a language model: raise the version when names would come out differently. */
export const localNamer = 'local:1';
/** Names of a search while more was on its way: the next search names anew. */
export const previewNamer = 'local:preview';

export type ThemePlan = {
  rows: ThemeInsert[];
  events: NewThemeEvent[];
  /** Theme ids in the order of the discovery's theme indices. */
  themeIds: string[];
  /** Earlier themes and areas that stop being active. */
  merged: { id: string; intoId: string }[];
  archivedIds: string[];
  /** Themes that got a local name in this run: candidates for a better one. */
  namedIds: string[];
};

type PlanInput = {
  workspaceId: string;
  /** See `FindThemes`. */
  isPreview: boolean;
  mentions: MentionVectors;
  found: FoundThemes;
  /** Active themes and areas before. */
  known: readonly ThemeRow[];
  /** Themes that a person keeps: they are never ended. */
  heldIds: ReadonlySet<string>;
};

/** A theme that grew this much since it was named is named anew; otherwise names stay as readers know them. */
const renameGrowth = 2;

/** Turns a discovery into rows: ids carried over, names kept where readers know them, every change an event. */
export function planThemes(input: PlanInput): ThemePlan {
  const known = new Map(input.known.map((row) => [row.id, row]));
  const themes = settleIdentity({
    previous: input.mentions.themeIds,
    next: input.found.discovery.labels,
    groups: input.found.discovery.themes.length,
  });
  const areas = settleAreas(input, known);
  const rows = [...areaRows(input, areas, known), ...themeRows(input, { themes, areas }, known)];
  const staying = new Set([...rows.map((row) => row.id), ...listHeld(input)]);
  const merged = [...themes.merged, ...areas.merged].filter(({ id }) => !staying.has(id));
  const gone = new Set(merged.map(({ id }) => id));
  const archivedIds = input.known
    .filter((row) => !staying.has(row.id) && !gone.has(row.id))
    .map((row) => row.id);
  return {
    rows,
    events: [...changeEvents(input, rows, known), ...endEvents(input, merged, archivedIds)],
    themeIds: themes.ids,
    merged,
    archivedIds,
    namedIds: rows
      .filter((row) => row.level === 'theme' && isNewlyNamed(row, known.get(row.id)))
      .map((row) => row.id),
  };
}

/** What a person keeps, with the areas around it. */
function listHeld({ known, heldIds }: PlanInput): string[] {
  return known.flatMap((row) =>
    heldIds.has(row.id) ? [row.id, ...(row.parentId === null ? [] : [row.parentId])] : [],
  );
}

function settleAreas(input: PlanInput, known: ReadonlyMap<string, ThemeRow>): SettledIdentity {
  const { labels, themes, areaCount } = input.found.discovery;
  return settleIdentity({
    previous: input.mentions.themeIds.map((id) =>
      id === null ? null : (known.get(id)?.parentId ?? null),
    ),
    next: Array.from(labels, (theme) => themes[theme]?.area ?? -1),
    groups: areaCount,
  });
}

function areaRows(
  input: PlanInput,
  areas: SettledIdentity,
  known: ReadonlyMap<string, ThemeRow>,
): ThemeInsert[] {
  const sizes = new Map<number, number>();
  for (const theme of input.found.discovery.themes) {
    sizes.set(theme.area, (sizes.get(theme.area) ?? 0) + theme.size);
  }
  return areas.ids.map((id, area) => ({
    workspaceId: input.workspaceId,
    id,
    level: 'area' as const,
    parentId: null,
    ...chooseName(known.get(id), {
      name: input.found.names.areas[area] ?? `area ${area + 1}`,
      description: '',
      size: sizes.get(area) ?? 0,
      namedBy: namerOf(input),
    }),
  }));
}

function themeRows(
  input: PlanInput,
  settled: { themes: SettledIdentity; areas: SettledIdentity },
  known: ReadonlyMap<string, ThemeRow>,
): ThemeInsert[] {
  const { discovery, names } = input.found;
  return discovery.themes.map((theme, index) => {
    const id = settled.themes.ids[index] ?? '';
    const named = names.themes[index];
    return {
      workspaceId: input.workspaceId,
      id,
      level: 'theme' as const,
      parentId: settled.areas.ids[theme.area] ?? null,
      ...chooseName(known.get(id), {
        name: named?.name ?? `theme ${index + 1}`,
        description: named?.description ?? '',
        size: theme.size,
        namedBy: namerOf(input),
      }),
      cohesion: theme.cohesion,
      separation: theme.separation,
      representativeIds: (named?.representatives ?? []).flatMap(
        (row) => input.mentions.ids[row] ?? [],
      ),
    };
  });
}

type Naming = { name: string; description: string; namedBy: string; size: number };

function namerOf({ isPreview }: PlanInput): string {
  return isPreview ? previewNamer : localNamer;
}

function chooseName(before: ThemeRow | undefined, local: Naming): Naming {
  if (before === undefined || mayRename(before, local.size)) return local;
  return {
    name: before.name,
    description: before.description,
    namedBy: before.namedBy,
    size: local.size,
  };
}

function mayRename(before: ThemeRow, size: number): boolean {
  if (before.namedBy === 'human') return false;
  return before.namedBy === previewNamer || size >= renameGrowth * before.size;
}

/** Its name is a local one that no earlier run gave: a candidate for a better one. */
function isNewlyNamed(row: ThemeInsert, before: ThemeRow | undefined): boolean {
  if (row.namedBy !== localNamer) return false;
  return before?.namedBy !== localNamer || before.name !== row.name;
}

function changeEvents(
  input: PlanInput,
  rows: readonly ThemeInsert[],
  known: ReadonlyMap<string, ThemeRow>,
): NewThemeEvent[] {
  const event = { workspaceId: input.workspaceId, actor: 'discovery' };
  return rows.flatMap((row) => {
    const before = known.get(row.id);
    const themeId = row.id;
    if (before === undefined) {
      return [
        {
          ...event,
          themeId,
          kind: 'created' as const,
          reason: 'found among the mentions',
          detail: { name: row.name },
        },
      ];
    }
    const changes: NewThemeEvent[] = [];
    if (before.name !== row.name) {
      const detail = { from: before.name, to: row.name };
      changes.push({
        ...event,
        themeId,
        kind: 'renamed',
        reason: renameReason(before),
        detail,
      });
    }
    if (before.parentId !== (row.parentId ?? null)) {
      const detail = { from: before.parentId, to: row.parentId };
      changes.push({
        ...event,
        themeId,
        kind: 'moved',
        reason: 'is closer to another area',
        detail,
      });
    }
    return changes;
  });
}

function renameReason(before: ThemeRow): string {
  return before.namedBy === previewNamer ? 'named from all its mentions' : 'grew to twice its size';
}

function endEvents(
  input: PlanInput,
  merged: ThemePlan['merged'],
  archivedIds: readonly string[],
): NewThemeEvent[] {
  const event = { workspaceId: input.workspaceId, actor: 'discovery' };
  return [
    ...merged.map(({ id, intoId }) => ({
      ...event,
      themeId: id,
      kind: 'merged' as const,
      reason: 'most of its mentions belong to another theme',
      detail: { intoId },
    })),
    ...archivedIds.map((themeId) => ({
      ...event,
      themeId,
      kind: 'archived' as const,
      reason: 'its mentions no longer form a theme',
    })),
  ];
}
