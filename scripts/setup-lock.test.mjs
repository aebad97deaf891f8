import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createProgress } from './progress.mjs';
import { holdSetupLock } from './setup-lock.mjs';

const deps = { progress: createProgress({ quiet: true }) };
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-lock-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('lets the second in only after the first has left', async () => {
  const order = [];
  const releaseFirst = await holdSetupLock(deps, { folder });
  const second = holdSetupLock(deps, { folder }).then((release) => {
    order.push('second in');
    release();
  });
  order.push('first out');
  releaseFirst();
  await second;
  expect(order).toEqual(['first out', 'second in']);
  expect(existsSync(join(folder, 'setup.lock'))).toBe(false);
});

it('takes over the lock of a process that is gone', async () => {
  // Process ids end at 2^22 on Linux: nothing can have this one.
  writeFileSync(join(folder, 'setup.lock'), '2147483646');
  const release = await holdSetupLock(deps, { folder });
  release();
  expect(existsSync(join(folder, 'setup.lock'))).toBe(false);
});
