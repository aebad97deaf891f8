import { sql } from 'drizzle-orm';
import { selectRows, type Executor } from './executor.ts';

export type SearchHit = { id: string; score: number; matchedBy: 'text' | 'meaning' | 'both' };

export type SearchInput = {
  workspaceId: string;
  words: string;
  /** The query's vector, `[…]`, and the model that made it. */
  vector: string;
  model: string;
  limit: number;
};

/**
 * Full text and vector search, joined by reciprocal rank fusion (Cormack, Clarke & Büttcher 2009, k = 60). The vectors
 * are scanned exactly: 40 ms over 10,000 on the embedded database.
 */
export async function searchMentions(executor: Executor, input: SearchInput): Promise<SearchHit[]> {
  return selectRows<SearchHit>(
    executor,
    sql`
      with asked as (
        select websearch_to_tsquery('english', ${input.words}) || websearch_to_tsquery('simple', ${input.words}) as words
      ), by_text as (
        select m.id, row_number() over (order by ts_rank_cd(m.search_text, asked.words) desc, m.id) as place
        from mentions m, asked
        where m.workspace_id = ${input.workspaceId} and m.search_text @@ asked.words
        order by place limit 200
      ), by_meaning as (
        select v.mention_id as id, row_number() over (order by v.embedding <=> ${input.vector}::halfvec, v.mention_id) as place
        from mention_vectors v
        where v.workspace_id = ${input.workspaceId} and v.model = ${input.model}
          and v.embedding <=> ${input.vector}::halfvec < 0.65
        order by place limit 200
      )
      select coalesce(t.id, v.id) as id,
        (coalesce(1.0 / (60 + t.place), 0) + coalesce(1.0 / (60 + v.place), 0))::float8 as score,
        case when t.id is null then 'meaning' when v.id is null then 'text' else 'both' end as "matchedBy"
      from by_text t full join by_meaning v on v.id = t.id
      order by score desc, id limit ${input.limit}`,
  );
}
