import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { accepted, type Client, createClient, readBytes, VitamFailure } from './index.ts';

const session = { tenant: 3, accessContract: 'Contract', application: 'app' };
const opened: { server: Server; client: Client }[] = [];

afterEach(() => {
  for (const { server, client } of opened.splice(0)) {
    client.close();
    server.closeAllConnections();
    server.close();
  }
});

type Answering = (request: IncomingMessage, response: ServerResponse, body: () => Promise<string>) => void;

/** A real HTTP server that answers as told, and a client of it. */
async function serving(answering: Answering, prepare?: (server: Server) => void): Promise<Client> {
  const server = createServer((request, response) =>
    answering(request, response, async () => (await readBytes(request)).toString('utf8')),
  );
  prepare?.(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = createClient({ url: `http://127.0.0.1:${port}` });
  opened.push({ server, client });
  return client;
}

const envelope = (results: readonly unknown[]) =>
  JSON.stringify({
    httpCode: 200,
    $hits: { total: results.length, offset: 0, limit: 10, size: results.length },
    $results: results,
    $facetResults: [],
    $context: {},
  });

describe('the client', () => {
  it('sends a search as GET with a JSON body and the headers of the session', async () => {
    const seen: unknown[] = [];
    const client = await serving(async (request, response, body) => {
      const { method, url, headers } = request;
      seen.push(
        method,
        url,
        headers['x-tenant-id'],
        headers['x-access-contract-id'],
        headers['x-application-id'],
      );
      seen.push(headers['content-type'], JSON.parse(await body()));
      response.end(envelope([{ '#id': 'u1', Title: 'One' }]));
    });
    const query = { $query: [{ $eq: { Title: 'One' } }], $projection: {} };
    const found = accepted(await client.units.search(session, query));
    expect(found.$results).toEqual([{ '#id': 'u1', Title: 'One' }]);
    expect(seen).toEqual([
      'GET',
      '/access-external/v1/units',
      '3',
      'Contract',
      'app',
      'application/json',
      query,
    ]);
  });

  it('asks for an agency’s register by POST with an override, its name encoded', async () => {
    let seen = '';
    const client = await serving((request, response) => {
      seen = `${request.method} ${request.headers['x-http-method-override']} ${request.url}`;
      response.end(envelope([]));
    });
    await client.registers.detailsOf(session, 'A/B é');
    expect(seen).toBe(
      'POST GET /admin-external/v1/accessionregisters/A%2FB%20%C3%A9/accessionregisterdetails',
    );
  });

  it('sends a deposit only once told to, and names the operation', async () => {
    const events: string[] = [];
    const client = await serving(
      async (request, response, body) => {
        events.push(`${request.headers['x-context-id']} ${request.headers['x-action']} ${await body()}`);
        response.writeHead(202, { 'X-Request-Id': 'operation1' }).end();
      },
      (server) =>
        server.on('checkContinue', (request, response) => {
          events.push('asked first');
          response.writeContinue();
          server.emit('request', request, response);
        }),
    );
    const answer = await client.ingest.deposit(session, {
      content: Readable.from([Buffer.from('pack'), Buffer.from('age')]),
    });
    expect(accepted(answer)).toEqual({ operationId: 'operation1' });
    expect(events).toEqual(['asked first', 'DEFAULT_WORKFLOW RESUME package']);
  });

  it('sends nothing of a deposit that is refused at once', async () => {
    let received = 'nothing read';
    const client = await serving(
      async (_request, _response, body) => {
        received = await body();
      },
      (server) =>
        server.on('checkContinue', (_request, response) => {
          response
            .writeHead(401, { Connection: 'close' })
            .end(JSON.stringify({ httpCode: 401, code: '000700' }));
        }),
    );
    const refused = await client.ingest.deposit(session, { content: Buffer.alloc(1024 * 1024) });
    expect(refused).toMatchObject({ ok: false, status: 401, error: { code: '000700' } });
    expect(received).toBe('nothing read');
  });

  it('streams a download, with the range asked for', async () => {
    const client = await serving((request, response) => {
      expect(request.headers.range).toBe('bytes=2-5');
      expect(request.headers['x-qualifier']).toBe('Dissemination');
      response.writeHead(206).end('cdef');
    });
    const answer = await client.objects.download(session, 'u1', {
      usage: 'Dissemination',
      range: { from: 2, to: 5 },
    });
    expect((await readBytes(accepted(answer))).toString()).toBe('cdef');
  });

  it('gives a refusal as a value, with its VitamError', async () => {
    const error = { httpCode: 404, code: '020101', context: 'External Access', description: 'No such unit' };
    const client = await serving((_request, response) => {
      response.writeHead(404, { 'x-request-id': 'r1' }).end(JSON.stringify(error));
    });
    const answer = await client.units.byId(session, 'u1');
    expect(answer).toMatchObject({ ok: false, status: 404, requestId: 'r1', error });
    expect(() => accepted(answer)).toThrow(VitamFailure);
    expect(() => accepted(answer)).toThrow('404 020101 No such unit');
  });

  it('gives a refusal for a body that is no VitamError, or none', async () => {
    const bodies = ['<html>Precondition</html>', ''];
    const client = await serving((_request, response) => {
      response.writeHead(412).end(bodies.shift());
    });
    const error = { httpCode: 412, code: '', message: '<html>Precondition</html>' };
    expect(await client.units.byId(session, 'u1')).toMatchObject({ status: 412, error });
    expect(await client.units.byId(session, 'u1')).toMatchObject({
      status: 412,
      error: { httpCode: 412, code: '' },
    });
  });

  it('gives a refusal when nobody answers', async () => {
    const client = createClient({ url: 'http://127.0.0.1:1' });
    expect(await client.alive('access')).toMatchObject({
      ok: false,
      status: 0,
      error: { code: 'NO_ANSWER' },
    });
    client.close();
  });

  it('says again a request whose kept connection was closed meanwhile', async () => {
    let connections = 0;
    const client = await serving(
      (request, response) => {
        response.end(envelope([]));
        response.once('finish', () => setTimeout(() => request.socket.destroy(), 5));
      },
      (server) => server.on('connection', () => (connections += 1)),
    );
    for (let call = 0; call < 3; call += 1) {
      accepted(await client.operations.list(session));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(connections).toBe(3);
  });
});

describe('waiting for an operation', () => {
  const statuses = (...states: (readonly [string, string])[]) =>
    serving((_request, response) => {
      const [state = '', status = ''] = (states.length > 1 ? states.shift() : states[0]) ?? [];
      response
        .writeHead(state === 'COMPLETED' ? 200 : 202, {
          'X-Global-Execution-State': state,
          'X-Global-Execution-Status': status,
          'X-Context-Id': 'INGEST',
        })
        .end();
    });

  it('polls until it is completed', async () => {
    const client = await statuses(['PAUSE', 'UNKNOWN'], ['RUNNING', 'OK'], ['COMPLETED', 'WARNING']);
    const seen: string[] = [];
    const answer = await client.waitFor(session, 'op1', {
      pollMs: 1,
      seen: ({ state }) => {
        seen.push(state);
      },
    });
    expect(accepted(answer)).toEqual({
      operationId: 'op1',
      state: 'COMPLETED',
      status: 'WARNING',
      processType: 'INGEST',
    });
    expect(seen).toEqual(['PAUSE', 'RUNNING', 'COMPLETED']);
  });

  it('stops at a pause once started', async () => {
    const client = await statuses(['RUNNING', 'STARTED'], ['PAUSE', 'FATAL']);
    expect(accepted(await client.waitFor(session, 'op1', { pollMs: 1 }))).toMatchObject({
      state: 'PAUSE',
      status: 'FATAL',
    });
  });

  it('gives up after its time', async () => {
    const client = await statuses(['RUNNING', 'OK']);
    const answer = await client.waitFor(session, 'op1', { pollMs: 1, timeoutMs: 10 });
    expect(answer).toMatchObject({ ok: false, status: 0, error: { message: 'op1 is not over after 10 ms' } });
  });

  it('gives the refusal of the server', async () => {
    const client = await serving((_request, response) => {
      response.writeHead(404).end();
    });
    expect(await client.waitFor(session, 'op1')).toMatchObject({ ok: false, status: 404 });
  });
});
