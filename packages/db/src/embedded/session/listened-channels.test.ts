import { describe, expect, it } from 'vitest';
import { applyListens, followListens, parseListens, quoteIdentifier } from './listened-channels.ts';

describe('parseListens', () => {
  it('reads names as PostgreSQL does', () => {
    expect(parseListens('LISTEN Jobs; unlisten "Other ""x""";\nUNLISTEN *')).toEqual([
      { add: true, channel: 'jobs' },
      { add: false, channel: 'Other "x"' },
      { add: false, channel: '*' },
    ]);
  });
});

describe('followListens', () => {
  const [kept, dropped] = parseListens('LISTEN kept; LISTEN dropped');
  if (kept === undefined || dropped === undefined) throw new Error('The fixture does not parse.');

  it('commits at COMMIT or outside of a transaction, and forgets at ROLLBACK or failure', () => {
    const commands = ['BEGIN', 'LISTEN', 'COMMIT', 'BEGIN', 'LISTEN', 'ROLLBACK'];
    expect(followListens([], [kept, dropped], { commands, status: 'I', failed: false })).toEqual({
      committed: [kept],
      pending: [],
    });
    expect(
      followListens([], [kept], { commands: ['LISTEN'], status: 'I', failed: false }).committed,
    ).toEqual([kept]);
    expect(
      followListens([], [kept], { commands: ['LISTEN'], status: 'I', failed: true }).committed,
    ).toEqual([]);
  });

  it('keeps pending what an open transaction asked for', () => {
    const opened = followListens([], [kept], {
      commands: ['BEGIN', 'LISTEN'],
      status: 'T',
      failed: false,
    });
    expect(opened).toEqual({ committed: [], pending: [kept] });
    const closed = followListens(opened.pending, [], {
      commands: ['COMMIT'],
      status: 'I',
      failed: false,
    });
    expect(closed.committed).toEqual([kept]);
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
