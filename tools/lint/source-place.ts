/** Where a file stands in the repository. */
export type SourcePlace = {
  /** `packages/db` or `services/api`; undefined outside both. */
  unit: string | undefined;
  /** The path below the unit, or the whole path outside both. */
  rest: string[];
  isTest: boolean;
};

/**
 * Reads the last `packages/x` or `services/x` of a path, so that fixtures kept deeper in the
 * tree are judged as if they stood at the top.
 */
export function sourcePlace(filename: string): SourcePlace {
  const parts = filename.replaceAll('\\', '/').split('/');
  const index = parts.findLastIndex((part, i) => isGroup(part) && i < parts.length - 1);
  const rest = index < 0 ? parts : parts.slice(index + 2);
  return {
    unit: index < 0 ? undefined : `${parts[index]}/${parts[index + 1]}`,
    rest,
    isTest: rest.includes('tests') || /\.test\.(tsx?|mjs)$/.test(filename),
  };
}

function isGroup(part: string): boolean {
  return part === 'packages' || part === 'services';
}
