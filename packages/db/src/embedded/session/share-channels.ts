import { applyListens, type ListenChange, quoteIdentifier } from './listened-channels.ts';
import { type Connection, runInternally, type SharedSession } from './shared-session.ts';

/** Applies a connection's committed LISTEN and UNLISTEN, and keeps the session listening for everybody else. */
export async function commitListens(
  session: SharedSession,
  connection: Connection,
  changes: readonly ListenChange[],
): Promise<void> {
  applyListens(connection.channels, changes);
  applyListens(session.listening, changes);
  await shareChannels(session);
}

/** Makes the session listen on exactly the channels that some connection listens on. */
export async function shareChannels(session: SharedSession): Promise<void> {
  const wanted = new Set([...session.connections].flatMap(({ channels }) => [...channels]));
  const missing = [...wanted].filter((name) => !session.listening.has(name));
  const idle = [...session.listening].filter((name) => !wanted.has(name));
  session.listening = wanted;
  const commands = [
    ...missing.map((name) => `LISTEN ${quoteIdentifier(name)}`),
    ...idle.map((name) => `UNLISTEN ${quoteIdentifier(name)}`),
  ];
  if (commands.length > 0) await runInternally(session, commands.join('; '));
}
