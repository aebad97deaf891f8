import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What to build: bytes that depend only on `name`, which therefore carries a version. */
export type ModelFileSource = { name: string; build(): Promise<Uint8Array> };

/**
 * The path of `<name>-<digest>.onnx` in the folder, built when it is missing or its content no longer
 * has the digest of its name. Processes may race: each writes its own temporary file, and the last
 * rename wins with equal bytes. Throws the file system's error when the folder is not writable.
 */
export async function ensureModelFile(cacheDir: string, source: ModelFileSource): Promise<string> {
  await mkdir(cacheDir, { recursive: true });
  const existing = await findIntactFile(cacheDir, source.name);
  if (existing !== undefined) return existing;
  const bytes = await source.build();
  const path = join(cacheDir, `${source.name}-${digestOf(bytes)}.onnx`);
  await writeAtomically(path, bytes);
  return path;
}

async function findIntactFile(cacheDir: string, name: string): Promise<string | undefined> {
  const candidates = (await readdir(cacheDir)).filter(
    (file) => file.startsWith(`${name}-`) && file.endsWith('.onnx'),
  );
  for (const file of candidates) {
    const path = join(cacheDir, file);
    if (file === `${name}-${digestOf(await readFile(path))}.onnx`) return path;
  }
  return undefined;
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

async function writeAtomically(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, bytes, { flush: true });
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
}
