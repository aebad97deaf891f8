import { describe, expect, it } from 'vitest';
import { refuseUnit } from './refuse-unit.ts';

function refusalOf(sql: string): string | undefined {
  const unit = {
    bytes: Buffer.alloc(0),
    queries: [Buffer.from(sql)],
    endsExchange: true,
    needsUnnamed: false,
    setsUnnamed: false,
  };
  return refuseUnit(unit, false)?.code;
}

describe('refuseUnit', () => {
  it('refuses what would end the server or take away what others rely on', () => {
    expect(refusalOf('copy t (a, b)\n from STDIN')).toBe('0A000');
    expect(refusalOf('SELECT 1; COPY t FROM stdin')).toBe('0A000');
    expect(refusalOf('DISCARD ALL')).toBe('0A000');
    expect(refusalOf(' deallocate all')).toBe('0A000');
  });

  it('lets through what only looks like it', () => {
    expect(refusalOf('COPY t TO STDOUT')).toBeUndefined();
    expect(refusalOf('SELECT a AS copy FROM stdin')).toBeUndefined();
    expect(refusalOf('DEALLOCATE x')).toBeUndefined();
  });

  it('refuses to bind an unnamed statement that another connection may have replaced', () => {
    const unit = {
      bytes: Buffer.alloc(0),
      queries: [],
      endsExchange: true,
      needsUnnamed: true,
      setsUnnamed: false,
    };
    expect(refuseUnit(unit, false)?.code).toBe('26000');
    expect(refuseUnit(unit, true)).toBeUndefined();
  });
});
