import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fingerprint, readStamp } from './fingerprint.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'earshot-fingerprint-'));
  writeFileSync(join(folder, 'a'), 'one');
  writeFileSync(join(folder, 'b'), 'two');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('depends on contents, names and the extra text, not on order or dates', () => {
  const before = fingerprint(folder, ['a', 'b'], 'x');
  writeFileSync(join(folder, 'a'), 'one');
  expect(fingerprint(folder, ['b', 'a'], 'x')).toBe(before);
  expect(fingerprint(folder, ['a', 'b'], 'y')).not.toBe(before);
  expect(fingerprint(folder, ['a'], 'x')).not.toBe(before);
  writeFileSync(join(folder, 'a'), 'ones');
  expect(fingerprint(folder, ['a', 'b'], 'x')).not.toBe(before);
});

it('reads no stamp where there is none', () => {
  expect(readStamp(join(folder, 'missing'))).toBeUndefined();
});
