import { cString, int32 } from './encode-messages.ts';

export type StartupPacket =
  | { kind: 'encryption' }
  | { kind: 'cancel' }
  | { kind: 'startup'; parameters: ReadonlyMap<string, string> }
  | { kind: 'unknown'; version: string };

const SSL_REQUEST = 80877103;
const GSSENC_REQUEST = 80877104;
const CANCEL_REQUEST = 80877102;
const PROTOCOL_MAJOR = 3;

/** Reads an untyped packet. Settings given as `options` (`-c name=value`, `--name=value`) stand beside the named ones. */
export function parseStartupPacket(bytes: Buffer): StartupPacket {
  const code = bytes.length < 8 ? 0 : bytes.readInt32BE(4);
  if (code === SSL_REQUEST || code === GSSENC_REQUEST) return { kind: 'encryption' };
  if (code === CANCEL_REQUEST) return { kind: 'cancel' };
  if (code >> 16 !== PROTOCOL_MAJOR) {
    return { kind: 'unknown', version: `${code >> 16}.${code & 0xffff}` };
  }
  const parameters = readPairs(bytes.subarray(8));
  for (const [name, value] of parseOptions(parameters.get('options') ?? '')) {
    parameters.set(name, value);
  }
  parameters.delete('options');
  return { kind: 'startup', parameters };
}

/** The packet a client opens with. */
export function startupPacket(parameters: Readonly<Record<string, string>>): Buffer {
  const pairs = Object.entries(parameters).flatMap(([name, value]) => [
    cString(name),
    cString(value),
  ]);
  const body = Buffer.concat([int32(PROTOCOL_MAJOR << 16), ...pairs, Buffer.alloc(1)]);
  return Buffer.concat([int32(body.length + 4), body]);
}

function readPairs(body: Buffer): Map<string, string> {
  const words = body.toString('utf8').split('\0');
  const pairs = new Map<string, string>();
  for (let at = 0; at + 1 < words.length && words[at] !== ''; at += 2) {
    pairs.set(words[at] as string, words[at + 1] as string);
  }
  return pairs;
}

/** Splits as PostgreSQL does (pg_split_opts): on spaces, where a backslash keeps the next character. */
function parseOptions(options: string): [string, string][] {
  const words = options.match(/(?:\\.|[^\s\\])+/gs) ?? [];
  const settings = words.map((word) => word.replaceAll(/\\(.)/gs, '$1').replace(/^(?:-c|--)/, ''));
  return settings.flatMap((setting): [string, string][] => {
    const at = setting.indexOf('=');
    return at > 0 ? [[setting.slice(0, at), setting.slice(at + 1)]] : [];
  });
}
