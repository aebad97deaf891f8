import { AppError } from '@earshot/core';
import { describe, expect, it } from 'vitest';
import { getSourceKind, sourceKinds } from './source-kinds.ts';

describe('source kinds', () => {
  it('are listed under their own names', () => {
    for (const [name, kind] of Object.entries(sourceKinds)) expect(kind.kind).toBe(name);
    expect(Object.keys(sourceKinds)).toEqual([
      'zendesk',
      'intercom',
      'standard-webhooks',
      'json',
      'file',
      'interview',
      'api',
    ]);
  });

  it('are found by name, and an unknown name gets the list', () => {
    expect(getSourceKind('zendesk').title).toBe('Zendesk');
    for (const name of ['zendes', 'constructor', '__proto__'])
      expect(() => getSourceKind(name)).toThrow(AppError);
  });
});
