import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { startProduct, type RunningProduct } from './start-product.ts';

/** The demo takes under a minute on a quiet machine, and several on one that is busy. */
const demoMs = 420_000;

describe('the demo, from an empty data folder', () => {
  let product: RunningProduct;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), openBrowser()]);
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  }, demoMs);

  afterAll(async () => {
    await browser.close();
    expect(await product.stop()).toBe(0);
  }, 60_000);

  it('shows nothing without a session', async () => {
    const answer = await fetch(`${product.baseUrl}/v1/pain-points`);
    expect(answer.status).toBe(401);
    await page.goto(product.baseUrl);
    await page.getByText('npm start').first().waitFor();
  });

  it(
    'opens signed in and ranks pain points while work goes on',
    async () => {
      await page.goto(product.signInUrl);
      const first = page.locator('a[href*="/themes/"]').first();
      await first.waitFor({ timeout: demoMs });
      expect((await first.textContent())?.trim()).toBeTruthy();
      await page.getByText(/CFPB/).first().waitFor();
    },
    demoMs,
  );

  it('opens the top pain point and the customers’ own words behind it', async () => {
    const top = page.locator('a[href*="/themes/"]').first();
    const name = (await top.textContent())?.trim() ?? '';
    await top.click();
    await page.getByRole('heading', { name }).first().waitFor();
    const quotes = page.locator('blockquote');
    await quotes.first().waitFor();
    expect(await quotes.count()).toBeGreaterThan(0);
    const link = page.locator('a[href^="https://www.consumerfinance.gov/"]').first();
    expect(await link.getAttribute('href')).toMatch(/detail\/\d+$/);
  });

  it('signs nobody else in with the same address', async () => {
    const other = await browser.newContext();
    const tab = await other.newPage();
    await tab.goto(product.signInUrl);
    await tab.getByText('npm start').first().waitFor();
    expect(await tab.locator('a[href*="/themes/"]').count()).toBe(0);
    await other.close();
  });
});
