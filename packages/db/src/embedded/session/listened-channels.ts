const LISTEN = /\b(un)?listen\s+("(?:[^"]|"")+"|\*|[\p{L}_][\p{L}\p{N}_$]*)/giu;

export type ListenChange = { add: boolean; channel: string };

/** The LISTEN and UNLISTEN commands in a SQL text. Channel `*` stands for all. */
export function parseListens(sql: string): ListenChange[] {
  return [...sql.matchAll(LISTEN)].map(([, un, name = '']) => ({
    add: un === undefined,
    channel: identifier(name),
  }));
}

/** Which changes an answer's commands committed, given those still pending and those the SQL asks for, in order. */
export function followListens(
  before: readonly ListenChange[],
  asked: readonly ListenChange[],
  answer: { commands: readonly string[]; status: string | undefined; failed: boolean },
): { committed: ListenChange[]; pending: ListenChange[] } {
  const committed: ListenChange[] = [];
  let pending = [...before];
  let next = 0;
  for (const command of answer.commands) {
    if (command === 'LISTEN' || command === 'UNLISTEN') pending.push(...asked.slice(next, ++next));
    if (command === 'COMMIT') committed.push(...pending);
    if (command === 'COMMIT' || command === 'ROLLBACK') pending = [];
  }
  if (answer.status !== 'I') return { committed, pending };
  return { committed: answer.failed ? committed : [...committed, ...pending], pending: [] };
}

/** A connection's channels after its changes have been committed. */
export function applyListens(channels: Set<string>, changes: readonly ListenChange[]): void {
  for (const { add, channel } of changes) {
    if (add) channels.add(channel);
    else if (channel === '*') channels.clear();
    else channels.delete(channel);
  }
}

/** A name as an SQL identifier, quoted. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function identifier(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toLowerCase();
}
