import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { createLogger } from './create-logger.ts';

function record() {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { lines, log: createLogger({ service: 'test', level: 'info' }, sink) };
}

it('logs why a query failed without the values it held', () => {
  const { lines, log } = record();
  const cause = Object.assign(new Error('value too long'), {
    code: '22001',
    detail: 'Failing row contains (my card is 4242).',
  });
  const failed = Object.assign(new Error('Failed query: insert … params: my card is 4242'), {
    query: 'insert into feedback values ($1)',
    params: ['my card is 4242'],
    cause,
  });
  log.error({ err: failed }, 'request failed');
  log.error({ err: cause }, 'request failed');
  expect(lines).toHaveLength(2);
  for (const line of lines) {
    expect(line).not.toContain('4242');
    expect(JSON.parse(line)).toMatchObject({ err: { message: 'value too long', code: '22001' } });
  }
});

it('removes what could hold a customer’s words or a key', () => {
  const { lines, log } = record();
  log.info({ text: 'hello', headers: { authorization: 'Bearer esk_1' }, id: 7 }, 'read');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ id: 7, headers: {}, msg: 'read' });
  expect(lines[0]).not.toMatch(/hello|esk_1/);
});
