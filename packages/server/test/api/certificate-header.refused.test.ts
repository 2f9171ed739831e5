import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { registerCertificate } from '../../src/security/index.ts';
import { temporaryFolder } from '../support/index.ts';
import { makeAuthority } from './support/certificates.ts';
import { startApi } from './support/start-api.ts';

/** The balancer's address, and that of a neighbour who writes the same header. */
const BALANCER = '127.0.0.2';
const NEIGHBOUR = '127.0.0.3';

const authority = await makeAuthority(await temporaryFolder());
const known = (await authority.issue('application', 'client')).certificate;
const other = (await authority.issue('other', 'client')).certificate;
const api = await startApi({
  http: { port: 0, trustClientCertificateHeader: true, trustedProxies: [BALANCER] },
});
const { url, database } = api;

beforeAll(async () => {
  const registered = await registerCertificate(database, known, 'CT-000001');
  if (registered instanceof Error) throw registered;
});

/** Asks for the operations of a tenant from an address of this machine. */
async function askFrom(localAddress: string, certificate?: string) {
  const { hostname, port } = new URL(url);
  const answer = await new Promise<{ readonly status: number | undefined; readonly body: string }>(
    (resolve, reject) => {
      request(
        {
          hostname,
          port,
          localAddress,
          path: '/admin-external/v1/operations',
          headers: {
            'X-Tenant-Id': '0',
            ...(certificate === undefined ? {} : { 'X-SSL-CLIENT-CERT': encodeURIComponent(certificate) }),
          },
        },
        (response) => text(response).then((body) => resolve({ status: response.statusCode, body }), reject),
      )
        .on('error', reject)
        .end();
    },
  );
  return { status: answer.status, symbol: (JSON.parse(answer.body) as { readonly symbol?: string }).symbol };
}

describe('a certificate in X-SSL-CLIENT-CERT', () => {
  it('is believed from the balancer’s address', async () => {
    expect(await askFrom(BALANCER, known)).toEqual({ status: 200, symbol: undefined });
  });

  it('is not from any other', async () => {
    expect(await askFrom(NEIGHBOUR, known)).toEqual({ status: 401, symbol: 'CERTIFICATE_MISSING' });
  });

  it('opens nothing when it is not registered, or absent', async () => {
    expect(await askFrom(BALANCER, other)).toEqual({ status: 401, symbol: 'CERTIFICATE_UNKNOWN' });
    expect(await askFrom(BALANCER)).toEqual({ status: 401, symbol: 'CERTIFICATE_MISSING' });
  });

  it('leaves each refusal in the audit, with the address that asked', async () => {
    await api.stop();
    const { rows } = await database.query<{ code: string; address: string }>(
      `select detail ->> 'Code' code, address from people_event
       where type = 'CHARTRIER_ACCESS_REFUSED' and outcome = 'KO' order by 1, 2`,
    );
    expect(rows).toEqual([
      { code: 'CERTIFICATE_MISSING', address: BALANCER },
      { code: 'CERTIFICATE_MISSING', address: NEIGHBOUR },
      { code: 'CERTIFICATE_UNKNOWN', address: BALANCER },
    ]);
  });
});
