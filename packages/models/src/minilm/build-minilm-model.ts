/// <reference lib="esnext.float16" />
import { buildOnnxModel } from '../onnx/graph-builder.ts';
import type { GraphBuilder, Port } from '../onnx/graph-builder.ts';
import { stackRows } from '../onnx/matrix.ts';
import type { Weights } from '../onnx/read-safetensors.ts';
import { addLinear } from './add-linear.ts';
import type { Precision } from './add-linear.ts';
import { addMeanPooling } from './add-mean-pooling.ts';

/** all-MiniLM-L6-v2 (BERT, 6 layers, 12 heads): https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2 */
export const minilm = {
  layers: 6,
  heads: 12,
  dimension: 384,
  maxTokens: 256,
  epsilon: 1e-12,
} as const;

const inputs: Port[] = [
  { name: 'input_ids', type: 'int64', shape: ['batch', 'tokens'] },
  { name: 'attention_mask', type: 'int64', shape: ['batch', 'tokens'] },
  { name: 'position_ids', type: 'int64', shape: ['tokens'] },
];
const output: Port = { name: 'embedding', type: 'float', shape: ['batch', minilm.dimension] };

type Encoder = { graph: GraphBuilder; weights: Weights; precision: Precision };

/**
 * The sentence encoder as a serialised ONNX model: token ids and mask [batch, tokens], positions [tokens] →
 * mean-pooled, L2-normalised embeddings [batch, 384]. With `int8` the matrix products run in 8-bit integers.
 */
export function buildMiniLmModel(weights: Weights, precision: Precision): Uint8Array {
  return buildOnnxModel(inputs, output, (graph) => {
    const encoder = { graph, weights, precision };
    const mask = graph.node('Cast', ['attention_mask'], { to: 1 });
    const attentionBias = addAttentionBias(graph, mask);
    let hidden = addTokenEmbeddings(encoder);
    for (let layer = 0; layer < minilm.layers; layer++) {
      const prefix = `encoder.layer.${layer}`;
      hidden = addAttention(encoder, prefix, { hidden, attentionBias });
      hidden = addFeedForward(encoder, prefix, hidden);
    }
    return addMeanPooling(graph, hidden, mask);
  });
}

/** 0 where a token is real and -1e9 where it is padding, shaped to add to [batch, heads, tokens, tokens]. */
function addAttentionBias(graph: GraphBuilder, mask: string): string {
  const broadcast = graph.node('Unsqueeze', [mask, graph.integers([1, 2])]);
  const padding = graph.node('Sub', [graph.scalar(1), broadcast]);
  return graph.node('Mul', [padding, graph.scalar(-1e9)]);
}

function addTokenEmbeddings({ graph, weights }: Encoder): string {
  const words = weights.tensor('embeddings.word_embeddings.weight');
  // The table stays in the 16 bits it ships in: exact, and 23 MB less in memory.
  const table = graph.constant('float16', words.shape, Float16Array.from(words.values));
  const rows = graph.node('Gather', [table, 'input_ids'], { axis: 0 });
  const word = graph.node('Cast', [rows], { to: 1 });
  const positions = graph.floats(weights.tensor('embeddings.position_embeddings.weight'));
  const position = graph.node('Gather', [positions, 'position_ids'], { axis: 0 });
  const segments = weights.tensor('embeddings.token_type_embeddings.weight');
  const segment = graph.floats({
    shape: [minilm.dimension],
    values: segments.values.slice(0, minilm.dimension),
  });
  const sum = graph.node('Add', [graph.node('Add', [word, position]), segment]);
  return addLayerNorm(graph, weights, { input: sum, name: 'embeddings.LayerNorm' });
}

function addAttention(
  encoder: Encoder,
  prefix: string,
  at: { hidden: string; attentionBias: string },
): string {
  const { graph, weights } = encoder;
  const [query, key, value] = addProjections(encoder, prefix, at.hidden);
  const transposedKey = graph.node('Transpose', [key], { perm: [0, 1, 3, 2] });
  const scale = graph.scalar(1 / Math.sqrt(minilm.dimension / minilm.heads));
  const scores = graph.node('Mul', [graph.node('MatMul', [query, transposedKey]), scale]);
  const attention = graph.node('Softmax', [graph.node('Add', [scores, at.attentionBias])], {
    axis: -1,
  });
  const heads = graph.node('Transpose', [graph.node('MatMul', [attention, value])], {
    perm: [0, 2, 1, 3],
  });
  const context = graph.node('Reshape', [heads, graph.integers([0, 0, minilm.dimension])]);
  const projected = addNamedLinear(encoder, `${prefix}.attention.output.dense`, context);
  const residual = graph.node('Add', [projected, at.hidden]);
  return addLayerNorm(graph, weights, {
    input: residual,
    name: `${prefix}.attention.output.LayerNorm`,
  });
}

/** Query, key and value, each [batch, heads, tokens, 32], from one product with the three matrices side by side. */
function addProjections(
  encoder: Encoder,
  prefix: string,
  hidden: string,
): [string, string, string] {
  const { graph, weights, precision } = encoder;
  const names = ['query', 'key', 'value'].map((name) => `${prefix}.attention.self.${name}`);
  const layer = {
    weight: stackRows(names.map((name) => weights.tensor(`${name}.weight`))),
    bias: stackRows(names.map((name) => weights.tensor(`${name}.bias`))),
  };
  const together = addLinear({ graph, precision }, hidden, layer);
  const headSize = minilm.dimension / minilm.heads;
  const split = graph.node('Reshape', [
    together,
    graph.integers([0, 0, 3, minilm.heads, headSize]),
  ]);
  const ordered = graph.node('Transpose', [split], { perm: [2, 0, 3, 1, 4] });
  const parts = graph.nodeWithOutputs(3, 'Split', {
    inputs: [ordered, graph.integers([1, 1, 1])],
    attributes: { axis: 0 },
  });
  const [query = '', key = '', value = ''] = parts.map((part) =>
    graph.node('Squeeze', [part, graph.integers([0])]),
  );
  return [query, key, value];
}

function addFeedForward(encoder: Encoder, prefix: string, hidden: string): string {
  const { graph, weights } = encoder;
  const wide = addNamedLinear(encoder, `${prefix}.intermediate.dense`, hidden);
  const narrow = addNamedLinear(encoder, `${prefix}.output.dense`, addGelu(graph, wide));
  const residual = graph.node('Add', [narrow, hidden]);
  return addLayerNorm(graph, weights, { input: residual, name: `${prefix}.output.LayerNorm` });
}

/** x · (1 + erf(x / √2)) / 2, in the order of operations that onnxruntime fuses into one kernel. */
function addGelu(graph: GraphBuilder, input: string): string {
  const erf = graph.node('Erf', [graph.node('Div', [input, graph.scalar(Math.SQRT2)])]);
  const shifted = graph.node('Add', [erf, graph.scalar(1)]);
  return graph.node('Mul', [graph.node('Mul', [input, shifted]), graph.scalar(0.5)]);
}

function addNamedLinear(
  { graph, weights, precision }: Encoder,
  name: string,
  input: string,
): string {
  const layer = { weight: weights.tensor(`${name}.weight`), bias: weights.tensor(`${name}.bias`) };
  return addLinear({ graph, precision }, input, layer);
}

function addLayerNorm(
  graph: GraphBuilder,
  weights: Weights,
  at: { input: string; name: string },
): string {
  const weight = graph.floats(weights.tensor(`${at.name}.weight`));
  const bias = graph.floats(weights.tensor(`${at.name}.bias`));
  return graph.node('LayerNormalization', [at.input, weight, bias], {
    axis: -1,
    epsilon: { float: minilm.epsilon },
  });
}
