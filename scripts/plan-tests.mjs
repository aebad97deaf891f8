import { SetupError } from './setup-error.mjs';

const PROJECTS = ['unit', 'integration', 'browser', 'containers'];
const LEFT_OUT =
  'containers: left out, because no Docker engine answers here. They test PostgreSQL and Redis; start Docker to run them.';

/**
 * Which vitest projects to run, and what to say about those that are left out.
 *
 * @typedef {{ projects: string[], vitestArgs: string[], notes: string[], isWhole: boolean }} TestPlan
 *   `isWhole`: nothing was chosen, so every project must have something to run
 *
 * @param {string[]} args project names; anything else goes to vitest as it is
 * @param {{ docker: string | undefined, requireContainers: boolean }} host
 * @returns {TestPlan}
 * @throws {SetupError} when the container suite is wanted and there is no engine
 */
export function planTests(args, { docker, requireContainers }) {
  const chosen = PROJECTS.filter((project) => args.includes(project));
  const rest = args.filter((arg) => !PROJECTS.includes(arg));
  const wanted = chosen.length > 0 ? chosen : PROJECTS;
  const needsDocker = wanted.includes('containers') && docker === undefined;
  if (needsDocker && (requireContainers || chosen.includes('containers'))) {
    throw new SetupError('The container suite cannot run: no Docker engine answers.', {
      remedy: 'Start Docker, or set DOCKER_HOST to where its engine listens.',
    });
  }
  const projects = needsDocker ? wanted.filter((project) => project !== 'containers') : wanted;
  return {
    projects,
    vitestArgs: [
      ...projects.map((project) => `--project=${project}`),
      '--reporter=default',
      '--reporter=./scripts/tally-reporter.mjs',
      ...rest,
    ],
    notes: needsDocker ? [LEFT_OUT] : [],
    isWhole: args.length === 0,
  };
}
