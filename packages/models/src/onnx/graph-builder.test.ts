import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, it } from 'vitest';
import { buildOnnxModel } from './graph-builder.ts';
import type { Port } from './graph-builder.ts';

const input: Port = { name: 'input', type: 'float', shape: ['rows', 2] };
const output: Port = { name: 'output', type: 'float', shape: ['rows', 1] };

describe('buildOnnxModel', () => {
  it('writes a model that onnxruntime runs', async () => {
    const model = buildOnnxModel([input], output, (graph) => {
      const weight = graph.floats({ shape: [2, 1], values: Float32Array.of(2, 3) });
      const product = graph.node('MatMul', ['input', weight]);
      return graph.node('Add', [product, graph.scalar(0.5)]);
    });
    expect(await run(model, [1, 1, 10, 100])).toEqual([5.5, 320.5]);
  });

  it('writes attributes, integer constants and several outputs', async () => {
    const model = buildOnnxModel([input], output, (graph) => {
      const [, second = ''] = graph.nodeWithOutputs(2, 'Split', {
        inputs: ['input', graph.integers([1, 1])],
        attributes: { axis: 1 },
      });
      const rows = graph.node('Transpose', [second], { perm: [1, 0] });
      const column = graph.node('Reshape', [rows, graph.integers([-1, 1])]);
      return graph.node('LeakyRelu', [column], { alpha: { float: 0.25 } });
    });
    expect(await run(model, [1, -4, 3, 8])).toEqual([-1, 8]);
  });
});

async function run(model: Uint8Array, values: number[]): Promise<number[]> {
  const session = await InferenceSession.create(model);
  const shape = [values.length / 2, 2];
  const results = await session.run({
    input: new Tensor('float32', Float32Array.from(values), shape),
  });
  await session.release();
  const data = results['output']?.data;
  return data instanceof Float32Array ? [...data] : [];
}
