import { describe, expect, it } from 'vitest';
import { decideDiscovery } from './decide-discovery.ts';

const need = { workspaceId: 'w', mentions: 0, lastRead: null, waiting: 0 };

describe('decideDiscovery', () => {
  it('takes a first look early while a backlog drains', () => {
    expect(decideDiscovery({ ...need, mentions: 300, waiting: 900 })).toBe(false);
    expect(decideDiscovery({ ...need, mentions: 900, waiting: 900 })).toBe(true);
  });

  it('looks at a small workspace once nothing more comes', () => {
    expect(decideDiscovery({ ...need, mentions: 40 })).toBe(true);
    expect(decideDiscovery({ ...need, mentions: 5 })).toBe(false);
  });

  it('looks again when a tenth more was said, and not for a handful', () => {
    const seen = { ...need, lastRead: 1_000 };
    expect(decideDiscovery({ ...seen, mentions: 1_050 })).toBe(false);
    expect(decideDiscovery({ ...seen, mentions: 1_100 })).toBe(true);
    expect(decideDiscovery({ ...seen, mentions: 1_500, waiting: 10 })).toBe(false);
  });
});
