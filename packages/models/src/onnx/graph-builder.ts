import { encodeAttribute, encodeTensor, encodeValueInfo, elementTypes } from './onnx-messages.ts';
import type { AttributeValue, ElementType } from './onnx-messages.ts';
import { bytesField, varintField } from './protobuf-writer.ts';
import type { Tensor } from './read-safetensors.ts';

/** One input or output of the finished model; a string dimension is free, e.g. the batch. */
export type Port = { name: string; type: ElementType; shape: readonly (number | string)[] };

/** Collects the nodes and constants of an ONNX graph; every method returns the name of the value it made. */
export type GraphBuilder = {
  node(
    operator: string,
    inputs: readonly string[],
    attributes?: Record<string, AttributeValue>,
  ): string;
  /** A node with several outputs. */
  nodeWithOutputs(outputs: number, operator: string, spec: NodeSpec): string[];
  floats(tensor: Tensor): string;
  scalar(value: number): string;
  integers(values: readonly number[]): string;
  /** A constant of any other type, given as its typed array. */
  constant(type: ElementType, shape: readonly number[], values: ArrayBufferView): string;
};

export type NodeSpec = { inputs: readonly string[]; attributes?: Record<string, AttributeValue> };

const irVersion = 8;
const operatorSets = [
  { domain: '', version: 17 },
  { domain: 'com.microsoft', version: 1 },
];
/** Operators that onnxruntime adds to the standard ones. */
const runtimeOperators: ReadonlySet<string> = new Set(['MatMulIntegerToFloat']);

/**
 * Builds and serialises an ONNX model (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).
 * `define` adds the nodes and returns the value that becomes `output`.
 */
export function buildOnnxModel(
  inputs: readonly Port[],
  output: Port,
  define: (graph: GraphBuilder) => string,
): Uint8Array {
  const nodes: Uint8Array[] = [];
  const constants: Uint8Array[] = [];
  const result = define(createBuilder(nodes, constants));
  nodes.push(encodeNode('Identity', { inputs: [result] }, [output.name]));
  const graph = Buffer.concat([
    ...nodes.map((node) => bytesField(1, node)),
    bytesField(2, 'encoder'),
    ...constants.map((constant) => bytesField(5, constant)),
    ...inputs.map((input) => bytesField(11, encodeValueInfo(input))),
    bytesField(12, encodeValueInfo(output)),
  ]);
  return Buffer.concat([
    varintField(1, irVersion),
    bytesField(2, 'earshot'),
    bytesField(7, graph),
    ...operatorSets.map((set) =>
      bytesField(8, Buffer.concat([bytesField(1, set.domain), varintField(2, set.version)])),
    ),
  ]);
}

function createBuilder(nodes: Uint8Array[], constants: Uint8Array[]): GraphBuilder {
  let created = 0;
  function nextName(): string {
    return `v${created++}`;
  }
  function constant(type: ElementType, shape: readonly number[], values: ArrayBufferView): string {
    const name = nextName();
    constants.push(encodeTensor({ name, type: elementTypes[type], shape }, values));
    return name;
  }
  function nodeWithOutputs(count: number, operator: string, spec: NodeSpec): string[] {
    const outputs = Array.from({ length: count }, nextName);
    nodes.push(encodeNode(operator, spec, outputs));
    return outputs;
  }
  return {
    constant,
    nodeWithOutputs,
    node(operator, inputs, attributes = {}) {
      const output = nextName();
      nodes.push(encodeNode(operator, { inputs, attributes }, [output]));
      return output;
    },
    floats: (tensor) => constant('float', tensor.shape, tensor.values),
    scalar: (value) => constant('float', [], Float32Array.of(value)),
    integers: (values) => constant('int64', [values.length], BigInt64Array.from(values, BigInt)),
  };
}

function encodeNode(operator: string, spec: NodeSpec, outputs: readonly string[]): Uint8Array {
  return Buffer.concat([
    ...spec.inputs.map((input) => bytesField(1, input)),
    ...outputs.map((output) => bytesField(2, output)),
    bytesField(4, operator),
    ...Object.entries(spec.attributes ?? {}).map(([name, value]) =>
      bytesField(5, encodeAttribute(name, value)),
    ),
    ...(runtimeOperators.has(operator) ? [bytesField(7, 'com.microsoft')] : []),
  ]);
}
