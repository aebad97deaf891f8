import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from './encode-messages.ts';
import { createFrameSplitter, type Frame } from './frame-splitter.ts';
import { startupPacket } from './startup-packet.ts';

function cut(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = [];
  let at = 0;
  for (const size of sizes) {
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return [...chunks, bytes.subarray(at)];
}

function split(chunks: readonly Buffer[], maxFrameBytes = 1e6): Frame[] {
  const splitter = createFrameSplitter(maxFrameBytes);
  return chunks.flatMap((chunk) => {
    const frames: Frame[] = [];
    for (const frame of splitter.push(chunk)) {
      if (frame.type === 0) splitter.expectTyped();
      frames.push(frame);
    }
    return frames;
  });
}

describe('createFrameSplitter', () => {
  it('gives the same messages however the stream is cut', () => {
    const messages = fc.array(
      fc.tuple(fc.constantFrom('Q', 'P', 'B', 'E', 'S', 'd'), fc.uint8Array({ maxLength: 300 })),
      { maxLength: 12 },
    );
    const sizes = fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 60 });
    fc.assert(
      fc.property(messages, sizes, (sent, cuts) => {
        const start = startupPacket({ user: 'someone' });
        const typed = sent.map(([type, body]) => message(type, Buffer.from(body)));
        const frames = split(cut(Buffer.concat([start, ...typed]), cuts));
        expect(frames.map((frame) => frame.bytes)).toEqual([start, ...typed]);
        expect(frames.slice(1).map((frame) => String.fromCharCode(frame.type))).toEqual(
          sent.map(([type]) => type),
        );
      }),
    );
  });

  it('keeps back a message until its last byte', () => {
    const bytes = startupPacket({ user: 'someone' });
    expect(split([bytes.subarray(0, -1)])).toEqual([]);
    expect(split([bytes.subarray(0, -1), bytes.subarray(-1)])).toHaveLength(1);
  });

  it('refuses a message over the limit before its body arrives', () => {
    const start = startupPacket({ user: 'someone' });
    const header = Buffer.from([0x51, 0x7f, 0xff, 0xff, 0xff]);
    expect(() => split([start, header], 1000)).toThrow('2147483647 bytes');
  });

  it('refuses a length that cannot be', () => {
    expect(() => split([Buffer.from([0, 0, 0, 3])])).toThrow('3 bytes');
    expect(() => split([Buffer.from([0xff, 0xff, 0xff, 0xff])])).toThrow('-1 bytes');
  });
});
