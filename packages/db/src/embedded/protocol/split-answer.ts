import type { TransactionStatus } from './encode-messages.ts';

export type Notification = { channel: string; payload: string };

/** What one exchange with PostgreSQL gave, apart from the bytes that go to the client. */
export type Answer = {
  /** All messages but the notifications. */
  bytes: Buffer;
  notifications: Notification[];
  /** Settings that changed and are reported (GUC_REPORT), in order. */
  parameters: [name: string, value: string][];
  /** First words of the command tags: SELECT, LISTEN, SET, COMMIT, ... */
  commands: string[];
  /** Status of the last ReadyForQuery; undefined where there was none. */
  status: TransactionStatus | undefined;
  failed: boolean;
};

const NOTIFICATION = 0x41;
const COMMAND_COMPLETE = 0x43;
const ERROR = 0x45;
const PARAMETER_STATUS = 0x53;
const READY = 0x5a;

/** Walks the messages of an answer and takes the notifications out: they belong to the listeners, not to the asker. */
export function splitAnswer(bytes: Buffer): Answer {
  const answer: Answer = {
    bytes,
    notifications: [],
    parameters: [],
    commands: [],
    status: undefined,
    failed: false,
  };
  const kept: Buffer[] = [];
  let keptFrom = 0;
  for (let at = 0; at + 5 <= bytes.length;) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    note(answer, bytes[at] as number, bytes.subarray(at + 5, end));
    if (bytes[at] === NOTIFICATION) {
      kept.push(bytes.subarray(keptFrom, at));
      keptFrom = end;
    }
    at = end;
  }
  if (kept.length > 0) answer.bytes = Buffer.concat([...kept, bytes.subarray(keptFrom)]);
  return answer;
}

function note(answer: Answer, type: number, body: Buffer): void {
  switch (type) {
    case NOTIFICATION: {
      const [channel = '', payload = ''] = strings(body.subarray(4));
      answer.notifications.push({ channel, payload });
      return;
    }
    case COMMAND_COMPLETE:
      answer.commands.push(body.toString('latin1', 0, body.length - 1).split(' ', 1)[0] ?? '');
      return;
    case PARAMETER_STATUS: {
      const [name = '', value = ''] = strings(body);
      answer.parameters.push([name, value]);
      return;
    }
    case ERROR:
      answer.failed = true;
      return;
    case READY:
      answer.status = body.toString('latin1') as TransactionStatus;
      return;
    default:
  }
}

function strings(body: Buffer): string[] {
  return body.toString('utf8').split('\0');
}
