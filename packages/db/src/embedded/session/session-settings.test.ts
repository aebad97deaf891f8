import { describe, expect, it } from 'vitest';
import { rememberSet, startSettings, switchReported } from './session-settings.ts';

const defaults = new Map([
  ['search_path', 'public'],
  ['application_name', ''],
  ['server_version', '18.6'],
]);

function remembered(...commands: string[]): string[] {
  const settings = startSettings(defaults, new Map());
  for (const command of commands) rememberSet(settings, command);
  return [...settings.commands.values()];
}

describe('startSettings', () => {
  it('takes reported settings from the start-up packet, and the others as commands', () => {
    const parameters = new Map([
      ['user', 'postgres'],
      ['search_path', 'bullmq'],
      ['lock_timeout', "1's"],
    ]);
    const settings = startSettings(defaults, parameters);
    expect(settings.reported.get('search_path')).toBe('bullmq');
    expect([...settings.commands.values()]).toEqual([
      `SELECT set_config(E'lock_timeout', E'1''s', false)`,
    ]);
  });
});

describe('switchReported', () => {
  it('sets only what differs and may be set', () => {
    const wanted = new Map([
      ...defaults,
      ['search_path', String.raw`"a\b", 'c'`],
      ['server_version', '17'],
    ]);
    expect(switchReported(defaults, wanted)).toBe(
      String.raw`SELECT set_config(E'search_path', E'"a\\b", ''c''', false)`,
    );
    expect(switchReported(defaults, new Map(defaults))).toBeUndefined();
  });
});

describe('rememberSet', () => {
  it('keeps the last SET of each setting that the server does not report', () => {
    expect(remembered('SET work_mem = 1', 'set  session work_mem TO 2;', 'SET ROLE x')).toEqual([
      'set  session work_mem TO 2;',
      'SET ROLE x',
    ]);
  });

  it('ignores what ends with the transaction, what is reported and what is not one SET', () => {
    expect(
      remembered(
        'SET LOCAL work_mem = 1',
        'SET TRANSACTION READ ONLY',
        'SET search_path = x',
        'SET work_mem = 1; DROP TABLE x',
        'SELECT 1',
      ),
    ).toEqual([]);
  });

  it('forgets with RESET', () => {
    expect(remembered('SET work_mem = 1', 'SET jit = off', 'RESET work_mem')).toEqual([
      'SET jit = off',
    ]);
    expect(remembered('SET work_mem = 1', 'RESET ALL')).toEqual([]);
  });
});
