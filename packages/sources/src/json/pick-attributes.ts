import type { Attributes } from '@earshot/core';

const maxAttributes = 50;
const maxAttributeChars = 500;

/** The plain values of an object as attributes; nested, empty and overlong ones are left out. */
export function pickAttributes(values: Readonly<Record<string, unknown>>): Attributes {
  const plain = Object.entries(values).filter(([name, value]) => isAttribute(name, value));
  return Object.fromEntries(plain.slice(0, maxAttributes)) as Attributes;
}

function isAttribute(name: string, value: unknown): boolean {
  if (name === '' || name === '__proto__' || name.length > 100) return false;
  if (typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'string' && value.trim() !== '' && value.length <= maxAttributeChars;
}
