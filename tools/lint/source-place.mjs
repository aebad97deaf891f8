/**
 * Where a file stands in the repository.
 *
 * @typedef {{ unit: string | undefined, rest: string[], isTest: boolean }} SourcePlace
 *   `unit` is `packages/db` or `services/api`, undefined outside both; `rest` is the path below it.
 */

/**
 * Reads the last `packages/x` or `services/x` of a path, so that fixtures kept deeper in the
 * tree are judged as if they stood at the top.
 *
 * @param {string} filename absolute or relative path
 * @returns {SourcePlace}
 */
export function sourcePlace(filename) {
  const parts = filename.replaceAll('\\', '/').split('/');
  const index = parts.findLastIndex(
    (part, i) => (part === 'packages' || part === 'services') && i < parts.length - 2,
  );
  const rest = index < 0 ? parts : parts.slice(index + 2);
  return {
    unit: index < 0 ? undefined : `${parts[index]}/${parts[index + 1]}`,
    rest,
    isTest: rest.includes('tests') || /\.test\.(tsx?|mjs)$/.test(filename),
  };
}
