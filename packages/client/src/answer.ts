import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { OkEnvelope, VitamError } from '@chartrier/api-schema';
import { HEADERS, lowerCase } from '@chartrier/api-schema';
import type { Response } from './transport.ts';

/** What every answer tells, accepted or refused. */
export interface AnswerHead {
  /** HTTP status; 0 when no answer came (`error` says why). */
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** X-Request-Id: the operation's id when the call made one. */
  readonly requestId: string | undefined;
}

export interface Success<Value> extends AnswerHead {
  readonly ok: true;
  readonly value: Value;
}

export interface Refusal extends AnswerHead {
  readonly ok: false;
  readonly error: VitamError;
}

export type Answer<Value> = Success<Value> | Refusal;

/** A refusal as an exception, for callers that prefer them. */
export class VitamFailure extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    const { code, message, description } = refusal.error;
    super(`${refusal.status} ${code} ${description ?? message ?? ''}`.trim());
    this.name = 'VitamFailure';
    this.refusal = refusal;
  }
}

/** The value of a success; a refusal is thrown as VitamFailure. */
export function accepted<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value;
  throw new VitamFailure(answer);
}

/** An error body is a few hundred bytes; what is longer is not one of ours, and is cut. */
const LONGEST_ERROR_BYTES = 1024 * 1024;

export async function readBytes(body: Readable, limit = Number.POSITIVE_INFINITY): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > limit) {
      body.destroy();
      break;
    }
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

function headOf(response: Response): AnswerHead {
  const requestId = response.headers[lowerCase(HEADERS.requestId)];
  return {
    status: response.status,
    headers: response.headers,
    requestId: Array.isArray(requestId) ? requestId[0] : requestId,
  };
}

/** Reads an answer whose success is told by `read`; any other status becomes a refusal with its VitamError. */
export async function answerOf<Value>(
  response: Response,
  read: (response: Response) => Promise<Value>,
): Promise<Answer<Value>> {
  const head = headOf(response);
  if (response.status >= 200 && response.status < 300)
    return { ...head, ok: true, value: await read(response) };
  const text = (await readBytes(response.body, LONGEST_ERROR_BYTES)).toString('utf8');
  return { ...head, ok: false, error: errorOf(response.status, text) };
}

/**
 * The VitamError of a refusal's body. An empty body, or one that is no JSON (a servlet container's page, a proxy's),
 * gives an error with the HTTP status and, as Vitam's own clients have it, an empty code.
 */
function errorOf(status: number, text: string): VitamError {
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed !== null && typeof parsed === 'object' && 'httpCode' in parsed) {
      return { code: '', ...parsed, httpCode: status };
    }
  } catch {
    // not JSON: told below with its own text
  }
  return { httpCode: status, code: '', ...(text === '' ? {} : { message: text.slice(0, 2000) }) };
}

/** The refusal that stands for a call without any answer (refused connection, broken socket, abort). */
export function noAnswer(error: unknown): Refusal {
  const message = error instanceof Error ? error.message : String(error);
  return {
    ok: false,
    status: 0,
    headers: {},
    requestId: undefined,
    error: { httpCode: 0, code: 'NO_ANSWER', message },
  };
}

export async function readEnvelope<Item>(response: Response): Promise<OkEnvelope<Item>> {
  const parsed: unknown = JSON.parse((await readBytes(response.body)).toString('utf8'));
  if (parsed !== null && typeof parsed === 'object' && '$results' in parsed)
    return parsed as OkEnvelope<Item>;
  throw new Error('The answer is a success but holds no $results');
}

export async function readNothing(response: Response): Promise<void> {
  response.body.resume();
}
