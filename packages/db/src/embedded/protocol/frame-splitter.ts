import { AppError } from '@earshot/core';

/** One frontend message: its type byte (0 for an untyped start-up packet) and all its bytes, header included. */
export type Frame = { type: number; bytes: Buffer };

export type FrameSplitter = {
  /** Frames that are complete after `chunk`, in order. Read lazily: `expectTyped` may be called in between. */
  push(chunk: Buffer): Generator<Frame>;
  /** Until this is called a frame is a start-up packet: a length without a type byte. */
  expectTyped(): void;
};

const MAX_STARTUP_BYTES = 10_000;

/**
 * Cuts a byte stream into PostgreSQL frontend messages (protocol 3.0), however the stream is chopped.
 * Throws `too-large` for a frame over `maxFrameBytes` and `corrupt` for an impossible length.
 */
export function createFrameSplitter(maxFrameBytes: number): FrameSplitter {
  let typed = false;
  let chunks: Buffer[] = [];
  let buffered = 0;
  let wanted = 0;

  function joined(): Buffer {
    const whole = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
    chunks = [whole];
    return whole;
  }

  function* push(chunk: Buffer): Generator<Frame> {
    chunks.push(chunk);
    buffered += chunk.length;
    while (buffered >= Math.max(wanted, headerBytes(typed))) {
      const whole = joined();
      wanted = frameBytes(whole, typed, maxFrameBytes);
      if (buffered < wanted) return;
      const frame = { type: typed ? (whole[0] as number) : 0, bytes: whole.subarray(0, wanted) };
      chunks = [whole.subarray(wanted)];
      buffered -= wanted;
      wanted = 0;
      yield frame;
    }
  }

  return {
    push,
    expectTyped() {
      typed = true;
    },
  };
}

function headerBytes(typed: boolean): number {
  return typed ? 5 : 4;
}

function frameBytes(buffer: Buffer, typed: boolean, maxFrameBytes: number): number {
  const offset = typed ? 1 : 0;
  const length = buffer.readInt32BE(offset);
  // PostgreSQL's own limit; a larger one is some other protocol.
  const foreign = !typed && length > MAX_STARTUP_BYTES;
  if (length < 4 || foreign)
    throw new AppError('corrupt', `A client sent a message of ${length} bytes.`);
  if (length > maxFrameBytes) {
    throw new AppError('too-large', `A client sent a message of ${length} bytes.`, {
      remedy: `The embedded database takes messages of up to ${maxFrameBytes} bytes: send smaller batches.`,
    });
  }
  return length + offset;
}
