import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One hash over names and contents of files: the same if and only if nothing changed.
 *
 * @param {string} root folder that the paths are relative to
 * @param {string[]} files relative paths, in any order
 * @param {string} [extra] anything else the result depends on
 * @returns {string} SHA-256 in hex
 */
export function fingerprint(root, files, extra = '') {
  const hash = createHash('sha256').update(extra);
  for (const file of [...files].sort()) {
    const content = readFileSync(join(root, file));
    hash.update(`\0${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * The fingerprint that an earlier run left in a file.
 *
 * @param {string} file absolute path
 * @returns {string | undefined} undefined when there is none
 */
export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
