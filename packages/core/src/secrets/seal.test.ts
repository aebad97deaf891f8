import { describe, expect, it } from 'vitest';
import { createSealingKeys, seal, unseal } from './seal.ts';

const old = 'an old secret of enough length';
const current = 'the current secret of enough length';

describe('seal', () => {
  it('opens with the key that sealed, also after a rotation', () => {
    const sealed = seal(createSealingKeys([old]), ['s1', 's2']);
    expect(unseal(createSealingKeys([current, old]), sealed)).toEqual(['s1', 's2']);
  });

  it('says which setting is wrong when no key fits', () => {
    const sealed = seal(createSealingKeys([old]), 'x');
    expect(() => unseal(createSealingKeys([current]), sealed)).toThrow(/EARSHOT_SECRET/);
  });

  it('refuses changed bytes and never seals twice alike', () => {
    const keys = createSealingKeys([current]);
    const sealed = seal(keys, 'x');
    expect(seal(keys, 'x').equals(sealed)).toBe(false);
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1;
    expect(() => unseal(keys, sealed)).toThrow(/cannot be read/);
  });
});
