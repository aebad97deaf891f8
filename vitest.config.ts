import { defineConfig } from 'vitest/config';

const WEB_TESTS = 'services/web/tests/**';
const CONTAINER_TESTS = '**/*.container.test.ts';
const NEVER = ['**/node_modules/**', '**/dist/**', '**/fixtures/**'];

/**
 * `unit` stands beside the source and does no I/O, `integration` uses the embedded pair and real
 * files, `containers` needs a Docker engine (PostgreSQL, Redis), `browser` drives a real Chromium.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{packages,services,tools}/**/*.test.{ts,tsx}',
            '{scripts,bin,tools}/**/*.test.mjs',
          ],
          exclude: [...NEVER, CONTAINER_TESTS, '{packages,services}/*/tests/**'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{packages,services}/*/tests/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: [...NEVER, CONTAINER_TESTS, WEB_TESTS],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'containers',
          include: [CONTAINER_TESTS],
          exclude: NEVER,
          testTimeout: 120_000,
          hookTimeout: 240_000,
          maxWorkers: 1,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['services/web/tests/**/*.test.ts'],
          exclude: NEVER,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
