/** What makes a session one connection's own: settings the server reports, and SET commands it does not report. */
export type SessionSettings = { reported: Map<string, string>; commands: Map<string, string> };

/** The reported settings a client may set; the others (server_version, is_superuser) follow from the server. */
const SETTABLE = [
  'search_path',
  'application_name',
  'TimeZone',
  'DateStyle',
  'IntervalStyle',
  'client_encoding',
  'default_transaction_read_only',
];
const SETTABLE_BY_LOWER_NAME = new Map(SETTABLE.map((name) => [name.toLowerCase(), name]));
const PROTOCOL_PARAMETERS = new Set(['user', 'database', 'replication', 'client_encoding']);
const RESET_COMMAND = /^\s*reset\s+([\w.]+)\s*;?\s*$/i;
const SET_COMMAND =
  /^\s*set\s+(?:session\s+)?(?!local\b|transaction\b|session\b)([\w.]+|time\s+zone)\b[^;]*;?\s*$/is;

/** Settings of a new connection: the server's defaults, then those of its start-up packet. */
export function startSettings(
  defaults: ReadonlyMap<string, string>,
  parameters: ReadonlyMap<string, string>,
): SessionSettings {
  const settings: SessionSettings = { reported: new Map(defaults), commands: new Map() };
  for (const [name, value] of parameters) {
    const reportedName = SETTABLE_BY_LOWER_NAME.get(name.toLowerCase());
    if (PROTOCOL_PARAMETERS.has(name) || name.startsWith('_pq_.')) continue;
    if (reportedName !== undefined) settings.reported.set(reportedName, value);
    else settings.commands.set(name, `SELECT set_config(${quote(name)}, ${quote(value)}, false)`);
  }
  return settings;
}

/** The SQL that turns the session's reported settings into `wanted`; undefined where they are equal. */
export function switchReported(
  current: ReadonlyMap<string, string>,
  wanted: ReadonlyMap<string, string>,
): string | undefined {
  const calls = SETTABLE.flatMap((name) => {
    const value = wanted.get(name);
    if (value === undefined || value === current.get(name)) return [];
    return [`set_config(${quote(name)}, ${quote(value)}, false)`];
  });
  return calls.length === 0 ? undefined : `SELECT ${calls.join(', ')}`;
}

/** Remembers a lone `SET name = value` (until `RESET`), to give it again after others have used the session. */
export function rememberSet(settings: SessionSettings, sql: string): void {
  const reset = RESET_COMMAND.exec(sql)?.[1]?.toLowerCase();
  if (reset === 'all') settings.commands.clear();
  else if (reset !== undefined) settings.commands.delete(reset);
  const name = SET_COMMAND.exec(sql)?.[1]?.toLowerCase();
  if (name === undefined || SETTABLE_BY_LOWER_NAME.has(name)) return;
  settings.commands.set(name, sql);
}

function quote(text: string): string {
  // E'' so that a backslash means itself whatever standard_conforming_strings says.
  return `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
