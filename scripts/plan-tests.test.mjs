import { expect, it } from 'vitest';
import { planTests } from './plan-tests.mjs';

const WITH_DOCKER = { docker: 'unix:///var/run/docker.sock', requireContainers: false };
const WITHOUT_DOCKER = { docker: undefined, requireContainers: false };

it('runs every project where a Docker engine answers', () => {
  const { projects, notes } = planTests([], WITH_DOCKER);
  expect(projects).toEqual(['unit', 'integration', 'browser', 'containers']);
  expect(notes).toEqual([]);
});

it('leaves the containers out without an engine, and says so', () => {
  const { projects, notes } = planTests([], WITHOUT_DOCKER);
  expect(projects).toEqual(['unit', 'integration', 'browser']);
  expect(notes.join()).toMatch(/^containers: left out, because no Docker engine/);
});

it('fails without an engine where containers are required or asked for', () => {
  expect(() => planTests([], { docker: undefined, requireContainers: true })).toThrow(/no Docker/);
  expect(() => planTests(['containers'], WITHOUT_DOCKER)).toThrow(/no Docker/);
});

it('takes project names and passes paths and options on', () => {
  const { vitestArgs } = planTests(['unit', 'packages/core', '-t', 'merge'], WITHOUT_DOCKER);
  expect(vitestArgs).toEqual(
    expect.arrayContaining(['--project=unit', 'packages/core', '-t', 'merge']),
  );
  expect(vitestArgs).not.toContain('--project=integration');
});
