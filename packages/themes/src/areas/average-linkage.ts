/** Symmetric similarities, row-major `size × size`. */
export interface SimilarityTable {
  size: number;
  values: Float64Array;
}

export interface Merge {
  /** The two groups, each named after its lowest item; the merged group keeps `into`. */
  into: number;
  from: number;
  similarity: number;
}

/**
 * Average-linkage merges, most similar first, until one group is left (UPGMA, Sokal & Michener 1958). `weights` are the
 * sizes of the items. O(size³) at worst: meant for themes, not for rows. Consumes `table.values`.
 */
export function averageLinkage(table: SimilarityTable, weights: ArrayLike<number>): Merge[] {
  const sizes = Float64Array.from(weights);
  const alive = Array.from({ length: table.size }, (_, item) => item);
  const merges: Merge[] = [];
  while (alive.length > 1) {
    const merge = mostSimilar(table, alive);
    foldInto(table, { alive, sizes, merge });
    alive.splice(alive.indexOf(merge.from), 1);
    merges.push(merge);
  }
  return merges;
}

/** Groups after the first `count` merges, numbered densely. */
export function groupsAfter(merges: readonly Merge[], size: number, count: number): Int32Array {
  const parent = Int32Array.from({ length: size }, (_, item) => item);
  for (const { into, from } of merges.slice(0, Math.max(0, count))) parent[from] = into;
  const numbers = new Map<number, number>();
  return parent.map((_, item) => {
    let root = item;
    while (parent[root] !== root) root = parent[root] ?? root;
    if (!numbers.has(root)) numbers.set(root, numbers.size);
    return numbers.get(root) ?? 0;
  });
}

function mostSimilar(table: SimilarityTable, alive: readonly number[]): Merge {
  let best: Merge = { into: alive[0] ?? 0, from: alive[1] ?? 0, similarity: -Infinity };
  alive.forEach((into, index) => {
    for (let at = index + 1; at < alive.length; at++) {
      const from = alive[at] ?? 0;
      const similarity = table.values[into * table.size + from] ?? 0;
      if (similarity > best.similarity) best = { into, from, similarity };
    }
  });
  return best;
}

function foldInto(
  table: SimilarityTable,
  step: { alive: readonly number[]; sizes: Float64Array; merge: Merge },
): void {
  const { into, from } = step.merge;
  const [left, right] = [step.sizes[into] ?? 0, step.sizes[from] ?? 0];
  for (const other of step.alive) {
    const kept = table.values[into * table.size + other] ?? 0;
    const gone = table.values[from * table.size + other] ?? 0;
    const merged = (left * kept + right * gone) / (left + right);
    table.values[into * table.size + other] = merged;
    table.values[other * table.size + into] = merged;
  }
  step.sizes[into] = left + right;
}
