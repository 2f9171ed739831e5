import { X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accepted, type Client, createClient } from '@chartrier/client';
import { afterAll, describe, expect, it } from 'vitest';
import { journalPeopleEvents } from '../../src/operations/people-journal/index.ts';
import { createGuidFactory, systemClock } from '../../src/platform/index.ts';
import {
  issueCertificate,
  issueRevocationList,
  makeDevelopmentAuthority,
  registerCertificate,
} from '../../src/security/index.ts';
import { temporaryFolder } from '../support/index.ts';
import { ADMINISTRATION, startApi } from './support/start-api.ts';

const now = new Date();
const authority = await makeDevelopmentAuthority('Test authority', 10, now);
const authorities = join(await temporaryFolder(), 'authorities.pem');
await writeFile(authorities, authority.certificate);
const issue = async (name: string) =>
  (await issueCertificate(authority, { name, use: 'client', days: 5, now })).certificate;
const fingerprint = (certificate: string) =>
  new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase();

const administrator = await issue('administrator');
const { url, database } = await startApi({
  http: { port: 0, trustClientCertificateHeader: true, authorities },
  people: { permissionsRequiringPersonalCertificate: ['agencies:read'] },
});
const registered = await registerCertificate(database, administrator, 'CT-000001');
if (registered instanceof Error) throw registered;

function as(certificate: string, more: Readonly<Record<string, string>> = {}): Client {
  const client = createClient({
    url,
    headers: { 'X-SSL-CLIENT-CERT': encodeURIComponent(certificate), ...more },
  });
  afterAll(() => client.close());
  return client;
}
const { certificates } = as(administrator);
const works = async (certificate: string) => (await as(certificate).operations.list({ tenant: 0 })).status;

describe('certificates of applications', () => {
  it('are renewed without a stop: both serve until the former is revoked', async () => {
    const [former, next] = [await issue('application'), await issue('application')];
    accepted(await certificates.add(ADMINISTRATION, { certificate: former, context: 'CT-000001' }));
    expect(await works(former)).toBe(200);
    const der = new X509Certificate(next).raw.toString('base64');
    const added = accepted(
      await certificates.add(ADMINISTRATION, { certificate: der, context: 'CT-000001' }),
    );
    expect(added.$results).toMatchObject([{ fingerprint: fingerprint(next), status: 'VALID' }]);
    expect([await works(former), await works(next)]).toEqual([200, 200]);
    accepted(await certificates.revoke(ADMINISTRATION, fingerprint(former)));
    expect([await works(former), await works(next)]).toEqual([401, 200]);
    const listed = accepted(await certificates.list(ADMINISTRATION)).$results;
    expect(listed.map(({ subject, status }) => [subject, status])).toEqual(
      expect.arrayContaining([
        ['CN=application', 'REVOKED'],
        ['CN=application', 'VALID'],
      ]),
    );
    expect(
      accepted(await certificates.byFingerprint(ADMINISTRATION, fingerprint(former))).$results,
    ).toMatchObject([{ status: 'REVOKED', context: 'CT-000001' }]);
  });

  it('are revoked by the list of their authority, and by no older one', async () => {
    const [taken, kept] = [await issue('taken'), await issue('kept')];
    for (const certificate of [taken, kept])
      accepted(await certificates.add(ADMINISTRATION, { certificate, context: 'CT-000001' }));
    const late = await issue('late');
    const list = await issueRevocationList(authority, [taken, late], { now, days: 1 });
    const imported = accepted(await certificates.importRevocationList(ADMINISTRATION, list)).$results[0];
    expect(imported).toMatchObject({ listed: 2, revoked: [fingerprint(taken)] });
    expect([await works(taken), await works(kept)]).toEqual([401, 200]);
    expect(accepted(await certificates.revocationLists(ADMINISTRATION)).$results).toMatchObject([
      { issuer: 'CN=Test authority', listed: 2 },
    ]);
    // one that comes after the list is not let in, neither for an application nor for a person
    for (const certificate of [taken, late])
      expect(await certificates.add(ADMINISTRATION, { certificate, context: 'CT-000001' })).toMatchObject({
        status: 400,
        error: { symbol: 'CERTIFICATE_TAKEN_BACK' },
      });
    expect(await certificates.addPersonal(ADMINISTRATION, late)).toMatchObject({
      status: 400,
      error: { symbol: 'CERTIFICATE_TAKEN_BACK' },
    });
    const older = await issueRevocationList(authority, [kept], {
      now: new Date(now.getTime() - 3_600_000),
      days: 1,
    });
    expect(await certificates.importRevocationList(ADMINISTRATION, older)).toMatchObject({
      status: 409,
      error: { symbol: 'REVOCATION_LIST_OLDER' },
    });
    const stranger = await makeDevelopmentAuthority('Test authority', 10, now);
    const forged = await issueRevocationList(stranger, [kept], { now, days: 1 });
    expect(await certificates.importRevocationList(ADMINISTRATION, forged)).toMatchObject({
      status: 400,
      error: { symbol: 'REVOCATION_LIST_UNTRUSTED' },
    });
    expect(await works(kept)).toBe(200);
  });
});

describe('certificates of people', () => {
  const ask = (headers: Readonly<Record<string, string>> = {}) =>
    as(administrator, headers).referentials.find({ tenant: 0 }, 'agencies');

  it('are asked for by the permissions that the configuration lists, and a refusal is journalled', async () => {
    const person = await issue('person');
    const headers = { 'X-Personal-Certificate': new X509Certificate(person).raw.toString('base64') };
    for (const given of [{}, headers])
      expect(await ask(given)).toMatchObject({
        status: 401,
        error: { code: '000700', symbol: 'PERSONAL_CERTIFICATE_REQUIRED' },
      });
    accepted(await certificates.addPersonal(ADMINISTRATION, person));
    expect(await ask(headers)).toMatchObject({ status: 200 });
    expect(await works(administrator)).toBe(200);
    const journals = await database.query<{ document: Record<string, unknown> }>(
      `select document from logbook_operation where ev_type = 'STP_PERSONAL_CERTIFICATE_CHECK' order by id`,
    );
    expect(journals.rows).toHaveLength(2);
    // refusals of the same moment have no order
    const told = journals.rows.find(({ document }) => document['agIdPers'] !== undefined);
    expect(told?.document).toMatchObject({
      evTypeProc: 'CHECK',
      outcome: 'KO',
      agIdApp: 'CT-000001',
      agIdPers: fingerprint(person),
      evDetData: JSON.stringify({
        Context: { Certificate: fingerprint(person), Permission: 'agencies:read' },
      }),
    });
    accepted(await certificates.revokePersonal(ADMINISTRATION, fingerprint(person)));
    expect(await ask(headers)).toMatchObject({ status: 401 });
    expect(accepted(await certificates.personal(ADMINISTRATION)).$results).toMatchObject([
      { status: 'REVOKED' },
    ]);
  });
});

describe('the journal of people', () => {
  it('takes what happened since the last time in one operation, once', async () => {
    const services = {
      database,
      voice: {
        clock: systemClock,
        language: 'fr' as const,
        agent: { name: 'test', role: 'server', serverId: 1, siteId: 0, platformId: 1 },
      },
      newGuid: createGuidFactory({ platformId: 1, processId: 99, clock: systemClock }),
      administrationTenant: 1,
    };
    const anonymous = createClient({ url });
    afterAll(() => anonymous.close());
    await anonymous.session.signIn({ login: 'nobody', password: 'nothing' });
    // the creation of the first administrator, and the refusal
    expect(await journalPeopleEvents(services)).toBe(2);
    expect(await journalPeopleEvents(services)).toBe(0);
    const { rows } = await database.query<{ operation_id: string }>('select operation_id from people_event');
    const [operation] = accepted(
      await as(administrator).logbook.operation(ADMINISTRATION, rows[0]?.operation_id ?? ''),
    ).$results;
    expect(operation?.evType).toBe('STP_PEOPLE_JOURNAL');
    expect(operation?.events.map(({ outDetail }) => outDetail)).toEqual([
      'CHARTRIER_PERSON_CREATE.OK',
      'CHARTRIER_SIGN_IN.KO',
    ]);
    expect(JSON.stringify(operation)).not.toContain('127.0.0.1');
  });
});
