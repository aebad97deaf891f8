import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from '../errors/app-error.ts';

/** Keys made from `EARSHOT_SECRET` and its predecessors: the first seals, all open. */
export type SealingKeys = readonly SealingKey[];
type SealingKey = { id: Buffer; key: Buffer };

/** Derives sealing keys from secrets of at least 16 characters, the current one first. */
export function createSealingKeys(secrets: readonly string[]): SealingKeys {
  return secrets.map((secret) => {
    const key = Buffer.from(hkdfSync('sha256', secret, '', 'earshot sealing key', 32));
    return { id: createHash('sha256').update(key).digest().subarray(0, 4), key };
  });
}

/** Encrypts a JSON value with AES-256-GCM. Layout: 4 bytes key id, 12 nonce, 16 tag, the rest ciphertext. */
export function seal(keys: SealingKeys, value: unknown): Buffer {
  const current = keys[0];
  if (current === undefined) throw new AppError('invalid-config', 'EARSHOT_SECRET is not set.');
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', current.key, nonce);
  const ciphertext = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([current.id, nonce, cipher.getAuthTag(), ciphertext]);
}

/** Opens what `seal` made. Throws `invalid-config` when no key fits, `corrupt` when the bytes were changed. */
export function unseal(keys: SealingKeys, sealed: Uint8Array): unknown {
  const bytes = Buffer.from(sealed);
  const used = keys.find((key) => key.id.equals(bytes.subarray(0, 4)));
  if (used === undefined) {
    throw new AppError(
      'invalid-config',
      'A stored credential was sealed with another EARSHOT_SECRET.',
      {
        remedy:
          'Add the earlier secret to EARSHOT_PREVIOUS_SECRETS, or enter the credential again.',
      },
    );
  }
  try {
    const decipher = createDecipheriv('aes-256-gcm', used.key, bytes.subarray(4, 16));
    decipher.setAuthTag(bytes.subarray(16, 32));
    const plain = Buffer.concat([decipher.update(bytes.subarray(32)), decipher.final()]);
    return JSON.parse(plain.toString('utf8'));
  } catch (cause) {
    throw new AppError('corrupt', 'A stored credential was changed and cannot be read.', { cause });
  }
}
