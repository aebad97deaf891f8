/// <reference lib="esnext.float16" />
/** A weight matrix or vector: row-major values with its shape. */
export type Tensor = { shape: readonly number[]; values: Float32Array };

/** The tensors of one safetensors file, read on demand. */
export type Weights = {
  /** The tensor as 32-bit floats. Throws when the file lacks it or its type is neither F16 nor F32. */
  tensor(name: string): Tensor;
};

type HeaderEntry = { dtype: string; shape: number[]; data_offsets: [number, number] };

/**
 * Opens a safetensors file held in memory: eight bytes of header length, a JSON header, then the raw tensors
 * (format: https://github.com/huggingface/safetensors#format).
 */
export function readSafetensors(file: Uint8Array): Weights {
  const headerLength = Number(new DataView(file.buffer, file.byteOffset, 8).getBigUint64(0, true));
  const dataStart = 8 + headerLength;
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, dataStart))) as Record<
    string,
    HeaderEntry
  >;
  return {
    tensor(name) {
      const entry = header[name];
      if (!entry) throw new Error(`the weights hold no tensor ${name}`);
      const [start, end] = entry.data_offsets;
      // A copy, since the tensors start unaligned inside the file.
      const bytes = Uint8Array.from(file.subarray(dataStart + start, dataStart + end)).buffer;
      return { shape: entry.shape, values: decodeValues(entry.dtype, bytes) };
    },
  };
}

function decodeValues(dtype: string, bytes: ArrayBuffer): Float32Array {
  if (dtype === 'F32') return new Float32Array(bytes);
  if (dtype === 'F16') return Float32Array.from(new Float16Array(bytes));
  throw new Error(`tensors of type ${dtype} are not supported`);
}
