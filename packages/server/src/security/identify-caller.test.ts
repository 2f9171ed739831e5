import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { ADMINISTRATION_TENANT, startReferential } from '../../test/referential/start-referential.ts';
import { CERTIFICATE, TWIN_CERTIFICATE } from '../../test/security/certificates.ts';
import {
  certificateFromHeader,
  certificatesOfContext,
  findCertificate,
  identifyByCertificate,
  identifyForDevelopment,
  registerCertificate,
  revokeCertificate,
} from './index.ts';

const bench = await startReferential();
const der = new X509Certificate(CERTIFICATE).raw;
const fingerprint = new X509Certificate(CERTIFICATE).fingerprint256.replaceAll(':', '').toLowerCase();
const services = (now = '2030-01-01') => ({
  queryable: bench.database,
  administrationTenant: ADMINISTRATION_TENANT,
  now: () => new Date(now),
});
const setContext = (fields: object) =>
  bench.update('Context', 'CT-000001', { $action: [{ $set: fields }] }, ADMINISTRATION_TENANT);

beforeAll(async () => {
  const registered = await registerCertificate(bench.database, CERTIFICATE, 'CT-000001');
  expect(registered).toMatchObject({ fingerprint, contextIdentifier: 'CT-000001', status: 'VALID' });
});

describe('a caller with a certificate', () => {
  it('is the application of its context, with its security profile', async () => {
    expect(await identifyByCertificate(services(), der)).toMatchObject({
      origin: 'certificate',
      fingerprint,
      context: { Identifier: 'CT-000001' },
      securityProfile: { Identifier: 'admin-security-profile', FullAccess: true },
    });
  });

  it('may be handed on by a proxy, as nginx and Apache write it', async () => {
    const nginx = encodeURIComponent(CERTIFICATE);
    const apache = CERTIFICATE.trim().split('\n').join(' ');
    for (const header of [nginx, apache]) {
      const pem = certificateFromHeader(header);
      expect(await identifyByCertificate(services(), pem)).toMatchObject({ fingerprint });
    }
    expect(certificateFromHeader('(null)')).toBeUndefined();
    expect(certificateFromHeader('-----BEGIN%20CERTIFICATE-----%ZZ')).toBeUndefined();
  });

  it('is found among those of its context', async () => {
    expect(await certificatesOfContext(bench.database, 'CT-000001')).toMatchObject([{ fingerprint }]);
  });

  it('needs none in development', async () => {
    expect(await identifyForDevelopment(services(), 'CT-000001')).toMatchObject({
      origin: 'development',
      context: { Identifier: 'CT-000001' },
    });
  });
});

describe('a caller that is refused', () => {
  it.each([
    ['CERTIFICATE_MISSING', undefined, '2030-01-01'],
    ['CERTIFICATE_UNREADABLE', 'nonsense', '2030-01-01'],
    ['CERTIFICATE_EXPIRED', CERTIFICATE, '2200-01-01'],
    ['CERTIFICATE_NOT_YET_VALID', CERTIFICATE, '2000-01-01'],
  ])('%s', async (code, certificate, now) => {
    expect(await identifyByCertificate(services(now), certificate)).toMatchObject({ code, status: 401 });
  });

  it('CERTIFICATE_UNKNOWN: the same subject and serial number, other bytes', async () => {
    expect(await identifyByCertificate(services(), TWIN_CERTIFICATE)).toMatchObject({
      code: 'CERTIFICATE_UNKNOWN',
    });
  });

  it('CERTIFICATE_ALREADY_REGISTERED: while it is valid', async () => {
    expect(await registerCertificate(bench.database, der, 'CT-000002')).toMatchObject({
      code: 'CERTIFICATE_ALREADY_REGISTERED',
      parameters: { context: 'CT-000001' },
    });
  });

  it('CERTIFICATE_REVOKED: from the revocation on, until it is registered again', async () => {
    await revokeCertificate(bench.database, fingerprint);
    expect(await findCertificate(bench.database, fingerprint)).toMatchObject({ status: 'REVOKED' });
    expect(await identifyByCertificate(services(), der)).toMatchObject({ code: 'CERTIFICATE_REVOKED' });
    await registerCertificate(bench.database, der, 'CT-000001');
    expect(await identifyByCertificate(services(), der)).toMatchObject({ fingerprint });
  });

  it('CERTIFICATE_NOT_REGISTERED: nothing to revoke', async () => {
    expect(await revokeCertificate(bench.database, 'ff')).toMatchObject({
      code: 'CERTIFICATE_NOT_REGISTERED',
    });
  });

  it('CONTEXT_UNKNOWN and CONTEXT_INACTIVE', async () => {
    expect(await identifyForDevelopment(services(), 'CT-999999')).toMatchObject({ code: 'CONTEXT_UNKNOWN' });
    await setContext({ Status: 'INACTIVE' });
    expect(await identifyByCertificate(services(), der)).toMatchObject({
      code: 'CONTEXT_INACTIVE',
      status: 401,
    });
    await setContext({ Status: 'ACTIVE' });
  });

  it('SECURITY_PROFILE_UNKNOWN', async () => {
    await bench.database.query(
      `update referential set document = jsonb_set(document, '{SecurityProfile}', '"gone"')
       where collection = 'Context' and identifier = 'CT-000001'`,
    );
    expect(await identifyByCertificate(services(), der)).toMatchObject({ code: 'SECURITY_PROFILE_UNKNOWN' });
  });
});
