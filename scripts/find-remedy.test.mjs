import { expect, it } from 'vitest';
import { findRemedy } from './find-remedy.mjs';

it.each([
  [
    'npm error code ENOTFOUND\nnpm error network request to https://registry.npmjs.org',
    /cannot be reached/,
  ],
  ['npm error code ECONNREFUSED', /cannot be reached/],
  ['ENOSPC: no space left on device, write', /disk is full/],
  ['EROFS: read-only file system, mkdir', /read-only/],
  ["EACCES: permission denied, open '/root/.npm'", /cannot be written/],
  ['npm error code UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /NODE_EXTRA_CA_CERTS/],
  ['npm error code E401', /refused access/],
  ['npm error code ETARGET\nnpm error notarget No matching version', /does not have this package/],
  ['ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile"', /does not match/],
])('tells what to do about %j', (output, remedy) => {
  expect(findRemedy(output)).toMatch(remedy);
});

it('has an answer for what it does not know', () => {
  expect(findRemedy('Segmentation fault')).toMatch(/messages above/);
});
