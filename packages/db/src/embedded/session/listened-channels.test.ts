import { describe, expect, it } from 'vitest';
import { applyListens, parseListens, quoteIdentifier } from './listened-channels.ts';

describe('parseListens', () => {
  it('reads names as PostgreSQL does', () => {
    expect(parseListens('LISTEN Jobs; unlisten "Other ""x""";\nUNLISTEN *')).toEqual([
      { add: true, channel: 'jobs' },
      { add: false, channel: 'Other "x"' },
      { add: false, channel: '*' },
    ]);
  });
});

describe('applyListens', () => {
  it('adds, removes and clears', () => {
    const channels = new Set(['a']);
    applyListens(channels, parseListens('LISTEN b; UNLISTEN a'));
    expect([...channels]).toEqual(['b']);
    applyListens(channels, parseListens('UNLISTEN *; LISTEN c'));
    expect([...channels]).toEqual(['c']);
  });
});

describe('quoteIdentifier', () => {
  it('comes back as the same name', () => {
    expect(parseListens(`LISTEN ${quoteIdentifier('a"b C')}`)).toEqual([
      { add: true, channel: 'a"b C' },
    ]);
  });
});
