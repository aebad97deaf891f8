import { bytesField, floatField, varintField } from './protobuf-writer.ts';

/** Tensor element types by their ONNX code (TensorProto.DataType). */
export const elementTypes = { float: 1, uint8: 2, int8: 3, int64: 7, float16: 10 } as const;
export type ElementType = keyof typeof elementTypes;

/** ONNX tells integers from floats, which a JavaScript number does not: a float is wrapped. */
export type AttributeValue = number | readonly number[] | { float: number };

const attributeTypes = { float: 1, int: 2, ints: 7 } as const;

/** A TensorProto with its data as raw little-endian bytes. */
export function encodeTensor(
  info: { name: string; type: number; shape: readonly number[] },
  values: ArrayBufferView,
): Uint8Array {
  return Buffer.concat([
    ...info.shape.map((size) => varintField(1, size)),
    varintField(2, info.type),
    bytesField(8, info.name),
    bytesField(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
  ]);
}

/** An AttributeProto. */
export function encodeAttribute(name: string, value: AttributeValue): Uint8Array {
  return Buffer.concat([bytesField(1, name), ...attributeFields(value)]);
}

function attributeFields(value: AttributeValue): Uint8Array[] {
  if (typeof value === 'number')
    return [varintField(3, value), varintField(20, attributeTypes.int)];
  if ('float' in value) return [floatField(2, value.float), varintField(20, attributeTypes.float)];
  return [...value.map((item) => varintField(8, item)), varintField(20, attributeTypes.ints)];
}

/** A ValueInfoProto: the name, element type and shape of a graph's input or output. */
export function encodeValueInfo(port: {
  name: string;
  type: ElementType;
  shape: readonly (number | string)[];
}): Uint8Array {
  const sizes = port.shape.map((size) =>
    typeof size === 'number' ? varintField(1, size) : bytesField(2, size),
  );
  const shape = Buffer.concat(sizes.map((size) => bytesField(1, size)));
  const tensorType = Buffer.concat([varintField(1, elementTypes[port.type]), bytesField(2, shape)]);
  return Buffer.concat([bytesField(1, port.name), bytesField(2, bytesField(1, tensorType))]);
}
