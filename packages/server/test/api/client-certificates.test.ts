import { X509Certificate } from 'node:crypto';
import { accepted, createClient } from '@chartrier/client';
import { afterAll, describe, expect, it } from 'vitest';
import { registerCertificate, revokeCertificate } from '../../src/security/index.ts';
import { temporaryFolder } from '../support/index.ts';
import { type Issued, makeAuthority } from './support/certificates.ts';
import { ADMINISTRATION, startApi } from './support/start-api.ts';

const authority = await makeAuthority(await temporaryFolder());
const server = await authority.issue('server', 'server');
const [known, other, revoked] = [
  await authority.issue('known', 'client'),
  await authority.issue('other', 'client'),
  await authority.issue('revoked', 'client'),
];
const { url, database } = await startApi({
  http: {
    port: 0,
    tls: {
      key: server.keyFile,
      certificate: server.certificateFile,
      clientAuthority: authority.certificateFile,
    },
  },
});

for (const { certificate } of [known, revoked]) {
  const registered = await registerCertificate(database, certificate, 'CT-000001');
  if (registered instanceof Error) throw registered;
}
const description = await revokeCertificate(database, fingerprintOf(revoked));
if (description instanceof Error) throw description;

function fingerprintOf({ certificate }: Issued): string {
  return new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase();
}

function clientWith(issued: Issued | undefined) {
  const client = createClient({
    url,
    tls: {
      authorities: authority.certificate,
      ...(issued === undefined ? {} : { certificate: issued.certificate, key: issued.key }),
    },
  });
  afterAll(() => client.close());
  return client;
}

describe('with client certificates', () => {
  it('knows a registered application by its certificate', async () => {
    const client = clientWith(known);
    expect(url).toMatch(/^https:/);
    expect(await client.alive('access')).toMatchObject({ status: 204 });
    const found = accepted(await client.referentials.find(ADMINISTRATION, 'contexts'));
    expect(found.$results).toMatchObject([{ Identifier: 'CT-000001' }]);
  });

  it('refuses a certificate that is not registered, though its authority is known', async () => {
    const refused = await clientWith(other).referentials.find(ADMINISTRATION, 'contexts');
    expect(refused).toMatchObject({
      ok: false,
      status: 401,
      error: { code: '000700', symbol: 'CERTIFICATE_UNKNOWN' },
    });
  });

  it('refuses a revoked certificate', async () => {
    const refused = await clientWith(revoked).referentials.find(ADMINISTRATION, 'contexts');
    expect(refused).toMatchObject({ status: 401, error: { symbol: 'CERTIFICATE_REVOKED' } });
  });

  it('refuses whoever shows none, even the status', async () => {
    const client = clientWith(undefined);
    expect(await client.alive('admin')).toMatchObject({
      status: 401,
      error: { symbol: 'CERTIFICATE_MISSING' },
    });
    expect(await client.operations.list({ tenant: 0 })).toMatchObject({
      status: 401,
      error: { code: '000700' },
    });
  });

  it('does not believe a certificate given in a header', async () => {
    const client = createClient({
      url,
      tls: { authorities: authority.certificate },
      headers: { 'X-SSL-CLIENT-CERT': encodeURIComponent(known.certificate) },
    });
    expect(await client.operations.list({ tenant: 0 })).toMatchObject({ status: 401 });
    client.close();
  });

  it('answers health and metrics without a certificate', async () => {
    const client = clientWith(undefined);
    const answer = await client.caller.call(
      undefined,
      { service: 'access', method: 'GET', path: '/../../health/live' },
      async ({ status }) => status,
    );
    expect(answer).toMatchObject({ status: 200 });
  });
});
