import { countContingency, type Contingency } from './contingency.ts';

/** Share of rows that agree under the best one-to-one matching of clusters to labels (Hungarian method). */
export function clusteringAccuracy(predicted: ArrayLike<number>, truth: ArrayLike<number>): number {
  const contingency = countContingency(predicted, truth);
  if (contingency.total === 0) return 1;
  const { costs, columns } = costTable(contingency);
  const matched = cheapestMatching(costs, columns);
  let agreeing = 0;
  matched.forEach((column, row) => (agreeing -= costs[row]?.[column] ?? 0));
  return agreeing / contingency.total;
}

/** Negated counts, the shorter side as rows; clusters of one row each beyond need stay affordable. */
function costTable({ clusters, labels, cells }: Contingency): {
  costs: Float64Array[];
  columns: number;
} {
  const byLabel = labels.length <= clusters.length;
  const columns = byLabel ? clusters.length : labels.length;
  const costs = Array.from(
    { length: byLabel ? labels.length : clusters.length },
    () => new Float64Array(columns),
  );
  for (const { cluster, label, count } of cells) {
    const row = costs[byLabel ? label : cluster];
    if (row) row[byLabel ? cluster : label] = -count;
  }
  return { costs, columns };
}

/** Column of each row, by shortest augmenting paths with potentials (Jonker & Volgenant 1987); rows ≤ columns. */
function cheapestMatching(costs: readonly Float64Array[], columns: number): number[] {
  const state: MatchState = {
    costs,
    rowPrice: new Float64Array(costs.length + 1),
    columnPrice: new Float64Array(columns + 1),
    rowOf: new Int32Array(columns + 1),
    cameFrom: new Int32Array(columns + 1),
  };
  for (let row = 1; row <= costs.length; row++) augment(state, row);
  const columnOf = Array.from({ length: costs.length }, () => 0);
  for (let column = 1; column <= columns; column++) {
    const row = state.rowOf[column] ?? 0;
    if (row > 0) columnOf[row - 1] = column - 1;
  }
  return columnOf;
}

/** Index 0 stands for "none": rows and columns count from 1 here. */
interface MatchState {
  costs: readonly Float64Array[];
  rowPrice: Float64Array;
  columnPrice: Float64Array;
  rowOf: Int32Array;
  cameFrom: Int32Array;
}

function augment(state: MatchState, row: number): void {
  const { rowOf, cameFrom } = state;
  const slack = new Float64Array(rowOf.length).fill(Infinity);
  const used = new Uint8Array(rowOf.length);
  rowOf[0] = row;
  let column = 0;
  do {
    used[column] = 1;
    column = advance(state, column, { slack, used });
  } while (rowOf[column] !== 0);
  while (column !== 0) {
    const previous = cameFrom[column] ?? 0;
    rowOf[column] = rowOf[previous] ?? 0;
    column = previous;
  }
}

function advance(
  state: MatchState,
  from: number,
  search: { slack: Float64Array; used: Uint8Array },
): number {
  const { costs, rowPrice, columnPrice, rowOf, cameFrom } = state;
  const { slack, used } = search;
  const row = rowOf[from] ?? 0;
  let nearest = 0;
  let delta = Infinity;
  for (let column = 1; column < rowOf.length; column++) {
    if (used[column] === 1) continue;
    const reduced =
      (costs[row - 1]?.[column - 1] ?? 0) - (rowPrice[row] ?? 0) - (columnPrice[column] ?? 0);
    if (reduced < (slack[column] ?? 0)) {
      slack[column] = reduced;
      cameFrom[column] = from;
    }
    if ((slack[column] ?? 0) < delta) {
      delta = slack[column] ?? 0;
      nearest = column;
    }
  }
  for (let column = 0; column < rowOf.length; column++) {
    if (used[column] === 1) {
      const owner = rowOf[column] ?? 0;
      rowPrice[owner] = (rowPrice[owner] ?? 0) + delta;
      columnPrice[column] = (columnPrice[column] ?? 0) - delta;
    } else slack[column] = (slack[column] ?? 0) - delta;
  }
  return nearest;
}
