/** Turns texts into vectors whose dot product is their cosine similarity. */
export type Embedder = {
  /** Stored beside every vector: vectors of different models must not be compared. */
  readonly model: string;
  readonly dimension: number;
  /**
   * One L2-normalised row per text, row-major [texts, dimension]. Rejects with the signal's reason
   * when aborted and with an AppError when the model fails.
   */
  embed(texts: readonly string[], options?: { signal?: AbortSignal }): Promise<Float32Array>;
  /** Frees the model. Calls that are under way finish their current part and are then rejected. */
  close(): Promise<void>;
};
