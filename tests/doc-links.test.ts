import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const documents = ['README.md', 'ARCHITECTURE.md', ...globSync('docs/**/*.md', { cwd: root })];

/** Targets of Markdown links that are paths of the repository. */
function listPaths(document: string): string[] {
  const text = readFileSync(join(root, document), 'utf8');
  return [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map((match) => match[1] ?? '')
    .filter((target) => !/^[a-z]+:/.test(target));
}

describe.each(documents)('%s', (document) => {
  it('links only to what exists', () => {
    const missing = listPaths(document).filter(
      (path) => !existsSync(join(root, dirname(document), path)),
    );
    expect(missing).toEqual([]);
  });
});

it('ARCHITECTURE.md stays short and links to the code', () => {
  const lines = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8').split('\n');
  expect(lines.length).toBeLessThanOrEqual(150);
  expect(listPaths('ARCHITECTURE.md').length).toBeGreaterThan(30);
});
