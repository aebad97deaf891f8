import { lenderId } from '@earshot/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { FIXTURE_KEY, type FixtureApi, startFixtureApi } from './fixture-api.ts';
import { openBrowser } from './open-browser.ts';
import { collectErrors } from './page-errors.ts';

const TOP_THEME = 'Autopay withdrawn twice or on the wrong day';

let browser: Browser;
let api: FixtureApi;
let context: BrowserContext;
let page: Page;
let errors: string[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

beforeEach(async () => {
  api = await startFixtureApi();
  context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    baseURL: api.url,
  });
  page = await context.newPage();
  errors = collectErrors(page, [/401/, /404/, /409/]);
});
afterEach(async () => {
  expect(errors).toEqual([]);
  await context.close();
  await api.close();
});

async function signIn(): Promise<void> {
  await context.request.post('/session', { data: { key: FIXTURE_KEY } });
}

test('signed out there is only the way in, and a key opens it', async () => {
  await page.goto('/');
  await page.getByText('Open the address that npm start printed').waitFor();
  expect(await page.getByText(TOP_THEME).count()).toBe(0);

  await page.getByLabel('API key').fill('esk_wrong_00000000');
  await page.getByRole('button', { name: 'Sign in' }).click();
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.textContent()).toContain('This key is unknown or was revoked.');
  expect(await alert.textContent()).toContain('npx earshot keys create');

  await page.getByLabel('API key').fill(FIXTURE_KEY);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: TOP_THEME }).waitFor();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('Open the address that npm start printed').waitFor();
});

test('the ranking leads to a theme, its verbatims and their context', async () => {
  await signIn();
  await page.goto('/');
  const first = page.getByRole('listitem').filter({ hasText: TOP_THEME });
  await first.getByText('+34 % to +98 %').waitFor();
  await first.getByRole('link', { name: '214 mentions' }).click();
  await page.waitForURL(/#verbatims$/);
  await page.getByRole('heading', { level: 1, name: TOP_THEME }).waitFor();

  const listed = api.requests.find((url) => url.includes('/mentions?'));
  const query = new URL(listed ?? '', api.url).searchParams;
  expect(query.getAll('type')).toEqual(['pain', 'request']);
  expect([query.get('from'), query.get('to')]).toEqual(['2023-05-27', '2023-08-25']);

  await page.getByRole('button', { name: 'Show more of 214 mentions' }).click();
  await page.getByText('Account unknown').nth(1).waitFor();
  await page.getByRole('button', { name: 'Show in context' }).first().click();
  const dialog = page.getByRole('dialog');
  const quote = dialog.locator('mark');
  await quote.waitFor();
  expect(await quote.textContent()).toMatch(/^They pulled my payment on the 1st/);
  await dialog.getByText('I have kept every receipt').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
});

test('a week of the chart’s table lists that week alone', async () => {
  await signIn();
  await page.goto(`/themes/${lenderId('theme', 0)}`);
  await page.getByText('Show as a table').click();
  const row = page.getByRole('row', { name: /^14 August 2023/ });
  await row.getByRole('link').click();
  await page.getByText('Week of 14 August 2023').last().waitFor();
  await expect
    .poll(() => api.requests.filter((url) => url.includes('/mentions?')).at(-1))
    .toMatch(/from=2023-08-14.*to=2023-08-21|to=2023-08-21.*from=2023-08-14/);
});

test('filters stand in the address and reach the API', async () => {
  await signIn();
  await page.goto('/');
  await page.getByLabel('State').selectOption('state:TX');
  await page.getByLabel('Window').selectOption('30d');
  await page.waitForURL(/window=30d/);
  await expect
    .poll(() => api.requests.filter((url) => url.startsWith('/v1/pain-points')).at(-1))
    .toMatch(/window=30d/);
  const last = api.requests.findLast((url) => url.startsWith('/v1/pain-points')) ?? '';
  expect(new URL(last, api.url).searchParams.get('account')).toBe('state:TX');
});

test('figures move while work is under way', async () => {
  await signIn();
  api.state.progress = {
    ...api.state.progress,
    stage: 'assigning',
    fraction: 0.4,
    etaSeconds: 22,
    themes: 12,
  };
  api.state.painPoints = {
    totals: { feedbacks: 400, mentions: 610, voices: 290, coverage: 0.41 },
  };
  await page.goto('/');
  await page.getByText('Sorting what was said into themes').waitFor();
  expect(await page.getByText(/about 20 seconds left/).count()).toBe(1);
  await page.getByText('41 %', { exact: true }).waitFor();

  api.state.progress = { ...api.state.progress, stage: 'idle', fraction: 1, themes: 64 };
  api.state.painPoints = {};
  await page.getByText('83 %', { exact: true }).waitFor();
  expect(await page.getByText('Sorting what was said into themes').count()).toBe(0);
});

test('an empty workspace says what to do', async () => {
  await signIn();
  api.state.painPoints = {
    items: [],
    totals: { feedbacks: 0, mentions: 0, voices: 0, coverage: 0 },
  };
  await page.goto('/');
  await page.getByText('npx earshot import feedback.csv').waitFor();
  await page.getByRole('link', { name: 'Connect a source' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sources' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/sources');
});

test('a source is connected by its form', async () => {
  await signIn();
  await page.goto('/sources');
  await page.getByRole('button', { name: 'JSON' }).click();
  const name = page.getByLabel('Name');
  await name.fill('Zendesk');
  await page.getByLabel('Field with the text').fill('data.comment');
  await page.getByRole('button', { name: 'Connect JSON' }).click();
  await page.getByText('There is a source called “Zendesk” already.').waitFor();
  await name.fill('Surveys');
  await page.getByRole('button', { name: 'Connect JSON' }).click();
  await page.getByText('The secret is shown this once').waitFor();
  expect(await page.getByText('Nothing has arrived yet.').count()).toBe(1);
});

test('what customers wrote stays text', async () => {
  await signIn();
  await page.goto('/search?q=score');
  const verbatim = page.getByRole('listitem').filter({ hasText: '<img src=x' }).first();
  await verbatim.getByText('<b>no effect on my score</b>').waitFor();
  expect(await page.locator('blockquote img, blockquote b').count()).toBe(0);
  await verbatim.getByRole('button', { name: 'Show in context' }).click();
  await page.getByRole('dialog').getByText('<b>no effect on my score</b>').waitFor();
  expect(await page.locator('main img, dialog img').count()).toBe(0);
});
