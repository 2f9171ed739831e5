import { HEADERS } from '@chartrier/api-schema';
import type { FastifyReply } from 'fastify';
import { envelopeOf } from './answers/envelope.ts';
import type { RouteAnswer } from './answers/route-answer.ts';
import type { Outcome } from './pipeline/pipeline.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

/** Writes an outcome of the pipeline. A HEAD gets the headers only. */
export function sendOutcome(reply: FastifyReply, outcome: Outcome, method: string): FastifyReply {
  if (outcome.requestId !== undefined) reply.header(HEADERS.requestId, outcome.requestId);
  reply.header('Content-Language', outcome.language);
  if ('answer' in outcome.result) return sendAnswer(reply, outcome.result.answer);
  const { status, body, headers } = outcome.result.refusal;
  reply.headers(headers ?? {}).code(status);
  return method === 'HEAD' ? reply.send() : reply.type(JSON_TYPE).send(JSON.stringify(body));
}

function sendAnswer(reply: FastifyReply, answer: RouteAnswer): FastifyReply {
  reply.headers(answer.headers ?? {}).code(answer.status ?? 200);
  switch (answer.kind) {
    case 'envelope':
      return reply.type(JSON_TYPE).send(JSON.stringify(envelopeOf(answer)));
    case 'json':
      return reply.type(JSON_TYPE).send(JSON.stringify(answer.value));
    case 'text':
      return reply.type(`${answer.mediaType ?? 'text/plain'}; charset=utf-8`).send(answer.text);
    case 'empty':
      return reply.send();
    case 'stream':
      if (answer.size !== undefined) reply.header('Content-Length', answer.size);
      return reply.type(answer.mediaType).send(answer.stream);
  }
}
