import { describe, expect, it } from 'vitest';
import { runScript } from './scaled-out/start-service.ts';

describe.each(['api', 'ingest', 'clusterer', 'reporter'])('the process of %s', (name) => {
  const script = `services/${name}/src/main.ts`;

  it('tells every setting that is wrong in one message, and ends with 78', async () => {
    const { code, output } = await runScript(script, [], {
      REDIS_URL: 'http://nowhere',
      PORT: '99999999',
      LOG_LEVEL: 'loud',
    });
    expect(code).toBe(78);
    for (const setting of ['DATABASE_URL', 'REDIS_URL', 'PORT', 'LOG_LEVEL']) {
      expect(output).toContain(`- ${setting}: `);
    }
  });

  it('names the database that does not answer, and ends with 1', async () => {
    const { code, output } = await runScript(script, [], {
      DATABASE_URL: 'postgres://earshot:hush@127.0.0.1:9/earshot',
      EARSHOT_SECRET: 'a secret of twenty letters',
    });
    expect(code).toBe(1);
    expect(output).toContain(
      'The database at 127.0.0.1:9 cannot be reached: nothing listens there.',
    );
    expect(output).not.toContain('hush');
  });
});

it.each(['api', 'ingest'])('%s does not start without a secret', async (name) => {
  const { code, output } = await runScript(`services/${name}/src/main.ts`, [], {
    DATABASE_URL: 'postgres://earshot@127.0.0.1:9/earshot',
    EARSHOT_SECRET_FILE: '/nowhere/secret',
  });
  expect(code).toBe(78);
  expect(output).toContain('EARSHOT_SECRET_FILE: /nowhere/secret cannot be read (ENOENT)');
});
