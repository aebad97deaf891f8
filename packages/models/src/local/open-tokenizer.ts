import { Tokenizer } from '@huggingface/tokenizers';

export type WordPieceTokenizer = {
  encode(text: string, options: { add_special_tokens: boolean }): { ids: number[] };
  token_to_id(token: string): number | undefined;
};

/** A tokenizer from the text of its tokenizer.json; the truncation and padding in it are not applied. */
export function openTokenizer(json: string): WordPieceTokenizer {
  return new TypedTokenizer(JSON.parse(json), {});
}

// The package's declarations import without file extensions, which nodenext does not resolve.
const TypedTokenizer = Tokenizer as unknown as new (
  tokenizer: unknown,
  config: object,
) => WordPieceTokenizer;
