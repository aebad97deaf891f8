// Wire types of the protocol buffers encoding: https://protobuf.dev/programming-guides/encoding/
const varintWire = 0;
const lengthWire = 2;
const fixed32Wire = 5;

/** An integer field (int32, int64, enum, bool); negative values take the ten-byte two's complement form. */
export function varintField(field: number, value: number): Uint8Array {
  return Buffer.concat([tag(field, varintWire), varint(value)]);
}

/** A length-delimited field: a string (written as UTF-8), raw bytes or an already encoded message. */
export function bytesField(field: number, value: string | Uint8Array): Uint8Array {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
  return Buffer.concat([tag(field, lengthWire), varint(bytes.length), bytes]);
}

/** A 32-bit float field. */
export function floatField(field: number, value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return Buffer.concat([tag(field, fixed32Wire), bytes]);
}

function tag(field: number, wireType: number): Uint8Array {
  return varint((field << 3) | wireType);
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest > 127n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}
