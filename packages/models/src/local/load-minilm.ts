import { readFile } from 'node:fs/promises';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { minilm } from '../minilm/encoder.ts';
import type { Encoder, PaddedBatch } from './encode-texts.ts';
import { openTokenizer } from './open-tokenizer.ts';
import type { WordPieceTokenizer } from './open-tokenizer.ts';

// 32 rows of up to 128 tokens: longer rows would let the attention scores grow the memory.
const limits = { rows: 32, tokens: 4096 };

/** Loads the built model and its tokenizer. `threads` is how many cores one batch may use. */
export async function loadMiniLm(paths: {
  modelPath: string;
  tokenizerPath: string;
  threads: number;
}): Promise<Encoder & { release(): Promise<void> }> {
  const tokenizer = openTokenizer(await readFile(paths.tokenizerPath, 'utf8'));
  const session = await InferenceSession.create(paths.modelPath, {
    intraOpNumThreads: paths.threads,
    interOpNumThreads: 1,
    // Waiting threads sleep: with other work on the cores, spinning ones cut the rate to a third.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    logSeverityLevel: 3,
  });
  return {
    dimension: minilm.dimension,
    maxTokens: minilm.maxTokens,
    limits,
    startToken: specialToken(tokenizer, '[CLS]'),
    endToken: specialToken(tokenizer, '[SEP]'),
    tokenize: (text) => tokenizer.encode(text, { add_special_tokens: false }).ids,
    run: (batch) => runSession(session, batch),
    release: () => session.release(),
  };
}

function specialToken(tokenizer: WordPieceTokenizer, token: string): number {
  const id = tokenizer.token_to_id(token);
  if (id === undefined) throw new Error(`the tokenizer has no ${token}`);
  return id;
}

async function runSession(session: InferenceSession, batch: PaddedBatch): Promise<Float32Array> {
  const shape = [batch.rows, batch.length];
  const positions = BigInt64Array.from({ length: batch.length }, (_, index) => BigInt(index));
  const { embedding } = await session.run({
    input_ids: new Tensor('int64', batch.ids, shape),
    attention_mask: new Tensor('int64', batch.mask, shape),
    position_ids: new Tensor('int64', positions, [batch.length]),
  });
  if (!(embedding?.data instanceof Float32Array)) throw new Error('the model gave no embedding');
  return embedding.data;
}
