import { sql } from 'drizzle-orm';
import { selectRows, type Executor } from './executor.ts';

/** Stores vectors (row-major, `ids.length` × `dimension`) in half precision. */
export async function insertVectors(
  executor: Executor,
  input: { workspaceId: string; model: string; ids: readonly string[]; vectors: Float32Array },
): Promise<void> {
  if (input.ids.length === 0) return;
  const dimension = input.vectors.length / input.ids.length;
  // A Buffer travels in pgvector's binary form; as text, parsing 384 numbers cost the embedded database 0.8 ms a row.
  const rows = input.ids.map((id, row) => {
    const vector = input.vectors.subarray(row * dimension, (row + 1) * dimension);
    return sql`(${input.workspaceId}::uuid, ${id}::uuid, ${input.model}, ${writeHalfvec(vector)}::halfvec)`;
  });
  for (let at = 0; at < rows.length; at += rowsPerInsert) {
    await executor.execute(sql`
      insert into mention_vectors (workspace_id, mention_id, model, embedding)
      values ${sql.join(rows.slice(at, at + rowsPerInsert), sql`, `)}
      on conflict (workspace_id, mention_id, model) do update set embedding = excluded.embedding`);
  }
}

/** Four parameters each: far below the protocol's 65,535. */
const rowsPerInsert = 1_000;

export type MentionVectors = {
  ids: string[];
  themeIds: (string | null)[];
  statements: string[];
  occurredAt: Date[];
  /** `ids.length` × `dimension`, row-major. */
  vectors: Float32Array;
  dimension: number;
};

/**
 * A workspace's mentions with their vectors, the newest `limit` of them, by time and words: the order in which they happened to be
 * read, which their ids follow, must not change what a discovery finds.
 */
export async function listMentionVectors(
  executor: Executor,
  input: { workspaceId: string; model: string; limit: number; unassignedOnly?: boolean },
): Promise<MentionVectors> {
  const pending = input.unassignedOnly === true ? sql`and m.theme_id is null` : sql``;
  const rows = await selectRows<{
    id: string;
    themeId: string | null;
    statement: string;
    occurredAt: Date;
    embedding: Buffer;
  }>(
    executor,
    sql`
      select * from (
        select m.id, m.theme_id as "themeId", m.statement, m.occurred_at as "occurredAt",
          halfvec_send(v.embedding) as embedding
        from mentions m
        join mention_vectors v on v.workspace_id = m.workspace_id and v.mention_id = m.id and v.model = ${input.model}
        where m.workspace_id = ${input.workspaceId} ${pending}
        order by m.occurred_at desc, m.id desc limit ${input.limit}
      ) newest order by "occurredAt", statement collate "C", id`,
  );
  const dimension = rows[0] === undefined ? 0 : halfvecLength(rows[0].embedding);
  const vectors = new Float32Array(rows.length * dimension);
  rows.forEach((row, index) => vectors.set(readHalfvec(row.embedding), index * dimension));
  return {
    ids: rows.map((row) => row.id),
    themeIds: rows.map((row) => row.themeId),
    statements: rows.map((row) => row.statement),
    occurredAt: rows.map((row) => row.occurredAt),
    vectors,
    dimension,
  };
}

/** `[0.123,…]`: four digits carry what half precision can hold of a unit vector's parts. */
export function formatVector(vector: Float32Array): string {
  return `[${Array.from(vector, (value) => value.toFixed(4)).join(',')}]`;
}

// pgvector's binary form: int16 dimension, int16 unused, then big-endian half floats.
function writeHalfvec(vector: Float32Array): Buffer {
  const halves = Buffer.from(new Float16Array(vector).buffer).swap16();
  const head = Buffer.alloc(4);
  head.writeInt16BE(vector.length);
  return Buffer.concat([head, halves]);
}

function halfvecLength(sent: Buffer): number {
  return sent.readInt16BE(0);
}

function readHalfvec(sent: Buffer): Float16Array {
  const halves = Buffer.from(sent.subarray(4));
  return new Float16Array(halves.swap16().buffer, halves.byteOffset, halfvecLength(sent));
}
