import { describe, expect, it } from 'vitest';
import { int32 } from './encode-messages.ts';
import { parseStartupPacket, startupPacket } from './startup-packet.ts';

function parametersOf(options: string): Record<string, string> {
  const packet = parseStartupPacket(startupPacket({ user: 'u', options }));
  return packet.kind === 'startup' ? Object.fromEntries(packet.parameters) : {};
}

function request(code: number): Buffer {
  return Buffer.concat([int32(8), int32(code)]);
}

describe('parseStartupPacket', () => {
  it('reads parameters and settings in options', () => {
    expect(parametersOf('-c search_path="bullmq" --work_mem=8MB')).toEqual({
      user: 'u',
      search_path: '"bullmq"',
      work_mem: '8MB',
    });
  });

  it('keeps what a backslash protects, and takes "-c name" apart from its value', () => {
    expect(parametersOf(String.raw`-csearch_path=a,\ b`)).toEqual({
      user: 'u',
      search_path: 'a, b',
    });
  });

  it('tells requests from start-up packets', () => {
    expect(parseStartupPacket(request(80877103))).toEqual({ kind: 'encryption' });
    expect(parseStartupPacket(request(80877104))).toEqual({ kind: 'encryption' });
    expect(parseStartupPacket(request(80877102))).toEqual({ kind: 'cancel' });
    expect(parseStartupPacket(request(2 << 16))).toEqual({ kind: 'unknown', version: '2.0' });
    expect(parseStartupPacket(Buffer.from('GET '))).toEqual({ kind: 'unknown', version: '0.0' });
  });
});
