import type { Theme } from '@earshot/client';

export type AreaGroup = { area: { id: string; name: string } | undefined; members: Theme[] };

/** Themes under their areas, the largest area first; themes without one come last. */
export function groupByArea(themes: readonly Theme[], areas: readonly Theme[]): AreaGroup[] {
  const groups = new Map<string | null, AreaGroup>();
  for (const theme of themes) {
    const group = groups.get(theme.areaId) ?? { area: areaOf(theme, areas), members: [] };
    group.members.push(theme);
    groups.set(theme.areaId, group);
  }
  return [...groups.values()]
    .map(({ area, members }) => ({ area, members: members.toSorted((a, b) => b.size - a.size) }))
    .toSorted((a, b) => Number(!a.area) - Number(!b.area) || sizeOf(b) - sizeOf(a));
}

function areaOf({ areaId, areaName }: Theme, areas: readonly Theme[]): AreaGroup['area'] {
  if (areaId === null) return undefined;
  const area = areas.find(({ id }) => id === areaId);
  return { id: areaId, name: area?.name ?? areaName ?? 'Unnamed area' };
}

function sizeOf({ members }: AreaGroup): number {
  return members.reduce((sum, { size }) => sum + size, 0);
}
