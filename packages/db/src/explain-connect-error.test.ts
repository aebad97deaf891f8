import { AppError } from '@earshot/core';
import { describe, expect, it } from 'vitest';
import { checkDatabaseUrl, explainConnectError } from './explain-connect-error.ts';

const url = 'postgres://ada:s3cret@db.example:6543/earshot';

describe('explainConnectError', () => {
  it.each([
    ['ECONNREFUSED', 'unavailable'],
    ['ENOTFOUND', 'unavailable'],
    ['28P01', 'invalid-config'],
    ['3D000', 'invalid-config'],
    ['57P03', 'unavailable'],
  ])('%s is %s, with host and port and without the password', (code, expected) => {
    const error = explainConnectError(
      url,
      Object.assign(new Error('refused'), { code }),
    ) as AppError;
    expect(error).toBeInstanceOf(AppError);
    expect(error.code).toBe(expected);
    expect(error.message).toContain('db.example:6543');
    expect(`${error.message} ${error.remedy ?? ''}`).not.toContain('s3cret');
  });

  it('gives other errors back', () => {
    const error = new Error('something else');
    expect(explainConnectError(url, error)).toBe(error);
  });
});

describe('checkDatabaseUrl', () => {
  it('takes PostgreSQL URLs only, and does not repeat what it was given', () => {
    expect(() => checkDatabaseUrl(url)).not.toThrow();
    for (const bad of ['mysql://a:s3cret@h/d', 's3cret', '']) {
      expect(() => checkDatabaseUrl(bad)).toThrow(/^DATABASE_URL is not a PostgreSQL URL\.$/);
    }
  });
});
