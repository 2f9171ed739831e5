import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/index.ts';
import { loadConfig, makeConfig } from './load-config.ts';

const folder = await temporaryFolder();

describe('behind a proxy that browsers reach', () => {
  const { http, sessions } = makeConfig({ http: { publicUrl: 'https://archives.example' } }, { folder: '/' });

  it('lets nobody in without a session, and gives cookies for HTTPS only', () => {
    expect(http.developmentMode).toBe(false);
    expect(sessions.secureCookies).toBe(true);
    const local = makeConfig({}, { folder: '/' });
    expect([local.http.developmentMode, local.sessions.secureCookies]).toEqual([true, false]);
  });
});

describe('the configuration', () => {
  it('is whole without any file: embedded database, two offers, one strategy, loopback only', async () => {
    const config = await loadConfig({ environment: {}, workingDirectory: folder });
    expect(config.file).toBeUndefined();
    expect(config.database.url).toBeUndefined();
    expect(config.database.embedded.directory).toBe(join(folder, 'data', 'postgres'));
    expect(config.offers.map(({ path }) => path)).toEqual([
      join(folder, 'data', 'offers', 'offer-1'),
      join(folder, 'data', 'offers', 'offer-2'),
    ]);
    expect(config.strategies).toEqual([{ id: 'default', offers: ['offer-1', 'offer-2'] }]);
    expect(config.http).toMatchObject({ host: '127.0.0.1', developmentMode: true });
    expect(config.tenants.map(({ id }) => id)).toEqual([0, 1]);
    expect(config.externalIdentifiers['0']).toContain('INGEST_CONTRACT');
    expect(config.scan).toBeUndefined();
  });

  it('reads a file, its paths relative to its own folder', async () => {
    await mkdir(join(folder, 'etc'), { recursive: true });
    await writeFile(
      join(folder, 'etc', 'archive.yaml'),
      `
dataDirectory: ../var
tenants: [3, {id: 5, name: Mairie}]
administrationTenant: 5
http: {port: 9000}
offers:
  - {id: near, path: ../near}
  - {id: far, type: fs, path: /mnt/far}
strategies:
  - {id: default, offers: [near, far]}
  - {id: cheap, offers: [near]}
scan: {socket: /run/clamd.sock, unscannable: accept}
`,
    );
    const config = await loadConfig({ file: 'etc/archive.yaml', environment: {}, workingDirectory: folder });
    expect(config.file).toBe(join(folder, 'etc', 'archive.yaml'));
    expect(config.dataDirectory).toBe(join(folder, 'var'));
    expect(config.tenants).toEqual([
      { id: 3, name: 'Tenant 3' },
      { id: 5, name: 'Mairie' },
    ]);
    expect(config.offers.map(({ path }) => path)).toEqual([join(folder, 'near'), '/mnt/far']);
    expect(config.strategies.map(({ id }) => id)).toEqual(['default', 'cheap']);
    expect(config.scan).toMatchObject({ socket: '/run/clamd.sock', unscannable: 'accept', port: 3310 });
  });

  it('takes chartrier.yaml of the working directory, or the file that the environment names', async () => {
    const here = join(folder, 'here');
    await mkdir(here, { recursive: true });
    await writeFile(join(here, 'chartrier.yaml'), 'http: {port: 1111}\n');
    await writeFile(join(here, 'other.yaml'), 'http: {port: 2222}\n');
    const port = async (environment: Record<string, string>) =>
      (await loadConfig({ environment, workingDirectory: here })).http.port;
    expect(await port({})).toBe(1111);
    expect(await port({ CHARTRIER_CONFIG: 'other.yaml' })).toBe(2222);
  });

  it('lets the environment win over the file, for texts, numbers, flags, lists and sections', () => {
    const config = makeConfig(
      { http: { port: 1 }, tenants: [0] },
      {
        folder,
        environment: {
          CHARTRIER_HTTP_PORT: '8443',
          CHARTRIER_DATABASE_URL: 'postgres://u:p@db/chartrier',
          CHARTRIER_CLASSIFICATION_AUTHORIZE_NOT_DEFINED: 'false',
          CHARTRIER_TENANTS: '[0, 1, {id: 2, name: "Deux"}]',
          CHARTRIER_LOGGING: '{level: debug}',
          CHARTRIER_PLATFORM_NAME: '12',
          CHARTRIER_URL: 'the client’s own',
          PATH: '/bin',
        },
      },
    );
    expect(config.http.port).toBe(8443);
    expect(config.database.url).toBe('postgres://u:p@db/chartrier');
    expect(config.classification.authorizeNotDefined).toBe(false);
    expect(config.tenants).toHaveLength(3);
    expect(config.logging.level).toBe('debug');
    expect(config.platform.name).toBe('12');
  });

  it('asks for identification as soon as TLS or a trusted proxy is configured', () => {
    const tls = { key: 'k.pem', certificate: 'c.pem' };
    expect(makeConfig({ http: { tls, host: '0.0.0.0' } }, { folder }).http).toMatchObject({
      developmentMode: false,
      tls: { key: join(folder, 'k.pem'), clientAuthority: '' },
    });
    expect(
      makeConfig({ http: { trustClientCertificateHeader: true } }, { folder }).http.developmentMode,
    ).toBe(false);
  });
});
