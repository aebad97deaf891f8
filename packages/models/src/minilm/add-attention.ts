import { stackRows } from '../onnx/matrix.ts';
import { addLinear } from './add-linear.ts';
import {
  addNamedLayerNorm,
  addNamedLinear,
  joinTokenAxis,
  minilm,
  splitTokenAxis,
} from './encoder.ts';
import type { EncoderDraft } from './encoder.ts';

/** Adds one layer's self-attention with its residual and normalisation. `bias` is added to the scores. */
export function addAttention(
  draft: EncoderDraft,
  prefix: string,
  input: { hidden: string; bias: string },
): string {
  const { graph } = draft;
  const [query, key, value] = addProjections(draft, prefix, input.hidden);
  const transposedKey = graph.node('Transpose', [key], { perm: [0, 1, 3, 2] });
  const scale = graph.scalar(1 / Math.sqrt(minilm.headSize));
  const scores = graph.node('Mul', [graph.node('MatMul', [query, transposedKey]), scale]);
  const biased = graph.node('Add', [scores, input.bias]);
  const attention = graph.node('Softmax', [biased], { axis: -1 });
  const mixed = graph.node('MatMul', [attention, value]);
  const context = graph.node('Transpose', [mixed], { perm: [0, 2, 1, 3] });
  const output = `${prefix}.attention.output`;
  const projected = addNamedLinear(draft, `${output}.dense`, joinTokenAxis(graph, context));
  const residual = graph.node('Add', [projected, input.hidden]);
  return addNamedLayerNorm(draft, `${output}.LayerNorm`, residual);
}

/** Query, key and value, each [batch, heads, tokens, 32], from one product with the three matrices side by side. */
function addProjections(
  draft: EncoderDraft,
  prefix: string,
  hidden: string,
): [query: string, key: string, value: string] {
  const { graph, weights } = draft;
  const names = ['query', 'key', 'value'].map((name) => `${prefix}.attention.self.${name}`);
  const layer = {
    weight: stackRows(names.map((name) => weights.tensor(`${name}.weight`))),
    bias: stackRows(names.map((name) => weights.tensor(`${name}.bias`))),
  };
  const together = addLinear(draft, hidden, layer);
  const split = splitTokenAxis(graph, together, [3, minilm.heads, minilm.headSize]);
  const ordered = graph.node('Transpose', [split], { perm: [2, 0, 3, 1, 4] });
  const parts = graph.nodeWithOutputs(3, 'Split', {
    inputs: [ordered, graph.integers([1, 1, 1])],
    attributes: { axis: 0 },
  });
  const first = graph.integers([0]);
  const [query = '', key = '', value = ''] = parts.map((part) =>
    graph.node('Squeeze', [part, first]),
  );
  return [query, key, value];
}
