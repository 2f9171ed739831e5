import { accepted, createClient } from '@chartrier/client';
import { afterAll, describe, expect, it } from 'vitest';
import { ROUTES, type Route } from '../../src/api/index.ts';
import { MEDIA_TYPES, SERVICE_PREFIXES } from '../../src/api/route.ts';
import { SESSION_ROUTES } from '../../src/api/session/routes.ts';
import { prepareDeposits } from './support/deposit.ts';
import { newGroup, newPerson, signIn } from './support/person.ts';
import { ADMINISTRATION, startApi } from './support/start-api.ts';

const api = await startApi({ people: { freeFailures: 3 } });
const { url, client, database } = api;
await prepareDeposits(client);
const administrators = accepted(await client.groups.list(ADMINISTRATION)).$results[0]?.id ?? '';
const readers = await newGroup(api, {
  name: 'Readers',
  grants: [{ tenant: 0, accessContract: 'AccessContract1', permissions: ['units:read'] }],
});
const operators = await newGroup(api, {
  name: 'Operators',
  grants: [{ tenant: 0, accessContract: 'OtherAgency', permissions: ['units:stream', 'operations:read'] }],
});
const ALL = { $roots: [], $query: [{ $exists: '#id' }], $projection: {} };
const anonymous = createClient({ url });
afterAll(() => anonymous.close());

const post = (path: string, headers: Record<string, string>, body: unknown = {}) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('signing in is refused', () => {
  it('in the same words whatever is wrong', async () => {
    const person = await newPerson(api, 'known', [readers]);
    accepted(await client.people.create(ADMINISTRATION, { login: 'expired', name: 'Expired' }));
    await database.query(`update person set password_expires_at = now() where login = 'expired'`);
    await newPerson(api, 'suspended', []).then(({ id }) =>
      client.people.update(ADMINISTRATION, id, { status: 'SUSPENDED' }),
    );
    const refused = await Promise.all([
      anonymous.session.signIn({ login: 'known', password: 'not the password' }),
      anonymous.session.signIn({ login: 'unknown', password: person.password }),
      anonymous.session.signIn({ login: 'suspended', password: 'the own words of dednepsus' }),
      anonymous.session.signIn({ login: 'expired', password: 'whatever' }),
    ]);
    const told = refused.map((answer) => (answer.ok ? answer.value : answer.error));
    for (const error of told) expect(error).toEqual(told[0]);
    expect(refused[0]).toMatchObject({ status: 401, error: { symbol: 'SIGN_IN_REFUSED' } });
    const { rows } = await database.query<{ reason: string }>(
      `select detail->>'Reason' as reason from people_event where outcome = 'KO' order by id`,
    );
    expect(new Set(rows.map(({ reason }) => reason))).toEqual(
      new Set(['PASSWORD_WRONG', 'LOGIN_UNKNOWN', 'SUSPENDED']),
    );
  });

  it('for longer and longer after failures, even with the right password', async () => {
    const person = await newPerson(api, 'throttled', [readers]);
    const attempt = (password: string) => anonymous.session.signIn({ login: 'throttled', password });
    for (let failure = 0; failure < 3; failure += 1)
      expect(await attempt(`wrong ${failure}`)).toMatchObject({ status: 401 });
    const waiting = await attempt(person.password);
    expect(waiting).toMatchObject({ status: 429, error: { symbol: 'SIGN_IN_THROTTLED' } });
    expect(Number(waiting.headers['retry-after'])).toBeGreaterThan(0);
    await database.query(`update sign_in_failure set locked_until = now() where subject like 'login %'`);
    expect(await attempt(person.password)).toMatchObject({ status: 200 });
  });

  it('when the body is not a login and a password', async () => {
    const answer = await post('/chartrier/v1/session', {}, { login: 'x', password: 'y', admin: true });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ symbol: 'BODY_REFUSED' });
  });
});

describe('a session does not serve', () => {
  it('a page of another site, which has no token', async () => {
    const { cookie, state } = await newPerson(api, 'forged', [administrators]);
    const asked = (token: Record<string, string>) =>
      post(
        '/chartrier/v1/groups',
        { Cookie: cookie, 'X-Tenant-Id': '1', ...token },
        { name: `Group ${Object.keys(token).length}`, grants: [] },
      );
    for (const token of [{}, { 'X-CSRF-Token': 'forged' }]) {
      const answer = await asked(token);
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ symbol: 'CSRF_TOKEN_REFUSED' });
    }
    const overridden = await post(
      '/access-external/v1/units',
      { Cookie: cookie, 'X-Tenant-Id': '0', 'X-Http-Method-Override': 'GET' },
      ALL,
    );
    expect(overridden.status).toBe(403);
    expect((await asked({ 'X-CSRF-Token': state.csrfToken })).status).toBe(201);
  });

  it('beyond the tenants, the contracts and the permissions of its groups', async () => {
    const { client: reader } = await newPerson(api, 'limited', [readers]);
    const refusals = [
      [await reader.units.search({ tenant: 2 }, ALL), 'PERSON_TENANT_REFUSED'],
      [await reader.people.list(ADMINISTRATION), 'PERSON_TENANT_REFUSED'],
      [
        await reader.units.search({ tenant: 0, accessContract: 'OtherAgency' }, ALL),
        'PERSON_ACCESS_CONTRACT_REFUSED',
      ],
      [await reader.operations.list({ tenant: 0 }), 'PERMISSION_DENIED'],
    ] as const;
    for (const [answer, symbol] of refusals)
      expect(answer).toMatchObject({ status: 401, error: { code: '000700', symbol } });
  });

  it('a permission of one group through the contract of another', async () => {
    const { client: both } = await newPerson(api, 'both', [readers, operators]);
    const through = (accessContract: string) => both.units.search({ tenant: 0, accessContract }, ALL);
    expect(await through('AccessContract1')).toMatchObject({ status: 200 });
    expect(await through('OtherAgency')).toMatchObject({
      status: 401,
      error: { symbol: 'PERMISSION_DENIED' },
    });
    // with two contracts one must be chosen
    expect(await both.units.search({ tenant: 0 }, ALL)).toMatchObject({
      status: 401,
      error: { symbol: 'PERSON_ACCESS_CONTRACT_AMBIGUOUS' },
    });
    expect(await both.operations.list({ tenant: 0 })).toMatchObject({ status: 200 });
  });

  it('with a cookie that opens nothing, even where nobody needs to sign in', async () => {
    const stranger = createClient({ url, headers: { Cookie: 'chartrier-session=unknown' } });
    afterAll(() => stranger.close());
    expect(await stranger.operations.list({ tenant: 0 })).toMatchObject({
      status: 401,
      error: { symbol: 'SESSION_ENDED' },
    });
    expect(await anonymous.session.current()).toMatchObject({
      status: 401,
      error: { symbol: 'SESSION_ABSENT' },
    });
  });
});

/** Each route is asked several times, one after the other. */
const TIMEOUT_MILLISECONDS = 180_000;

describe('every route is refused', () => {
  const paths = (path: string) =>
    path.replaceAll(/\{[A-Za-z]+\+?\}/g, 'aeaqaaaaaaecntv2ab5meancdr4oqwyaaaaq');
  const media = (name: Route['consumes']) => (name === 'any' ? 'application/json' : MEDIA_TYPES[name]);

  async function refusals(headers: Readonly<Record<string, string>>, routes: readonly Route[]) {
    const told = new Map<string, string[]>();
    for (const route of routes) {
      const changes = route.method !== 'GET' && route.method !== 'HEAD';
      const json = route.body.kind === 'query' || route.body.kind === 'json';
      const answer = await fetch(url + SERVICE_PREFIXES[route.service] + paths(route.path), {
        method: json && !changes ? 'POST' : route.method,
        headers: {
          ...headers,
          'Content-Type': media(route.consumes),
          Accept: media(route.produces),
          ...(json && !changes ? { 'X-Http-Method-Override': route.method } : {}),
        },
        ...(json ? { body: '{"$query":{},"$projection":{}}' } : changes ? { body: '{}' } : {}),
      });
      const text = await answer.text();
      const symbol = text === '' ? `${answer.status}` : `${answer.status} ${JSON.parse(text).symbol}`;
      told.set(symbol, [...(told.get(symbol) ?? []), `${route.method} ${route.path}`]);
    }
    return told;
  }

  it(
    'to a person whose groups give nothing, on every tenant',
    async () => {
      const nothing = await newGroup(api, { name: 'Nothing', grants: [{ tenant: 1 }] });
      const { cookie, state } = await newPerson(api, 'powerless', [nothing]);
      const session = { Cookie: cookie, 'X-CSRF-Token': state.csrfToken };
      const here = await refusals({ ...session, 'X-Tenant-Id': '1' }, ROUTES);
      expect([...here.keys()].sort()).toEqual(['401', '401 PERMISSION_DENIED']);
      const elsewhere = await refusals({ ...session, 'X-Tenant-Id': '0' }, ROUTES);
      expect([...elsewhere.keys()].sort()).toEqual(['401', '401 PERSON_TENANT_REFUSED']);
      const contract = await refusals(
        { ...session, 'X-Tenant-Id': '1', 'X-Access-Contract-Id': 'AccessContract1' },
        ROUTES,
      );
      expect([...contract.keys()].sort()).toEqual(['401', '401 PERSON_ACCESS_CONTRACT_REFUSED']);
    },
    TIMEOUT_MILLISECONDS,
  );

  it(
    'to an administrator’s cookie without its token, where something would change',
    async () => {
      const { cookie } = await newPerson(api, 'robbed', [administrators]);
      const changing = ROUTES.filter(({ method }) => method !== 'GET' && method !== 'HEAD');
      const told = await refusals({ Cookie: cookie, 'X-Tenant-Id': '1' }, changing);
      expect([...told.keys()]).toEqual(['403 CSRF_TOKEN_REFUSED']);
    },
    TIMEOUT_MILLISECONDS,
  );

  it('to nobody, and to whoever must first change a password, where one’s own account is at stake', async () => {
    const made = accepted(await client.people.create(ADMINISTRATION, { login: 'newcomer', name: 'New' }));
    const password = made.$results[0]?.oneTimePassword ?? '';
    const { cookie, state } = await signIn(url, 'newcomer', password);
    for (const route of SESSION_ROUTES.filter(({ access }) => access !== 'everyone')) {
      const ask = async (headers: Record<string, string>) => {
        const answer = await fetch(`${url}/chartrier/v1${route.path}`, { method: route.method, headers });
        const { symbol } = (await answer.json()) as { readonly symbol: string };
        return `${answer.status} ${symbol}`;
      };
      expect(await ask({}), route.path).toBe('401 SESSION_ABSENT');
      expect(await ask({ Cookie: 'chartrier-session=none' }), route.path).toBe('401 SESSION_ENDED');
      if (route.access === 'person')
        expect(await ask({ Cookie: cookie, 'X-CSRF-Token': state.csrfToken }), route.path).toBe(
          '401 PASSWORD_CHANGE_REQUIRED',
        );
    }
  });
});

describe('passwords are refused', () => {
  it.each(['short', 'aaaaaaaaaaaaaaaaaaaa', 'this holds weakling here'])('%s', async (next) => {
    const login = `weakling`;
    const person =
      accepted(await client.people.list(ADMINISTRATION, { text: login })).$results.length > 0
        ? await signIn(url, login, 'a long enough sentence')
        : await newPerson(api, login, [readers], 'a long enough sentence');
    const { csrfToken } = person.state;
    const current = 'a long enough sentence';
    expect(await person.client.session.changePassword(csrfToken, { current, next })).toMatchObject({
      status: 400,
      error: { symbol: 'PASSWORD_TOO_WEAK' },
    });
    expect(
      await person.client.session.changePassword(csrfToken, {
        current: 'another one',
        next: 'four words are good',
      }),
    ).toMatchObject({ status: 403, error: { symbol: 'PASSWORD_CURRENT_WRONG' } });
    await database.query(`delete from sign_in_failure`);
  });
});

describe('administration is refused', () => {
  it('for what does not exist, is taken, or is not a right', async () => {
    const { people, groups } = client;
    const attempts = [
      [await people.byId(ADMINISTRATION, 'PE-999999'), 404, 'PERSON_UNKNOWN'],
      [await people.create(ADMINISTRATION, { login: 'ADMIN', name: 'x' }), 409, 'PERSON_LOGIN_TAKEN'],
      [
        await people.create(ADMINISTRATION, { login: 'y', name: 'y', groups: ['GR-0'] }),
        404,
        'GROUP_UNKNOWN',
      ],
      [
        await people.create(ADMINISTRATION, { login: 'z', name: 'z', provider: 'nobody' }),
        404,
        'OPENID_PROVIDER_UNKNOWN',
      ],
      [await people.create(ADMINISTRATION, { login: 'no spaces', name: 'z' }), 400, 'BODY_REFUSED'],
      [await groups.create(ADMINISTRATION, { name: 'Readers', grants: [] }), 409, 'GROUP_NAME_TAKEN'],
      [
        await groups.create(ADMINISTRATION, { name: 'n', grants: [{ tenant: 9 }] }),
        400,
        'GROUP_GRANT_REFUSED',
      ],
      [
        await groups.create(ADMINISTRATION, { name: 'n', grants: [{ tenant: 0, permissions: ['all'] }] }),
        400,
        'GROUP_GRANT_REFUSED',
      ],
      [await people.list({ tenant: 0 }), 401, 'ADMINISTRATION_TENANT_REQUIRED'],
    ] as const;
    for (const [answer, status, symbol] of attempts)
      expect(answer).toMatchObject({ status, error: { symbol } });
  });

  it('when it would leave nobody to administer', async () => {
    const { people, groups } = client;
    const all = accepted(await people.list(ADMINISTRATION, { group: administrators })).$results;
    const refused: unknown[] = [];
    for (const { id } of all) refused.push(await people.update(ADMINISTRATION, id, { groups: [] }));
    expect(refused.at(-1)).toMatchObject({ status: 409, error: { symbol: 'PERSON_LAST_ADMINISTRATOR' } });
    expect(await groups.remove(ADMINISTRATION, administrators)).toMatchObject({ status: 409 });
    expect(
      await groups.replace(ADMINISTRATION, administrators, { name: 'Administrators', grants: [] }),
    ).toMatchObject({ status: 409 });
  });
});

describe('a refusal', () => {
  it('is audited when the server stops at the latest, with who asked and how often', async () => {
    const { id, client: reader } = await newPerson(api, 'curious', [readers]);
    for (let time = 0; time < 3; time += 1) await reader.operations.list({ tenant: 0 });
    await api.stop();
    const { rows } = await database.query(
      // they are kept once a minute, which may come between two of them
      `select outcome, actor_id, detail - 'Count' || jsonb_build_object('Count', sum((detail ->> 'Count')::integer)) detail
       from people_event where type = 'CHARTRIER_ACCESS_REFUSED' and person_id = $1
       group by outcome, actor_id, detail - 'Count'`,
      [id],
    );
    expect(rows).toEqual([
      {
        outcome: 'KO',
        actor_id: id,
        detail: { Code: 'PERMISSION_DENIED', Count: 3, Tenant: 0, Permission: 'operations:read' },
      },
    ]);
  });
});
