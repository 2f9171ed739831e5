import http from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { TlsOptions } from './tls-options.ts';
import { agentOptions } from './tls-options.ts';

/** What a request carries: JSON, bytes at hand, or a stream (of a known size or not). */
export type RequestBody =
  | { readonly json: unknown }
  | { readonly bytes: Buffer | string; readonly type: string }
  | { readonly stream: Readable; readonly type: string; readonly size?: number };

export interface Request {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  /** Path and query under the base URL, already encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly accept?: string;
  readonly body?: RequestBody;
  /** Ask first (RFC 9110 §10.1.1): the body leaves only when the server says that it wants it. */
  readonly expectContinue?: boolean;
  readonly signal?: AbortSignal;
}

export interface Response {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** Must be read to its end, or destroyed. */
  readonly body: Readable;
}

export interface Transport {
  send(request: Request): Promise<Response>;
  close(): void;
}

export interface TransportOptions {
  /** `http(s)://host:port`, without a path. */
  readonly baseUrl: string;
  readonly tls?: TlsOptions;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server that knows nothing of Expect must not hang its caller: the body leaves after this delay anyway. */
const CONTINUE_PATIENCE_MS = 1000;

/** Opens no connection yet; `close` ends those that were kept alive. */
export function createTransport(options: TransportOptions): Transport {
  const base = new URL(options.baseUrl);
  const secure = base.protocol === 'https:';
  const agent = secure
    ? new https.Agent({ keepAlive: true, ...agentOptions(options.tls ?? {}) })
    : new http.Agent({ keepAlive: true });
  return {
    send: (request) => sendOnce(request, base, secure, agent, options.headers ?? {}),
    close: () => agent.destroy(),
  };
}

function sendOnce(
  request: Request,
  base: URL,
  secure: boolean,
  agent: http.Agent,
  common: Readonly<Record<string, string>>,
): Promise<Response> {
  const bytes = bytesOf(request.body);
  const headers = { ...common, ...request.headers, ...bodyHeaders(request, bytes) };
  return new Promise((resolve, reject) => {
    const call = (secure ? https : http).request(
      new URL(request.path, base),
      {
        method: request.method,
        headers,
        agent,
        ...(request.signal === undefined ? {} : { signal: request.signal }),
      },
      (answer) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: answer }),
    );
    call.on('error', (error) => {
      // a kept connection that the server closed meanwhile: nothing was read of the request, it may be said again
      const again =
        call.reusedSocket && !isStream(request.body) && 'code' in error && error.code === 'ECONNRESET';
      if (again) sendOnce(request, base, secure, agent, common).then(resolve, reject);
      else reject(error);
    });
    const write = (): void => {
      const body = request.body;
      // a broken source destroys the call, whose own error event rejects
      if (body !== undefined && 'stream' in body) pipeline(body.stream, call).catch(() => undefined);
      else call.end(bytes);
    };
    if (request.expectContinue === true && request.body !== undefined) writeWhenTold(call, write);
    else write();
  });
}

/** Sends the body at `100 Continue`, or after a while when nothing is said; never after a final answer. */
function writeWhenTold(call: http.ClientRequest, write: () => void): void {
  let begun = false;
  const begin = (body: () => void) => (): void => {
    if (begun) return;
    begun = true;
    body();
  };
  call.on('continue', begin(write));
  call.on(
    'response',
    begin(() => call.end()),
  );
  setTimeout(begin(write), CONTINUE_PATIENCE_MS).unref();
  call.flushHeaders();
}

function isStream(body: RequestBody | undefined): boolean {
  return body !== undefined && 'stream' in body;
}

function bytesOf(body: RequestBody | undefined): Buffer | undefined {
  if (body === undefined || 'stream' in body) return undefined;
  return 'json' in body ? Buffer.from(JSON.stringify(body.json)) : Buffer.from(body.bytes);
}

function bodyHeaders(request: Request, bytes: Buffer | undefined): Record<string, string> {
  const headers: Record<string, string> = { Accept: request.accept ?? 'application/json' };
  const body = request.body;
  if (body === undefined) return headers;
  headers['Content-Type'] = 'json' in body ? 'application/json' : body.type;
  const size = 'stream' in body ? body.size : bytes?.length;
  if (size === undefined) headers['Transfer-Encoding'] = 'chunked';
  else headers['Content-Length'] = String(size);
  if (request.expectContinue === true) headers.Expect = '100-continue';
  return headers;
}
