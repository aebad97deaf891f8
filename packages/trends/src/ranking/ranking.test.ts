import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  defaultScoreWeights,
  scorePainPoints,
  type PainPointFigures,
} from './score-pain-points.ts';
import { mentionSeverity, severityOf } from './severity.ts';

const figures = (fields: Partial<PainPointFigures>): PainPointFigures => ({
  reach: 10,
  mentions: 20,
  severity: 0.5,
  growth: null,
  revenueCents: null,
  ...fields,
});

describe('severity', () => {
  it('rises with bad tone and urgency, and is nothing for praise', () => {
    const mild = mentionSeverity({ type: 'pain', sentiment: -0.2, urgency: 0 });
    const grave = mentionSeverity({ type: 'pain', sentiment: -0.9, urgency: 3 });
    expect(grave).toBeGreaterThan(mild);
    expect(grave).toBeLessThanOrEqual(1);
    expect(mentionSeverity({ type: 'request', sentiment: -0.9, urgency: 3 })).toBeLessThan(grave);
    expect(mentionSeverity({ type: 'praise', sentiment: 0.9, urgency: 0 })).toBe(0);
    expect(severityOf([])).toBe(0);
  });
});

describe('scorePainPoints', () => {
  const theme = fc.record({
    reach: fc.integer({ min: 0, max: 5000 }),
    mentions: fc.integer({ min: 0, max: 50_000 }),
    severity: fc.double({ min: 0, max: 1, noNaN: true }),
    growth: fc.option(
      fc
        .tuple(
          fc.double({ min: -1, max: 5, noNaN: true }),
          fc.double({ min: 0, max: 2, noNaN: true }),
        )
        .map(([low, width]) => ({
          low,
          value: low + width / 2,
          high: low + width,
        })),
    ),
    revenueCents: fc.option(fc.integer({ min: 0, max: 1e9 })),
  });

  it('gives parts from 0 to 1 whose contributions add up to a score from 0 to 1', () => {
    fc.assert(
      fc.property(fc.array(theme, { minLength: 1, maxLength: 20 }), (themes) => {
        for (const { value, parts } of scorePainPoints(themes)) {
          expect(parts.reduce((sum, part) => sum + part.contribution, 0)).toBeCloseTo(value, 10);
          expect(parts.reduce((sum, part) => sum + part.weight, 0)).toBeCloseTo(1, 10);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
          for (const part of parts) expect(part.value).toBe(Math.min(1, Math.max(0, part.value)));
        }
      }),
    );
  });

  it('never scores a theme lower for reaching more, being graver or growing more', () => {
    fc.assert(
      fc.property(theme, theme, (one, other) => {
        const worse = {
          reach: Math.max(one.reach, other.reach),
          mentions: Math.max(one.mentions, other.mentions),
          severity: Math.max(one.severity, other.severity),
          growth: one.growth,
          revenueCents: Math.max(one.revenueCents ?? 0, other.revenueCents ?? 0),
        };
        const [first, second] = scorePainPoints([one, worse]);
        expect(second?.value).toBeGreaterThanOrEqual((first?.value ?? 0) - 1e-12);
      }),
    );
  });

  it('puts reach before volume', () => {
    const [loud, broad] = scorePainPoints([
      figures({ reach: 1, mentions: 200 }),
      figures({ reach: 40, mentions: 60 }),
    ]);
    expect(broad?.value).toBeGreaterThan(loud?.value ?? 1);
  });

  it('counts only growth that is certain', () => {
    const part = (low: number, high: number) =>
      scorePainPoints([figures({ growth: { value: (low + high) / 2, low, high } })])[0]?.parts.find(
        ({ name }) => name === 'growth',
      )?.value;
    expect(part(-0.2, 3)).toBe(0.5);
    expect(part(1, 3)).toBe(1);
    expect(part(-0.9, -0.5)).toBe(0);
    expect(part(-1, -1)).toBe(0);
  });

  it('leaves revenue out when none is known and takes other weights', () => {
    const names = scorePainPoints([figures({})])[0]?.parts.map(({ name }) => name);
    expect(names).toEqual(['reach', 'severity', 'growth', 'volume']);
    const onlySeverity = { ...defaultScoreWeights, reach: 0, growth: 0, volume: 0, revenue: 0 };
    expect(scorePainPoints([figures({ severity: 0.3 })], onlySeverity)[0]?.value).toBeCloseTo(
      0.3,
      12,
    );
    expect(() => scorePainPoints([], { ...onlySeverity, severity: 0 })).toThrow(
      'at least one part',
    );
  });
});
