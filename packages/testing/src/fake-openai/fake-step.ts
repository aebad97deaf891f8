/** One scripted request: a failure of the endpoint, or an answer of the model that is not as asked. */
export type FakeStep =
  | { kind: 'answer-normally' }
  | { kind: 'rate-limit'; retryAfterSeconds: number; code?: string }
  | { kind: 'status'; status: number; message: string; code?: string }
  | { kind: 'hang' }
  | { kind: 'refusal'; text: string }
  /** Half of the right answer, ended by the token limit. */
  | { kind: 'truncated' }
  /** A text that is not JSON. */
  | { kind: 'garbage' }
  | { kind: 'empty' }
  | { kind: 'content-filter' }
  /** Another JSON value than the server would give, for example one with a wrong id. */
  | { kind: 'answer'; value: unknown };
