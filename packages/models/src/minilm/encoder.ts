import type { GraphBuilder } from '../onnx/graph-builder.ts';
import type { Weights } from '../onnx/read-safetensors.ts';
import { addLinear } from './add-linear.ts';
import type { Precision } from './add-linear.ts';

/** all-MiniLM-L6-v2 (BERT, 6 layers, 12 heads): https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2 */
export const minilm = {
  layers: 6,
  heads: 12,
  headSize: 32,
  dimension: 384,
  maxTokens: 256,
  epsilon: 1e-12,
} as const;

/** An encoder under construction. Hidden states are [batch × tokens, size] between its parts. */
export type EncoderDraft = { graph: GraphBuilder; weights: Weights; precision: Precision };

/** Adds the linear layer that the weights hold under this name. */
export function addNamedLinear(draft: EncoderDraft, name: string, input: string): string {
  const { weights } = draft;
  const layer = { weight: weights.tensor(`${name}.weight`), bias: weights.tensor(`${name}.bias`) };
  return addLinear(draft, input, layer);
}

/** Adds the layer normalisation that the weights hold under this name. */
export function addNamedLayerNorm(draft: EncoderDraft, name: string, input: string): string {
  const { graph, weights } = draft;
  const weight = graph.floats(weights.tensor(`${name}.weight`));
  const bias = graph.floats(weights.tensor(`${name}.bias`));
  const attributes = { axis: -1, epsilon: { float: minilm.epsilon } };
  return graph.node('LayerNormalization', [input, weight, bias], attributes);
}

/** Gives hidden states their batch and token axes back: [batch, tokens, …sizes]. */
export function splitTokenAxis(
  graph: GraphBuilder,
  hidden: string,
  sizes: readonly number[],
): string {
  const batchAndTokens = graph.node('Shape', ['input_ids']);
  const shape = graph.node('Concat', [batchAndTokens, graph.integers(sizes)], { axis: 0 });
  return graph.node('Reshape', [hidden, shape]);
}

/** Joins the batch and token axes: [batch × tokens, size]. */
export function joinTokenAxis(graph: GraphBuilder, states: string): string {
  return graph.node('Reshape', [states, graph.integers([-1, minilm.dimension])]);
}
