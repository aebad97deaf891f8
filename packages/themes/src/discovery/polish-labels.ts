import type { NeighbourTable } from '../neighbours/neighbour-table.ts';

/**
 * Lets every row's nearest rows vote, weighed by similarity, and moves the row where another theme clearly wins.
 * Rounds repeat until nobody moves. Changes `labels` in place; returns how many moves were made.
 */
export function polishLabels(table: NeighbourTable, labels: Int32Array, rounds = 3): number {
  let total = 0;
  for (let round = 0; round < rounds; round++) {
    const moved = voteOnce(table, labels);
    total += moved;
    if (moved === 0) break;
  }
  return total;
}

/** A row moves only for this many times the votes of its present theme, so that ties and noise leave it alone. */
const MAJORITY = 1.25;

function voteOnce(table: NeighbourTable, labels: Int32Array): number {
  const before = labels.slice();
  let moved = 0;
  for (let row = 0; row < table.rows; row++) {
    const winner = votedLabel(table, before, row);
    if (winner === before[row]) continue;
    labels[row] = winner;
    moved++;
  }
  return moved;
}

function votedLabel(table: NeighbourTable, labels: Int32Array, row: number): number {
  const votes = new Map<number, number>();
  for (let at = row * table.width; at < (row + 1) * table.width; at++) {
    const label = labels[table.ids[at] ?? -1] ?? -1;
    if (label >= 0)
      votes.set(label, (votes.get(label) ?? 0) + Math.max(0, table.similarities[at] ?? 0));
  }
  const own = labels[row] ?? -1;
  let winner = own;
  let most = (votes.get(own) ?? 0) * MAJORITY;
  for (const [label, weight] of votes) {
    if (weight <= most || label === own) continue;
    winner = label;
    most = weight;
  }
  return winner;
}
