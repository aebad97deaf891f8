import type { GraphBuilder } from '../onnx/graph-builder.ts';
import { transpose } from '../onnx/matrix.ts';
import { quantiseColumns } from '../onnx/quantise-columns.ts';
import type { Tensor } from '../onnx/read-safetensors.ts';

export type Precision = 'int8' | 'fp32';

/** A linear layer as PyTorch stores it: weight [outputs, inputs], bias [outputs]. */
export type LinearLayer = { weight: Tensor; bias: Tensor };

/** Adds input × weightᵀ + bias and returns the name of the result. */
export function addLinear(
  target: { graph: GraphBuilder; precision: Precision },
  input: string,
  layer: LinearLayer,
): string {
  const weight = transpose(layer.weight);
  const product =
    target.precision === 'int8'
      ? addInt8Product(target.graph, input, weight)
      : target.graph.node('MatMul', [input, target.graph.floats(weight)]);
  return target.graph.node('Add', [product, target.graph.floats(layer.bias)]);
}

/** Dynamic quantisation: activations to uint8 as they come, weights int8 with one scale per output. */
function addInt8Product(graph: GraphBuilder, input: string, weight: Tensor): string {
  const quantised = quantiseColumns(weight);
  const outputs = quantised.scales.length;
  const matrix = graph.constant('int8', quantised.shape, quantised.values);
  const matrixZero = graph.constant('int8', [outputs], new Int8Array(outputs));
  const scales = graph.floats({ shape: [outputs], values: quantised.scales });
  const [activation = '', scale = '', zero = ''] = graph.nodeWithOutputs(
    3,
    'DynamicQuantizeLinear',
    { inputs: [input] },
  );
  const sums = graph.node('MatMulInteger', [activation, matrix, zero, matrixZero]);
  const rescaled = graph.node('Mul', [scale, scales]);
  return graph.node('Mul', [graph.node('Cast', [sums], { to: 1 }), rescaled]);
}
