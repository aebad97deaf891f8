import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const FIXTURES = join(dirname(fileURLToPath(import.meta.url)), 'fixtures');
const ROOT = join(FIXTURES, '../../..');

const EXPECTED: Record<string, string[]> = {
  'packages/core/src/imports-runtime.ts': ['earshot(floors)'],
  'packages/themes/src/imports-models.ts': ['earshot(floors)'],
  'packages/db/src/imports-queue-by-path.ts': ['earshot(floors)'],
  'packages/mail/src/imports-service.ts': ['earshot(floors)'],
  'packages/sources/src/uses-testing.ts': ['earshot(floors)'],
  'packages/client/src/imports-core.ts': ['earshot(floors)', 'earshot(no-barrel)'],
  'services/api/src/imports-ingest.ts': ['earshot(floors)'],
  'services/api/src/worker-of-db.ts': ['earshot(floors)'],
  'packages/db/src/reads-environment.ts': [
    'earshot(env-in-main)',
    'earshot(env-in-main)',
    'earshot(env-in-main)',
  ],
  'packages/core/src/utils/text.ts': ['earshot(telling-names)'],
  'packages/core/src/helpers.ts': ['earshot(telling-names)'],
  'packages/core/src/passes-on.ts': ['earshot(no-barrel)', 'earshot(no-barrel)'],
  'packages/core/src/helper-first.ts': ['earshot(summary-first)'],
  'packages/core/src/banner.ts': ['earshot(plain-comments)', 'earshot(plain-comments)'],
};

it('fires on every fixture that breaks a rule, and on nothing else', () => {
  const own = lintFixtures().filter(({ code }) => code.startsWith('earshot('));
  expect(codesByFile(own)).toEqual(EXPECTED);
});

it('holds the shape of functions, types and tests with the built-in rules', () => {
  const codes = new Set(lintFixtures().map(({ code }) => code));
  expect([...codes]).toEqual(
    expect.arrayContaining([
      'eslint(max-params)',
      'eslint(max-depth)',
      'eslint(no-console)',
      'import(no-default-export)',
      'typescript(no-explicit-any)',
      'typescript(no-floating-promises)',
      'vitest(no-disabled-tests)',
      'vitest(no-focused-tests)',
      'vitest(no-restricted-vi-methods)',
    ]),
  );
});

type Diagnostic = { code: string; filename: string };

/** Runs the project's own configuration, with nothing but its ignore patterns taken out. */
function lintFixtures(): Diagnostic[] {
  const oxlint = join(ROOT, 'node_modules/oxlint/bin/oxlint');
  const config = join(ROOT, 'tools/lint/fixtures.oxlintrc.json');
  const run = spawnSync(process.execPath, [oxlint, '-c', config, '-f', 'json', FIXTURES], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const report = JSON.parse(run.stdout) as { diagnostics: Diagnostic[] };
  return report.diagnostics;
}

function codesByFile(diagnostics: Diagnostic[]): Record<string, string[]> {
  const byFile: Record<string, string[]> = {};
  for (const { code, filename } of diagnostics) {
    const file = filename.replaceAll('\\', '/').replace(/^.*fixtures\//, '');
    byFile[file] = [...(byFile[file] ?? []), code].sort();
  }
  return byFile;
}
