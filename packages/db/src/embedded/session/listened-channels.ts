const LISTEN = /\b(un)?listen\s+("(?:[^"]|"")+"|\*|[\p{L}_][\p{L}\p{N}_$]*)/giu;

export type ListenChange = { add: boolean; channel: string };

/** The LISTEN and UNLISTEN commands in a SQL text. Channel `*` stands for all. */
export function parseListens(sql: string): ListenChange[] {
  return [...sql.matchAll(LISTEN)].map(([, un, name = '']) => ({
    add: un === undefined,
    channel: identifier(name),
  }));
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
