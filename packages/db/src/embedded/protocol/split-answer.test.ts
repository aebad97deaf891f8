import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cString,
  errorResponse,
  message,
  notificationResponse,
  parameterStatus,
  readyForQuery,
} from './encode-messages.ts';
import { splitAnswer } from './split-answer.ts';

describe('splitAnswer', () => {
  it('takes notifications out and leaves every other byte in order', () => {
    const notification = fc
      .record({
        channel: fc.constantFrom('a', 'b'),
        payload: fc.string().filter((text) => !text.includes('\0')),
      })
      .map((value) => ({ ...value, bytes: notificationResponse(7, value.channel, value.payload) }));
    const other = fc
      .uint8Array({ maxLength: 40 })
      .map((body) => ({ bytes: message('D', Buffer.from(body)) }));
    fc.assert(
      fc.property(fc.array(fc.oneof(notification, other)), (parts) => {
        const answer = splitAnswer(Buffer.concat(parts.map((part) => part.bytes)));
        const kept = parts.filter((part) => !('channel' in part)).map((part) => part.bytes);
        expect(answer.bytes).toEqual(Buffer.concat(kept));
        expect(answer.notifications).toEqual(
          parts.flatMap((part) =>
            'channel' in part ? [{ channel: part.channel, payload: part.payload }] : [],
          ),
        );
      }),
    );
  });

  it('notes commands, settings, failure and the last status', () => {
    const answer = splitAnswer(
      Buffer.concat([
        message('C', cString('SELECT 1')),
        message('C', cString('LISTEN')),
        parameterStatus('search_path', 'bullmq'),
        readyForQuery('I'),
        errorResponse({ code: '42601', message: 'syntax error' }),
        readyForQuery('E'),
      ]),
    );
    expect(answer).toMatchObject({
      commands: ['SELECT', 'LISTEN'],
      parameters: [['search_path', 'bullmq']],
      status: 'E',
      failed: true,
    });
  });

  it('has no status where PostgreSQL was not ready', () => {
    expect(splitAnswer(message('1')).status).toBeUndefined();
  });
});
