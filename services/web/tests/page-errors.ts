import type { Page } from 'playwright-core';

/** Collects what a page complains about: exceptions, refused content, failed requests. */
export function collectErrors(page: Page, expected: RegExp[] = []): string[] {
  const errors: string[] = [];
  function add(text: string) {
    if (!expected.some((pattern) => pattern.test(text))) errors.push(text);
  }
  page.on('pageerror', (error) => add(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') add(message.text());
  });
  return errors;
}
