import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accepted, createClient } from '@chartrier/client';
import { loadConfig, startServer } from '@chartrier/server';
import { describe, expect, it } from 'vitest';
import { startApi, urlOf } from '../../server/test/api/support/start-api.ts';
import { cloneDatabase, temporaryFolder } from '../../server/test/support/index.ts';
import { runCommand } from './run-command.ts';

describe('chartrier cert', () => {
  it('makes an authority, a server and a client that mutual TLS lets in', async () => {
    const directory = await temporaryFolder();
    const at = (name: string) => join(directory, name);
    const cert = (...parameters: string[]) => runCommand('cert', ...parameters, '--directory', directory);
    expect(await cert('client', 'app')).toMatchObject({ exitCode: 1 });
    for (const parameters of [['authority'], ['server', 'server'], ['client', 'app']])
      expect(await cert(...parameters)).toMatchObject({ exitCode: 0 });
    expect((await stat(at('app.key'))).mode & 0o777).toBe(0o600);
    const application = new X509Certificate(await readFile(at('app.pem')));
    expect(application.checkPrivateKey(createPrivateKey(await readFile(at('app.key'))))).toBe(true);
    const again = await cert('client', 'app', '--json');
    expect(again.exitCode).toBe(1);
    expect(again.stderr).toContain('CERTIFICATE_FILE_EXISTS');

    const { connection } = await cloneDatabase();
    const file = at('chartrier.yaml');
    const tls = { key: 'server.key', certificate: 'server.pem', clientAuthority: 'authority.pem' };
    await writeFile(
      file,
      JSON.stringify({
        dataDirectory: 'data',
        http: { port: 0, tls },
        database: { url: urlOf(connection) },
        logging: { level: 'silent' },
      }),
    );
    const config = await loadConfig({ file, environment: {}, workingDirectory: directory });
    const server = await startServer(config, undefined, () => undefined);
    const client = createClient({
      url: server.url.replace('127.0.0.1', 'localhost'),
      tls: {
        certificate: await readFile(at('app.pem')),
        key: await readFile(at('app.key')),
        authorities: await readFile(at('authority.pem')),
      },
    });
    try {
      expect(await client.operations.list({ tenant: 0 })).toMatchObject({
        error: { symbol: 'CERTIFICATE_UNKNOWN' },
      });
      expect(await runCommand('certificate', 'add', at('app.pem'), '--config', file)).toMatchObject({
        exitCode: 0,
      });
      expect(await client.operations.list({ tenant: 0 })).toMatchObject({ status: 200 });
      expect(await cert('crl', at('app.pem'))).toMatchObject({ exitCode: 0 });
      const list = await readFile(at('authority.crl'));
      // this list takes back the certificate that brings it
      accepted(await client.certificates.importRevocationList({ tenant: 1 }, list));
      expect(await client.operations.list({ tenant: 0 })).toMatchObject({
        error: { symbol: 'CERTIFICATE_REVOKED' },
      });
    } finally {
      client.close();
      await server.stop();
    }
  }, 120_000);
});

describe('chartrier tenant', () => {
  it('creates, limits, exports and erases a tenant of a running server', async () => {
    const { url, folder } = await startApi();
    const tenant = (...parameters: string[]) => runCommand('tenant', ...parameters, '--url', url, '--json');
    expect((await tenant('create', '12', 'Douze')).json()).toMatchObject([{ id: 12, status: 'ACTIVE' }]);
    expect((await tenant('rename', '12', 'Twelve')).json()).toMatchObject([{ name: 'Twelve' }]);
    expect((await tenant('quota', '12', '--units', '10')).json()).toMatchObject([{ quota: { units: 10 } }]);
    expect((await tenant('usage', '12')).json()).toMatchObject({
      tenant: 12,
      units: 0,
      quota: { units: 10 },
    });
    const to = join(folder, 'twelve.tar');
    expect(await tenant('export', '12', '--to', to)).toMatchObject({ exitCode: 0 });
    expect((await readFile(to)).toString('latin1')).toContain('offer.json');
    const early = await tenant('erase', '12', '--confirm', 'Twelve');
    expect(early.exitCode).toBe(1);
    expect((await tenant('suspend', '12')).json()).toMatchObject([{ status: 'SUSPENDED' }]);
    expect((await tenant('erase', '12', '--confirm', 'Twelve')).json()).toMatchObject([{ status: 'ERASED' }]);
    const listed = await tenant('list');
    expect(listed.json<{ id: number }[]>().map(({ id }) => id)).toEqual([0, 1, 2, 12]);
  }, 120_000);
});

describe('chartrier people', () => {
  it('gives another one-time password to whoever lost theirs', async () => {
    const folder = await temporaryFolder();
    const { connection } = await cloneDatabase();
    const file = join(folder, 'chartrier.yaml');
    const content = { dataDirectory: 'data', http: { port: 0 }, database: { url: urlOf(connection) } };
    await writeFile(file, JSON.stringify({ ...content, logging: { level: 'silent' } }));
    const config = await loadConfig({ file, environment: {}, workingDirectory: folder });
    const server = await startServer(config, undefined, () => undefined);
    try {
      const reset = await runCommand('people', 'reset', 'admin', '--config', file, '--json');
      const { password } = reset.json<{ password: string }>();
      const client = createClient({ url: server.url });
      const signedIn = await client.session.signIn({ login: 'admin', password });
      client.close();
      expect(accepted(signedIn)).toMatchObject({ passwordChangeRequired: true });
      const unknown = await runCommand('people', 'reset', 'nobody', '--config', file, '--json');
      expect(unknown.stderr).toContain('PERSON_UNKNOWN');
    } finally {
      await server.stop();
    }
  }, 120_000);
});
