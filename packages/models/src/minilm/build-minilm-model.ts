/// <reference lib="esnext.float16" />
import { buildOnnxModel } from '../onnx/graph-builder.ts';
import type { GraphBuilder, Port } from '../onnx/graph-builder.ts';
import type { Weights } from '../onnx/read-safetensors.ts';
import { addAttention } from './add-attention.ts';
import type { Precision } from './add-linear.ts';
import { addMeanPooling } from './add-mean-pooling.ts';
import {
  addNamedLayerNorm,
  addNamedLinear,
  joinTokenAxis,
  minilm,
  splitTokenAxis,
} from './encoder.ts';
import type { EncoderDraft } from './encoder.ts';

/**
 * The sentence encoder as a serialised ONNX model: token ids and mask [batch, tokens], positions [tokens] →
 * mean-pooled, L2-normalised embeddings [batch, 384]. With `int8` the matrix products run in 8-bit integers.
 */
export function buildMiniLmModel(weights: Weights, precision: Precision): Uint8Array {
  return buildOnnxModel(inputs, output, (graph) => {
    const draft = { graph, weights, precision };
    const mask = graph.node('Cast', ['attention_mask'], { to: 1 });
    const bias = addAttentionBias(graph, mask);
    let hidden = addTokenEmbeddings(draft);
    for (let layer = 0; layer < minilm.layers; layer++) {
      const prefix = `encoder.layer.${layer}`;
      hidden = addAttention(draft, prefix, { hidden, bias });
      hidden = addFeedForward(draft, prefix, hidden);
    }
    return addMeanPooling(graph, splitTokenAxis(graph, hidden, [minilm.dimension]), mask);
  });
}

const inputs: Port[] = [
  { name: 'input_ids', type: 'int64', shape: ['batch', 'tokens'] },
  { name: 'attention_mask', type: 'int64', shape: ['batch', 'tokens'] },
  { name: 'position_ids', type: 'int64', shape: ['tokens'] },
];
const output: Port = { name: 'embedding', type: 'float', shape: ['batch', minilm.dimension] };

/** 0 where a token is real and -1e9 where it is padding, shaped to add to [batch, heads, tokens, tokens]. */
function addAttentionBias(graph: GraphBuilder, mask: string): string {
  const broadcast = graph.node('Unsqueeze', [mask, graph.integers([1, 2])]);
  const padding = graph.node('Sub', [graph.scalar(1), broadcast]);
  return graph.node('Mul', [padding, graph.scalar(-1e9)]);
}

function addTokenEmbeddings(draft: EncoderDraft): string {
  const { graph, weights } = draft;
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
  return addNamedLayerNorm(draft, 'embeddings.LayerNorm', joinTokenAxis(graph, sum));
}

function addFeedForward(draft: EncoderDraft, prefix: string, hidden: string): string {
  const { graph } = draft;
  const wide = addNamedLinear(draft, `${prefix}.intermediate.dense`, hidden);
  const narrow = addNamedLinear(draft, `${prefix}.output.dense`, addGelu(graph, wide));
  const residual = graph.node('Add', [narrow, hidden]);
  return addNamedLayerNorm(draft, `${prefix}.output.LayerNorm`, residual);
}

/** x · (1 + erf(x / √2)) / 2, in the order of operations that onnxruntime fuses into one kernel. */
function addGelu(graph: GraphBuilder, input: string): string {
  const erf = graph.node('Erf', [graph.node('Div', [input, graph.scalar(Math.SQRT2)])]);
  const shifted = graph.node('Add', [erf, graph.scalar(1)]);
  return graph.node('Mul', [graph.node('Mul', [input, shifted]), graph.scalar(0.5)]);
}
