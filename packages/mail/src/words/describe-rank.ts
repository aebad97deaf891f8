import type { PainPoint } from '@earshot/core';

/** The parts that add up to a score: `Score 0.86 = reach 0.50 + severity 0.24 + growth 0.12.` Parts of nothing are left out. */
export function describeRank({ score }: Pick<PainPoint, 'score'>): string {
  const parts = score.parts
    .filter((part) => part.contribution >= 0.005)
    .map((part) => `${part.name} ${part.contribution.toFixed(2)}`);
  const sum = parts.length === 0 ? '' : ` = ${parts.join(' + ')}`;
  return `Score ${score.value.toFixed(2)}${sum}.`;
}
