import type { OkEnvelope } from '@chartrier/client';
import { RefusedCall, refusalOf } from './refused.ts';

/** The bases of the API's services, on the origin that served the page. */
const SERVICES = {
  access: '/access-external/v1',
  accessV2: '/access-external/v2',
  ingest: '/ingest-external/v1',
  admin: '/admin-external/v1',
  chartrier: '/chartrier/v1',
} as const;

export interface Call {
  readonly service: keyof typeof SERVICES;
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Sent as JSON; a GET that has one goes as a POST that says it means GET, which a browser may send. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly bytes?: Blob | string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly accept?: string;
  readonly signal?: AbortSignal | undefined;
}

/** On whose behalf calls are made: the tenant and contract in use, and the session's proof against forgery. */
export interface Standing {
  readonly tenant?: number;
  readonly accessContract?: string;
  readonly csrfToken?: string;
  readonly language: string;
}

export type Caller = (call: Call) => Promise<Response>;

/** The headers that say on whose behalf a request is made. */
export function standingHeaders(standing: Standing): Readonly<Record<string, string>> {
  return {
    'Accept-Language': standing.language,
    ...(standing.tenant === undefined ? {} : { 'X-Tenant-Id': String(standing.tenant) }),
    ...(standing.accessContract === undefined ? {} : { 'X-Access-Contract-Id': standing.accessContract }),
    ...(standing.csrfToken === undefined ? {} : { 'X-CSRF-Token': standing.csrfToken }),
  };
}

function headersOf(call: Call, standing: Standing): Headers {
  const headers = new Headers({
    Accept: call.accept ?? 'application/json',
    ...standingHeaders(standing),
    ...call.headers,
  });
  if (call.json !== undefined) headers.set('Content-Type', 'application/json');
  if (call.json !== undefined && (call.method ?? 'GET') === 'GET')
    headers.set('X-Http-Method-Override', 'GET');
  return headers;
}

/** Makes calls for the one who is signed in. Rejects with RefusedCall; a success's body is left to be read. */
export function callerOf(standing: Standing): Caller {
  return async (call) => {
    const method = call.method ?? 'GET';
    const body = call.json === undefined ? call.bytes : JSON.stringify(call.json);
    let answer: Response;
    try {
      answer = await fetch(SERVICES[call.service] + call.path, {
        method: method === 'GET' && body !== undefined ? 'POST' : method,
        headers: headersOf(call, standing),
        credentials: 'same-origin',
        ...(body === undefined ? {} : { body }),
        ...(call.signal === undefined ? {} : { signal: call.signal }),
      });
    } catch (error) {
      if (call.signal?.aborted === true) throw error;
      throw new RefusedCall(0, { message: error instanceof Error ? error.message : String(error) });
    }
    if (!answer.ok) throw await refusalOf(answer);
    return answer;
  };
}

export async function readEnvelope<Item>(answer: Promise<Response>): Promise<OkEnvelope<Item>> {
  return (await (await answer).json()) as OkEnvelope<Item>;
}

export async function readJson<Value>(answer: Promise<Response>): Promise<Value> {
  return (await (await answer).json()) as Value;
}
