import axe from 'axe-core';
import { lenderId } from '@earshot/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIXTURE_KEY, type FixtureApi, startFixtureApi } from './fixture-api.ts';
import { openBrowser } from './open-browser.ts';

const PAGES = {
  'pain points': '/',
  theme: `/themes/${lenderId('theme', 0)}`,
  themes: '/themes',
  search: '/search?q=payment',
  sources: '/sources',
  reports: '/reports',
  report: '/reports/2023-W22',
  feedback: `/feedback/${lenderId('feedback', 0)}?mention=${lenderId('mention', 0)}`,
};
const SCREENS = [
  { width: 1280, height: 900, colorScheme: 'light' },
  { width: 375, height: 812, colorScheme: 'dark' },
] as const;

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let browser: Browser;
let api: FixtureApi;

beforeAll(async () => {
  [browser, api] = await Promise.all([openBrowser(), startFixtureApi()]);
});
afterAll(async () => {
  await browser.close();
  await api.close();
});

describe.each(SCREENS)('at $width px, $colorScheme', ({ colorScheme, ...viewport }) => {
  let context: BrowserContext;

  beforeAll(async () => {
    // The content security policy, rightly, keeps a page from running what a test injects.
    context = await browser.newContext({
      viewport,
      colorScheme,
      baseURL: api.url,
      bypassCSP: true,
    });
  });
  afterAll(() => context.close());

  test('the way in fits and is accessible', async () => {
    await context.clearCookies();
    expect(await inspect(await context.newPage(), '/')).toEqual([]);
  });

  test.each(Object.entries(PAGES))('%s fits and is accessible', async (_name, path) => {
    await context.request.post('/session', { data: { key: FIXTURE_KEY } });
    const page = await context.newPage();
    expect(await inspect(page, path)).toEqual([]);
    await page.close();
  });
});

/** What is wrong with a page: a sideways scroll, or a rule of WCAG 2.2 AA that axe finds broken. */
async function inspect(page: Page, path: string): Promise<string[]> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  await page.evaluate(axe.source);
  // A string: the test runner rewrites the imports inside a function that is sent to the page.
  const { violations } = await page.evaluate<axe.AxeResults>(
    `axe.run({ runOnly: ${JSON.stringify(RULES)} })`,
  );
  return [
    ...(overflow > 0 ? [`${overflow} px wider than the screen`] : []),
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
  ];
}
