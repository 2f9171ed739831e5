import { describe, expect, it } from 'vitest';
import { newOperationId } from '../../../test/engine/toy-engine.ts';
import { ADMINISTRATION_TENANT, startReferential } from '../../../test/referential/start-referential.ts';
import { CERTIFICATE } from '../../../test/security/certificates.ts';
import { identifyByCertificate } from '../../security/index.ts';
import { registerApplicationCertificate, revokeApplicationCertificate } from './application-certificates.ts';

const bench = await startReferential();
const request = () => ({
  operationId: newOperationId(ADMINISTRATION_TENANT),
  caller: { contextId: 'CT-000001' },
});
const register = (context: string) =>
  registerApplicationCertificate(bench.services, { ...request(), certificate: CERTIFICATE, context });
const identify = () =>
  identifyByCertificate(
    {
      queryable: bench.database,
      administrationTenant: ADMINISTRATION_TENANT,
      now: () => new Date('2030-01-01'),
    },
    CERTIFICATE,
  );

describe('the certificate of an application', () => {
  it('is registered for a context by an operation', async () => {
    const { fingerprint, contextIdentifier } = await register('CT-000001');
    expect(contextIdentifier).toBe('CT-000001');
    expect(await identify()).toMatchObject({ fingerprint, context: { Identifier: 'CT-000001' } });
    const { rows } = await bench.database.query(
      `select status from operation where workflow = 'STP_APPLICATION_CERTIFICATE' and seq is not null`,
    );
    expect(rows).toEqual([{ status: 'OK' }]);
  });

  it('is not registered twice, nor for a context that does not exist', async () => {
    await expect(register('CT-000001')).rejects.toMatchObject({ code: 'CERTIFICATE_ALREADY_REGISTERED' });
    await expect(
      registerApplicationCertificate(bench.services, {
        ...request(),
        certificate: 'x',
        context: 'CT-000001',
      }),
    ).rejects.toMatchObject({ code: 'CERTIFICATE_UNREADABLE' });
  });

  it('is revoked, and may be registered again', async () => {
    const known = await identify();
    const fingerprint = known instanceof Error ? '' : (known.fingerprint ?? '');
    expect(await revokeApplicationCertificate(bench.services, { ...request(), fingerprint })).toMatchObject({
      status: 'REVOKED',
    });
    expect(await identify()).toMatchObject({ code: 'CERTIFICATE_REVOKED' });
    await expect(register('CT-999999')).rejects.toMatchObject({ code: 'REFERENTIAL_NOT_FOUND' });
    await register('CT-000001');
    expect(await identify()).toMatchObject({ fingerprint });
  });

  it('cannot be revoked when it is unknown', async () => {
    await expect(
      revokeApplicationCertificate(bench.services, { ...request(), fingerprint: 'ff' }),
    ).rejects.toMatchObject({ code: 'CERTIFICATE_NOT_REGISTERED' });
  });
});
