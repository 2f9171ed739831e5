import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isChartrierError } from '@chartrier/messages';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test/support/index.ts';
import { loadConfig, makeConfig } from './load-config.ts';

const folder = await temporaryFolder();

function refusal(document: Record<string, unknown>, environment: Record<string, string> = {}) {
  try {
    makeConfig(document, { folder, environment });
  } catch (error) {
    if (isChartrierError(error)) return { code: error.code, ...error.parameters };
    throw error;
  }
  return undefined;
}

describe('a configuration is refused', () => {
  it.each([
    [{ htpp: {} }, 'htpp', 'http'],
    [{ http: { prot: 1 } }, 'http.prot', 'http.port'],
    [{ port: 8080 }, 'port', 'http.port'],
    [{ database: { embeded: {} } }, 'database.embeded', 'database.embedded'],
    [{ offers: [{ id: 'a', pth: '/a' }] }, 'offers[0].pth', 'offers[0].path'],
  ])('for the wrong key of %j, naming the nearest right one', (document, key, nearest) => {
    expect(refusal(document)).toEqual({ code: 'CONFIG_KEY_UNKNOWN', key, nearest });
  });

  it.each([
    [{ http: { port: '8080' } }, 'http.port'],
    [{ http: { port: 70_000 } }, 'http.port'],
    [{ tenants: [] }, 'tenants'],
    [{ tenants: 'all' }, 'tenants'],
    [{ logging: { level: 'loud' } }, 'logging.level'],
    [{ scan: { socket: '/s', unscannable: 'ignore' } }, 'scan.unscannable'],
    [{ externalIdentifiers: { 0: ['INGESTCONTRACT'] } }, 'externalIdentifiers.0[0]'],
    [{ externalIdentifiers: { zero: [] } }, 'externalIdentifiers'],
    [{ http: [] }, 'http'],
  ])('for the wrong value of %j, naming its key', (document, key) => {
    expect(refusal(document)).toMatchObject({ code: 'CONFIG_VALUE_WRONG', key });
  });

  it('says what a key takes', () => {
    expect(refusal({ logging: { level: 'loud' } })).toMatchObject({
      expected: 'trace | debug | info | warn | error | fatal | silent',
    });
    expect(refusal({ http: { port: -1 } })).toMatchObject({ expected: 'integer 0…65535' });
  });

  it('for a missing key', () => {
    expect(refusal({ offers: [{ id: 'a' }] })).toMatchObject({
      code: 'CONFIG_KEY_MISSING',
      key: 'offers[0].path',
    });
    expect(refusal({ http: { tls: {} } })).toMatchObject({ code: 'CONFIG_KEY_MISSING', key: 'http.tls.key' });
    expect(refusal({ scan: {} })).toMatchObject({ code: 'CONFIG_KEY_MISSING', key: 'scan.socket' });
  });

  it('for a wrong variable, naming the nearest right one', () => {
    expect(refusal({}, { CHARTRIER_HTTP_PROT: '1' })).toEqual({
      code: 'CONFIG_VARIABLE_UNKNOWN',
      variable: 'CHARTRIER_HTTP_PROT',
      nearest: 'CHARTRIER_HTTP_PORT',
    });
    expect(refusal({}, { CHARTRIER_TENANTS: '[0' })).toMatchObject({ code: 'CONFIG_VARIABLE_WRONG' });
  });

  it('when development mode would be reached from elsewhere', () => {
    expect(refusal({ http: { host: '0.0.0.0' } })?.code).toBe('CONFIG_DEVELOPMENT_MODE_EXPOSED');
    expect(refusal({ http: { host: '10.0.0.1', developmentMode: true } })?.code).toBe(
      'CONFIG_DEVELOPMENT_MODE_EXPOSED',
    );
    for (const host of ['127.0.0.1', '127.1.2.3', '::1', 'localhost'])
      expect(refusal({ http: { host } })).toBeUndefined();
  });

  it('when nothing would tell callers apart', () => {
    expect(refusal({ http: { developmentMode: false } })?.code).toBe('CONFIG_NO_IDENTIFICATION');
  });

  it('when it names what it does not have', () => {
    expect(refusal({ administrationTenant: 9 })).toMatchObject({
      code: 'CONFIG_REFERENCE_UNKNOWN',
      value: 9,
    });
    expect(refusal({ strategies: [{ id: 'default', offers: ['tape'] }] })).toMatchObject({ value: 'tape' });
    expect(refusal({ strategies: [{ id: 'cold', offers: ['offer-1'] }] })).toMatchObject({
      value: 'default',
    });
  });

  it('when it gives a name or a folder twice', () => {
    expect(refusal({ tenants: [0, 0, 1] })?.code).toBe('CONFIG_VALUE_TWICE');
    const offers = [
      { id: 'a', path: 'x' },
      { id: 'b', path: './x' },
    ];
    expect(refusal({ offers })?.code).toBe('CONFIG_VALUE_TWICE');
  });

  it('when its file is absent or no YAML, with the line', async () => {
    await expect(
      loadConfig({ file: 'absent.yaml', environment: {}, workingDirectory: folder }),
    ).rejects.toMatchObject({ code: 'CONFIG_FILE_UNREADABLE' });
    await writeFile(join(folder, 'bad.yaml'), 'http:\n  port: 1\n  port: 2\n');
    await expect(
      loadConfig({ file: 'bad.yaml', environment: {}, workingDirectory: folder }),
    ).rejects.toMatchObject({ code: 'CONFIG_FILE_INVALID', parameters: { line: 3 } });
  });
});
