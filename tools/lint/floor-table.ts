/**
 * Which of our own packages a package may import. Everything not listed is refused, so a new
 * package must be given its floor here first.
 */
const PURE = ['packages/core', 'packages/runtime', 'packages/themes', 'packages/trends'];
const ADAPTERS = [
  'packages/db',
  'packages/queue',
  'packages/sources',
  'packages/models',
  'packages/mail',
];
const SERVICES = [
  'services/api',
  'services/ingest',
  'services/clusterer',
  'services/reporter',
  'services/web',
  'services/standalone',
];
const CLIENT = 'packages/client';
const TESTING = 'packages/testing';

const SCOPE = '@earshot/';

const BELOW_SERVICES = [...PURE, ...ADAPTERS, CLIENT];
const EVERYTHING = [...BELOW_SERVICES, ...SERVICES];

const ALLOWED: Record<string, string[]> = {
  'packages/core': [],
  'packages/runtime': ['packages/core'],
  'packages/themes': ['packages/core', 'packages/runtime'],
  'packages/trends': ['packages/core', 'packages/runtime'],
  ...Object.fromEntries(ADAPTERS.map((unit) => [unit, PURE])),
  ...Object.fromEntries(SERVICES.map((unit) => [unit, BELOW_SERVICES])),
  [CLIENT]: [],
  [TESTING]: BELOW_SERVICES,
  // The composition roots, see docs/decisions/002-composition-roots.md.
  'packages/cli': EVERYTHING,
  'services/standalone': EVERYTHING,
};

/** An import of package `to` in a file of package `from`. */
export type Edge = { from: string; to: string; inTest: boolean };

/** Why `from` must not import `to`, or undefined when it may. */
export function floorViolation({ from, to, inTest }: Edge): string | undefined {
  if (from === to) return undefined;
  if (to === TESTING) {
    return inTest ? undefined : `${TESTING} is for tests only.`;
  }
  const allowed = ALLOWED[from];
  if (allowed === undefined)
    return `${from} has no floor yet: add it to tools/lint/floor-table.ts.`;
  if (allowed.includes(to)) return undefined;
  const list = allowed.length === 0 ? 'none of our packages' : allowed.join(', ');
  return `${from} must not import ${to}. It may import ${list}.`;
}

/** `@earshot/db/jobs` → `packages/db`; undefined when the name is not ours. */
export function unitOfPackageName(specifier: string): string | undefined {
  if (!specifier.startsWith(SCOPE)) return undefined;
  const name = specifier.slice(SCOPE.length).split('/')[0];
  const service = `services/${name}`;
  return SERVICES.includes(service) ? service : `packages/${name}`;
}
