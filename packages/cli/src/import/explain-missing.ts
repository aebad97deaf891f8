import { AppError } from '@earshot/core';

/** Turns the system's word for a file that is not there into one for people; anything else is thrown on. */
export function explainMissing(file: string) {
  return (error: unknown): never => {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EACCES' && code !== 'EISDIR') throw error;
    const reason = code === 'ENOENT' ? 'does not exist' : 'cannot be read';
    throw new AppError('invalid-input', `The file ${file} ${reason}.`, {
      cause: error,
      remedy: 'Check the path and its permissions.',
    });
  };
}
