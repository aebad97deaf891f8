import { fastify } from 'fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { chatCompletion } from './chat-completion.ts';
import type { ChatRequest } from './chat-completion.ts';
import type { FakeStep } from './fake-step.ts';
import { embeddingList } from './embedding-list.ts';
import type { EmbeddingRequest } from './embedding-list.ts';

export type RecordedRequest = {
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: unknown;
};

export type FakeOpenAiOptions = {
  /** The JSON value that the model answers with when no step is scripted. */
  answer?: (request: ChatRequest) => unknown;
  /** Length of the embeddings. Defaults to 8. */
  dimension?: number;
};

/** A fake OpenAI-compatible HTTP server on the loopback interface. */
export type FakeOpenAi = {
  /** To be given to a client as its base URL. */
  baseUrl: string;
  /** Every request so far, failed ones included, in order of arrival. */
  requests: RecordedRequest[];
  /** What happens to the next requests, one step each; afterwards they are answered normally. */
  script(...steps: FakeStep[]): void;
  /** Ends the server; requests that hang are cut. */
  close(): Promise<void>;
};

/** Starts the server on a free port. It knows chat completions with structured output and embeddings. */
export async function startFakeOpenAi(options: FakeOpenAiOptions = {}): Promise<FakeOpenAi> {
  const requests: RecordedRequest[] = [];
  const steps: FakeStep[] = [];
  const server = fastify({ forceCloseConnections: true, bodyLimit: 16 * 1024 * 1024 });
  server.addHook('preHandler', (request, reply, done) => {
    requests.push(record(request));
    done();
  });
  server.post('/v1/chat/completions', (request, reply) => {
    const step = steps.shift() ?? { kind: 'answer-normally' };
    if (failed(step, reply)) return reply;
    const body = request.body as ChatRequest;
    return reply.send(chatCompletion(body, step, options.answer ?? answerNothing));
  });
  server.post('/v1/embeddings', (request, reply) => {
    const step = steps.shift() ?? { kind: 'answer-normally' };
    if (failed(step, reply)) return reply;
    return reply.send(embeddingList(request.body as EmbeddingRequest, options.dimension ?? 8));
  });
  const address = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    baseUrl: `${address}/v1`,
    requests,
    script: (...next) => void steps.push(...next),
    close: () => server.close(),
  };
}

function answerNothing(): unknown {
  return {};
}

function record(request: FastifyRequest): RecordedRequest {
  return { path: request.url, headers: request.headers, body: request.body };
}

/** Carries out a step that replaces the answer; false when the request is to be answered. */
function failed(step: FakeStep, reply: FastifyReply): boolean {
  if (step.kind === 'hang') {
    reply.hijack();
    return true;
  }
  if (step.kind === 'rate-limit') {
    const limited = reply.status(429).header('retry-after', String(step.retryAfterSeconds));
    void limited.send(errorBody('Rate limit reached.', step.code ?? 'rate_limit_exceeded'));
    return true;
  }
  if (step.kind === 'status') {
    void reply.status(step.status).send(errorBody(step.message, step.code ?? null));
    return true;
  }
  return false;
}

function errorBody(message: string, code: string | null) {
  return { error: { message, type: 'fake', param: null, code } };
}
