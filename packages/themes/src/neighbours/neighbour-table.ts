/** The `width` nearest other rows of every row, nearest first; `ids` is −1 where there are fewer. */
export interface NeighbourTable {
  rows: number;
  width: number;
  ids: Int32Array;
  /** Cosine similarities, in step with `ids`. */
  similarities: Float32Array;
}

/** The nearest rows met so far, kept sorted while a search runs. */
export interface NeighbourCollector {
  offer(row: number, candidate: number, score: number): void;
  /** Scores divided by `scale` become similarities. */
  finish(scale: number): NeighbourTable;
}

export function collectNeighbours(rows: number, width: number): NeighbourCollector {
  const ids = new Int32Array(rows * width).fill(-1);
  const scores = new Float64Array(rows * width).fill(-Infinity);
  return {
    offer(row, candidate, score) {
      const first = row * width;
      let at = first + width - 1;
      if (!(score > (scores[at] ?? 0))) return;
      while (at > first && score > (scores[at - 1] ?? 0)) {
        scores[at] = scores[at - 1] ?? 0;
        ids[at] = ids[at - 1] ?? 0;
        at--;
      }
      scores[at] = score;
      ids[at] = candidate;
    },
    finish: (scale) => ({ rows, width, ids, similarities: scaleDown(scores, scale) }),
  };
}

/** A plain loop: the mapper of `from` costs ten times as much here. */
function scaleDown(scores: Float64Array, scale: number): Float32Array {
  const scaled = new Float32Array(scores.length);
  for (let at = 0; at < scores.length; at++) scaled[at] = (scores[at] ?? 0) / scale;
  return scaled;
}

/** The same table keeping only the nearest `width`. */
export function narrowTable(table: NeighbourTable, width: number): NeighbourTable {
  if (width >= table.width) return table;
  const ids = new Int32Array(table.rows * width);
  const similarities = new Float32Array(table.rows * width);
  for (let row = 0; row < table.rows; row++) {
    const from = row * table.width;
    ids.set(table.ids.subarray(from, from + width), row * width);
    similarities.set(table.similarities.subarray(from, from + width), row * width);
  }
  return { rows: table.rows, width, ids, similarities };
}
