import { constants } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Copies a folder so that `target` appears whole or not at all. Clones blocks where the file system can. */
export async function copyFolder(source: string, target: string): Promise<void> {
  const unfinished = `${target}.${process.pid}.tmp`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  try {
    await cp(source, unfinished, { recursive: true, mode: constants.COPYFILE_FICLONE });
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}
