import { accepted, createClient } from '@chartrier/client';
import { afterAll, describe, expect, it } from 'vitest';
import { prepareDeposits } from './support/deposit.ts';
import { clientWithCookie, cookieOf, newGroup, newPerson, signIn } from './support/person.ts';
import { ADMINISTRATION, startApi } from './support/start-api.ts';

const api = await startApi();
const { url, client, database, said } = api;
await prepareDeposits(client);
const administrators = accepted(await client.groups.list(ADMINISTRATION)).$results[0]?.id ?? '';
const readers = await newGroup(api, {
  name: 'Readers',
  grants: [
    { tenant: 0, accessContract: 'AccessContract1', permissions: ['units:read', 'logbookoperations:read'] },
  ],
});
const ALL = { $roots: [], $query: [{ $exists: '#id' }], $projection: {} };

describe('the first administrator', () => {
  const password = /(?:provisoire|one-time password) (\S+)/.exec(said)?.[1] ?? '';

  it('gets a one-time password, said once, that opens nothing but its own change', async () => {
    expect(password).toMatch(/^([A-Za-z2-9]{5}-){3}[A-Za-z2-9]{5}$/);
    const { client: admin, state, cookie } = await signIn(url, 'admin', password);
    expect(state).toMatchObject({ passwordChangeRequired: true, person: { login: 'admin' } });
    expect(await admin.operations.list({ tenant: 0 })).toMatchObject({
      status: 401,
      error: { symbol: 'PASSWORD_CHANGE_REQUIRED' },
    });
    const changed = await admin.session.changePassword(state.csrfToken, {
      current: password,
      next: 'correct horse battery staple',
    });
    expect(accepted(changed)).toMatchObject({ passwordChangeRequired: false });
    const after = clientWithCookie(url, cookieOf(changed.headers));
    expect(accepted(await after.people.list(ADMINISTRATION)).$results).toMatchObject([{ login: 'admin' }]);
    // the former session ended with the former password
    expect(await clientWithCookie(url, cookie).session.current()).toMatchObject({
      status: 401,
      error: { symbol: 'SESSION_ENDED' },
    });
    const kept = await database.query('select 1 from person where password_hash like $1', [`%${password}%`]);
    expect(kept.rowCount).toBe(0);
  });
});

describe('a session', () => {
  it('tells who is signed in and what they may do, tenant by tenant', async () => {
    const reader = await newPerson(api, 'Reader.One', [readers]);
    const state = accepted(await reader.client.session.current());
    expect(state).toMatchObject({
      person: { login: 'reader.one', name: 'Person Reader.One', provider: 'local' },
      administrationTenant: 1,
      tenants: [
        {
          tenant: 0,
          accessContracts: ['AccessContract1'],
          fullAccess: false,
          permissions: ['logbookoperations:read', 'units:read'],
        },
      ],
    });
    expect(Date.parse(state.idleExpiresAt)).toBeGreaterThan(Date.now());
  });

  it('stands for a certificate on the external API, with the only contract of its group', async () => {
    const { client: reader } = await newPerson(api, 'reader2', [readers]);
    expect(await reader.units.search({ tenant: 0 }, ALL)).toMatchObject({ status: 200 });
    const session = { tenant: 0, accessContract: 'AccessContract1' };
    expect(await reader.units.search(session, ALL)).toMatchObject({ status: 200 });
  });

  it('gives a cookie that no script reads and no other site sends', async () => {
    const { password } = await newPerson(api, 'cookie-eater', [readers]);
    const anonymous = createClient({ url });
    afterAll(() => anonymous.close());
    const answer = await anonymous.session.signIn({ login: 'COOKIE-EATER', password });
    expect(answer.headers['set-cookie']?.[0]).toMatch(
      /^chartrier-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('ends where it is signed out, or everywhere', async () => {
    const person = await newPerson(api, 'leaver', [readers]);
    const elsewhere = await signIn(url, 'leaver', person.password);
    expect(accepted(await person.client.session.openSessions())).toHaveLength(2);
    accepted(await elsewhere.client.session.signOut(elsewhere.state.csrfToken));
    expect(await elsewhere.client.session.current()).toMatchObject({ status: 401 });
    const again = await signIn(url, 'leaver', person.password);
    accepted(await person.client.session.signOutEverywhere(person.state.csrfToken));
    expect(await again.client.session.current()).toMatchObject({ status: 401 });
    expect(await person.client.session.current()).toMatchObject({ status: 401 });
  });

  it('ends when nothing is asked for a while, and in any case after its whole lifetime', async () => {
    for (const [login, column] of [
      ['idler', 'last_seen_at'],
      ['stayer', 'expires_at'],
    ] as const) {
      const person = await newPerson(api, login, [readers]);
      accepted(await person.client.session.current());
      await database.query(
        `update session set ${column} = ${column} - interval '13 hours' where person_id = $1`,
        [person.id],
      );
      expect(await person.client.session.current()).toMatchObject({
        status: 401,
        error: { symbol: 'SESSION_ENDED' },
      });
    }
  });

  it('has the rights that groups have now', async () => {
    const person = await newPerson(api, 'promoted', [readers]);
    const asked = () => person.client.logbook.operations({ tenant: 0 }, { $query: {}, $projection: {} });
    expect(await asked()).toMatchObject({ status: 200 });
    accepted(await client.people.update(ADMINISTRATION, person.id, { groups: [] }));
    expect(await asked()).toMatchObject({ status: 401, error: { symbol: 'PERSON_TENANT_REFUSED' } });
    accepted(await client.people.update(ADMINISTRATION, person.id, { groups: [administrators] }));
    expect(await asked()).toMatchObject({ status: 200 });
  });

  it('ends when its person is suspended or erased, whose journals keep the id only', async () => {
    const person = await newPerson(api, 'gone', [readers]);
    accepted(await client.people.update(ADMINISTRATION, person.id, { status: 'SUSPENDED' }));
    expect(await person.client.session.current()).toMatchObject({ status: 401 });
    accepted(await client.people.erase(ADMINISTRATION, person.id));
    const { rows } = await database.query(`select * from person where id = $1`, [person.id]);
    expect(JSON.stringify(rows).toLowerCase()).not.toContain('gone');
    const told = accepted(await client.people.events(ADMINISTRATION, { person: person.id, limit: '2' }));
    expect(told.$results).toMatchObject([
      { type: 'CHARTRIER_PERSON_ERASE', outcome: 'OK', person: person.id, actor: 'CT-000001' },
      { type: 'CHARTRIER_PERSON_UPDATE' },
    ]);
    expect(told.$results[0]).not.toHaveProperty('address');
    const events = await database.query<{ type: string; outcome: string }>(
      'select type, outcome from people_event where person_id = $1 order by id',
      [person.id],
    );
    expect(events.rows.map(({ type }) => type)).toEqual([
      'CHARTRIER_PERSON_CREATE',
      'CHARTRIER_SIGN_IN',
      'CHARTRIER_PASSWORD_CHANGE',
      'CHARTRIER_PERSON_UPDATE',
      'CHARTRIER_PERSON_ERASE',
    ]);
  });

  it('puts the id of its person in the journals of the operations that it launches', async () => {
    const administrator = await newPerson(api, 'importer', [administrators]);
    const session = { ...ADMINISTRATION, csrfToken: administrator.state.csrfToken };
    const imported = await administrator.client.referentials.import(
      { ...session, tenant: 0 },
      'agencies',
      Buffer.from('Identifier,Name,Description\nAgency1,Agency of tests,\nAgency2,Another,\n'),
      'agencies.csv',
    );
    const { operationId } = accepted(imported);
    const found = await database.query<{ document: Record<string, unknown> }>(
      'select document from logbook_operation where id = $1',
      [operationId],
    );
    expect(found.rows[0]?.document).toMatchObject({ agIdApp: 'CT-000001', agIdPers: administrator.id });
  });
});
