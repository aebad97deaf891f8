import type { GraphBuilder } from '../onnx/graph-builder.ts';

/** Averages the hidden states [batch, tokens, size] over real tokens and scales every row to length 1. */
export function addMeanPooling(graph: GraphBuilder, hidden: string, mask: string): string {
  const tokenMask = graph.node('Unsqueeze', [mask, graph.integers([2])]);
  const tokens = graph.integers([1]);
  const sum = graph.node('ReduceSum', [graph.node('Mul', [hidden, tokenMask]), tokens], {
    keepdims: 0,
  });
  const count = graph.node('ReduceSum', [tokenMask, tokens], { keepdims: 0 });
  const mean = graph.node('Div', [sum, count]);
  const squares = graph.node('ReduceSum', [graph.node('Mul', [mean, mean]), tokens], {
    keepdims: 1,
  });
  return graph.node('Div', [mean, graph.node('Sqrt', [squares])]);
}
