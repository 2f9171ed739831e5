import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { Agent, type IncomingMessage, request as plainRequest } from 'node:http';
import { type RequestOptions, request as secureRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { temporaryFolder, testLogger } from '../../../test/support/index.ts';
import { makeConfig } from '../config/load-config.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { addHealthRoutes, mergedExposition } from './health-routes.ts';
import { createHttpServer, stopHttpServer } from './http-server.ts';
import type { HttpServer } from './server-type.ts';

const run = promisify(execFile);
const folder = await temporaryFolder();
const servers: HttpServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await stopHttpServer(server, 1);
});

async function start(
  http: Record<string, unknown>,
  add: (server: HttpServer) => void,
  metrics = createMetrics('test'),
) {
  const server = await createHttpServer({
    http: makeConfig({ http }, { folder }).http,
    logger: testLogger,
    language: 'en',
    metrics,
  });
  servers.push(server);
  add(server);
  await server.listen({ host: '127.0.0.1', port: 0 });
  return (server.server.address() as AddressInfo).port;
}

async function call(options: RequestOptions, body?: string, secure = false) {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = (secure ? secureRequest : plainRequest)({ host: '127.0.0.1', ...options }, resolve);
    sent.once('error', reject);
    sent.end(body);
  });
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
}

describe('the HTTP server', () => {
  it('gives the bodies of GET and DELETE, with a length or in chunks', async () => {
    const port = await start({}, (server) => {
      for (const method of ['GET', 'DELETE'] as const)
        server.route({ method, url: '/echo', handler: async (request) => ({ got: request.body ?? null }) });
    });
    const headers = { 'content-type': 'application/json' };
    for (const method of ['GET', 'DELETE']) {
      const chunked = await call(
        { port, method, path: '/echo', headers: { ...headers, 'transfer-encoding': 'chunked' } },
        '{"a":1}',
      );
      const sized = await call(
        { port, method, path: '/echo/', headers: { ...headers, 'content-length': 7 } },
        '{"a":1}',
      );
      const none = await call({ port, method, path: '/echo' });
      expect([chunked.body, sized.body, none.body]).toEqual([
        '{"got":{"a":1}}',
        '{"got":{"a":1}}',
        '{"got":null}',
      ]);
    }
  });

  it('answers 404 on a path of nobody, 500 without details on our own fault', async () => {
    const port = await start({ port: 0 }, (server) => {
      server.get('/fault', async () => {
        throw new Error('secret of ours');
      });
    });
    expect(await call({ port, path: '/nowhere' })).toMatchObject({ status: 404 });
    const fault = await call({ port, path: '/fault' });
    expect(fault.status).toBe(500);
    expect(fault.body).toContain('INTERNAL_ERROR');
    expect(fault.body).not.toContain('secret');
  });

  it('keeps a refusal of the web server itself', async () => {
    const port = await start({}, (server) => {
      server.post('/json', async () => 'ok');
    });
    const answer = await call(
      { port, method: 'POST', path: '/json', headers: { 'content-type': 'image/png' } },
      'x',
    );
    expect(answer.status).toBe(415);
  });

  it('measures requests by route', async () => {
    const metrics = createMetrics('test');
    const port = await start(
      {},
      (server) => {
        server.get('/things/:id', async () => 'thing');
        addHealthRoutes(server, { checks: [], metrics: () => mergedExposition(metrics, []) });
      },
      metrics,
    );
    await call({ port, path: '/things/42' });
    const { body, headers } = await call({ port, path: '/metrics' });
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toMatch(/duration_seconds_count\{[^}]*route="\/things\/:id",status="200"[^}]*\} 1/);
    expect(body).toContain('process_resident_memory_bytes');
  });

  it('says whether it lives and whether it is ready, and what is not', async () => {
    let fails = false;
    const port = await start({}, (server) =>
      addHealthRoutes(server, {
        checks: [
          { name: 'database', check: async () => {} },
          {
            name: 'offers',
            check: async () => {
              if (fails) throw new Error('gone');
            },
          },
        ],
      }),
    );
    expect(await call({ port, path: '/health/live' })).toMatchObject({ status: 200 });
    expect(await call({ port, path: '/health/ready' })).toMatchObject({ status: 200 });
    fails = true;
    const answer = await call({ port, path: '/health/ready' });
    expect(answer.status).toBe(503);
    expect(JSON.parse(answer.body)).toEqual({
      status: 'not ready',
      checks: [
        { name: 'database', ok: true },
        { name: 'offers', ok: false },
      ],
    });
    expect((await call({ port, path: '/metrics' })).status).toBe(404);
  });

  it('lets a request end before it stops, and cuts one that lasts', async () => {
    const begun = { slow: Promise.withResolvers<void>(), endless: Promise.withResolvers<void>() };
    const slowMayEnd = Promise.withResolvers<void>();
    const port = await start({}, (server) => {
      server.get('/slow', async () => {
        begun.slow.resolve();
        await slowMayEnd.promise;
        return 'done';
      });
      server.get('/endless', async () => {
        begun.endless.resolve();
        return await new Promise(() => {});
      });
    });
    const slow = call({ port, path: '/slow' });
    const endless = call({ port, path: '/endless' }).catch((error: NodeJS.ErrnoException) => error.code);
    await Promise.all([begun.slow.promise, begun.endless.promise]);
    const [server] = servers.splice(0);
    const stopping = server === undefined ? undefined : stopHttpServer(server, 1);
    slowMayEnd.resolve();
    expect((await slow).body).toBe('done');
    expect(await endless).toBe('ECONNRESET');
    await stopping;
  });

  it('does not wait for a connection that its client keeps after an answer that began before the stop', async () => {
    const begun = Promise.withResolvers<void>();
    const events = new PassThrough();
    const port = await start({}, (server) => {
      server.get('/events', async (_request, reply) => {
        begun.resolve();
        events.write('first');
        return await reply.send(events);
      });
    });
    const agent = new Agent({ keepAlive: true });
    const answer = call({ port, path: '/events', agent });
    await begun.promise;
    const [server] = servers.splice(0);
    // longer than the test may last: it would not end
    const stopping = server === undefined ? undefined : stopHttpServer(server, 600);
    events.end('last');
    expect((await answer).body).toBe('firstlast');
    await stopping;
    agent.destroy();
  });

  it('asks for a client certificate over TLS, and serves without one too', async () => {
    await run('openssl', [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '1',
      '-subj',
      '/CN=localhost',
      '-keyout',
      join(folder, 'key.pem'),
      '-out',
      join(folder, 'certificate.pem'),
    ]);
    const port = await start({ tls: { key: 'key.pem', certificate: 'certificate.pem' } }, (server) => {
      server.get('/who', async (request) => ({
        who: (request.raw.socket as TLSSocket).getPeerX509Certificate()?.subject ?? null,
      }));
    });
    const [key, cert] = await Promise.all([
      readFile(join(folder, 'key.pem')),
      readFile(join(folder, 'certificate.pem')),
    ]);
    const common = { port, path: '/who', rejectUnauthorized: false };
    expect((await call(common, undefined, true)).body).toBe('{"who":null}');
    expect((await call({ ...common, key, cert }, undefined, true)).body).toBe('{"who":"CN=localhost"}');
  });

  it('is refused a TLS file that is not there', async () => {
    const http = makeConfig({ http: { tls: { key: 'no.pem', certificate: 'no.pem' } } }, { folder }).http;
    await expect(createHttpServer({ http, logger: testLogger, language: 'en' })).rejects.toMatchObject({
      code: 'TLS_FILE_UNREADABLE',
      parameters: { key: 'http.tls.key' },
    });
  });
});
