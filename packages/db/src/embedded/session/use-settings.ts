import { switchReported } from './session-settings.ts';
import { type Connection, runInternally, type SharedSession } from './shared-session.ts';

/** Makes the session look as `connection` left it: costs nothing when it was the last, or when settings are equal. */
export async function useSettings(session: SharedSession, connection: Connection): Promise<void> {
  if (session.current === connection) return;
  if (session.touched) {
    await runInternally(session, 'RESET ROLE; RESET SESSION AUTHORIZATION; RESET ALL');
    session.touched = false;
  }
  for (const command of connection.settings.commands.values()) {
    // A later SET may depend on an earlier one (a role, then its search_path).
    await runInternally(session, command);
    session.touched = true;
  }
  const change = switchReported(session.reported, connection.settings.reported);
  if (change !== undefined) await runInternally(session, change);
  connection.settings.reported = new Map(session.reported);
  session.current = connection;
}
