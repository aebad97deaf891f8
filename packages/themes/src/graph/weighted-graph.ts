/** Undirected weighted graph, each edge stored at both ends, without self loops. */
export interface WeightedGraph {
  size: number;
  /** Edges of node v are at `starts[v] … starts[v + 1)`. */
  starts: Int32Array;
  targets: Int32Array;
  weights: Float64Array;
  /** What a node counts for in the penalty on large communities: its degree for modularity. */
  mass: Float64Array;
}

/** Edges as parallel arrays, each undirected edge once. */
export interface EdgeList {
  from: Int32Array;
  to: Int32Array;
  weights: Float64Array;
}

/** The mass of a node is its weighted degree. */
export function graphFromEdges(size: number, edges: EdgeList): WeightedGraph {
  const starts = edgeStarts(size, edges);
  const total = starts[size] ?? 0;
  const graph = {
    size,
    starts,
    targets: new Int32Array(total),
    weights: new Float64Array(total),
    mass: new Float64Array(size),
  };
  const next = starts.slice();
  for (let edge = 0; edge < edges.from.length; edge++) {
    const from = edges.from[edge] ?? 0;
    const to = edges.to[edge] ?? 0;
    const weight = edges.weights[edge] ?? 0;
    placeHalfEdge(graph, next, { from, to, weight });
    placeHalfEdge(graph, next, { from: to, to: from, weight });
  }
  return graph;
}

export function totalWeight(graph: WeightedGraph): number {
  let sum = 0;
  for (let edge = 0; edge < graph.weights.length; edge++) sum += graph.weights[edge] ?? 0;
  return sum / 2;
}

function edgeStarts(size: number, edges: EdgeList): Int32Array {
  const starts = new Int32Array(size + 1);
  for (let edge = 0; edge < edges.from.length; edge++) {
    const from = edges.from[edge] ?? 0;
    const to = edges.to[edge] ?? 0;
    starts[from + 1] = (starts[from + 1] ?? 0) + 1;
    starts[to + 1] = (starts[to + 1] ?? 0) + 1;
  }
  for (let node = 0; node < size; node++)
    starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
  return starts;
}

function placeHalfEdge(
  graph: WeightedGraph,
  next: Int32Array,
  edge: { from: number; to: number; weight: number },
): void {
  const slot = next[edge.from] ?? 0;
  next[edge.from] = slot + 1;
  graph.targets[slot] = edge.to;
  graph.weights[slot] = edge.weight;
  graph.mass[edge.from] = (graph.mass[edge.from] ?? 0) + edge.weight;
}
