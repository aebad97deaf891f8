import type { FastifyReply } from 'fastify';

/** RFC 9457, as the API sends it. */
export function sendProblem(reply: FastifyReply, status: number, detail: string): FastifyReply {
  return reply
    .code(status)
    .type('application/problem+json')
    .send({
      type: 'about:blank',
      title: status === 401 ? 'Not signed in' : 'Refused',
      status,
      detail,
      remedy: 'Make a key with `npx earshot keys create`.',
    });
}
