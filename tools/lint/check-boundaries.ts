import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Edge, floorViolation, unitOfPackageName } from './floor-table.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');

type LintReport = {
  number_of_files: number;
  diagnostics: { filename: string; message: string; labels: { span: { line: number } }[] }[];
};
type Manifest = Partial<Record<'dependencies' | 'devDependencies', Record<string, string>>>;

/** Checks imports (with the `floors` rule alone) and the dependencies of every package.json. */
const imports = checkImports();
const manifests = checkManifests();
for (const line of [...imports.problems, ...manifests.problems]) console.error(line);
console.log(`boundaries: ${imports.files} files, ${manifests.edges} dependencies between packages`);
const problems = imports.problems.length + manifests.problems.length;
// Having read nothing is a failure, not a clean result.
process.exitCode = problems > 0 || imports.files === 0 || manifests.edges === 0 ? 1 : 0;

function checkImports(): { files: number; problems: string[] } {
  const config = join(ROOT, 'tools/lint/boundaries.oxlintrc.json');
  const bin = join(ROOT, 'node_modules/oxlint/bin/oxlint');
  const run = spawnSync(
    process.execPath,
    [bin, '-c', config, '-f', 'json', 'packages', 'services'],
    {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  if (run.stdout === '') throw new Error(`oxlint did not run: ${run.stderr}`);
  const report = JSON.parse(run.stdout) as LintReport;
  return {
    files: report.number_of_files,
    problems: report.diagnostics.map(
      ({ filename, message, labels }) => `${filename}:${labels[0]?.span.line} ${message}`,
    ),
  };
}

function checkManifests(): { edges: number; problems: string[] } {
  const edges = globSync('{packages,services}/*/package.json', { cwd: ROOT }).flatMap(
    manifestEdges,
  );
  const problems = edges.flatMap(({ file, ...edge }) => {
    const message = floorViolation(edge);
    return message === undefined ? [] : [`${file} ${message}`];
  });
  return { edges: edges.length, problems };
}

function manifestEdges(file: string): (Edge & { file: string })[] {
  const manifest = JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Manifest;
  const from = dirname(file).replaceAll('\\', '/');
  return (['dependencies', 'devDependencies'] as const).flatMap((kind) =>
    Object.keys(manifest[kind] ?? {})
      .map((name) => unitOfPackageName(name))
      .filter((to) => to !== undefined)
      .map((to) => ({ file, from, to, inTest: kind === 'devDependencies' })),
  );
}
