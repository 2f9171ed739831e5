import { accepted, createClient } from '@chartrier/client';
import { afterAll, describe, expect, it } from 'vitest';
import { browser, startOpenIdProvider } from './support/openid-provider.ts';
import { clientWithCookie, newGroup } from './support/person.ts';
import { ADMINISTRATION, startApi } from './support/start-api.ts';

const provider = await startOpenIdProvider([
  { sub: 's-1', preferred_username: 'alice', name: 'Alice', groups: ['archivists', 'other'] },
  { sub: 's-2', preferred_username: 'bob', name: 'Bob' },
  { sub: 's-3', preferred_username: 'admin', name: 'Not the administrator' },
  { sub: 's-4', preferred_username: 'carol', name: 'Carol' },
]);
const common = {
  issuer: provider.issuer,
  clientId: 'chartrier',
  clientSecret: 'the secret of chartrier',
};
const api = await startApi({
  people: {
    openid: [
      { id: 'city', name: 'City', provisioning: true, ...common },
      { id: 'strict', name: 'Strict', ...common },
      { id: 'absent', name: 'Absent', ...common, issuer: 'http://127.0.0.1:9/' },
    ],
  },
});
const { url, client, database } = api;
for (const id of ['city', 'strict']) provider.allow(`${url}/chartrier/v1/session/openid/${id}/callback`);
const archivists = await newGroup(api, {
  name: 'Archivists',
  externalNames: ['archivists'],
  grants: [{ tenant: 0, permissions: ['operations:read'] }],
});

/** Goes through the provider's own pages as the account, up to the page that the server answers. */
async function signInAt(id: string, sub: string, go = browser()) {
  const form = await go(`${url}/chartrier/v1/session/openid/${id}?returnTo=/archives`);
  const action = (text: string) => new URL(/action="([^"]+)"/.exec(text)?.[1] ?? '', provider.issuer).href;
  const consent = await go(action(form.text), { prompt: 'login', login: sub, password: 'any' });
  return go(action(consent.text), { prompt: 'consent' });
}

describe('signing in at a provider', () => {
  it('is offered beside the local accounts', async () => {
    const anonymous = createClient({ url });
    afterAll(() => anonymous.close());
    expect(accepted(await anonymous.session.providers())).toMatchObject([
      { id: 'local', kind: 'local' },
      { id: 'city', kind: 'openid', href: '/chartrier/v1/session/openid/city' },
      { id: 'strict' },
      { id: 'absent' },
    ]);
  });

  it('opens a session, makes the account and follows the groups of the provider', async () => {
    const page = await signInAt('city', 's-1');
    expect(page.status).toBe(200);
    expect(page.text).toContain('content="0;url=/archives"');
    const state = accepted(await clientWithCookie(url, page.cookies).session.current());
    expect(state).toMatchObject({
      person: { login: 'alice', name: 'Alice', provider: 'city' },
      passwordChangeRequired: false,
      tenants: [{ tenant: 0, permissions: ['operations:read'] }],
    });
    const again = await signInAt('city', 's-1');
    expect(accepted(await clientWithCookie(url, again.cookies).session.current()).person.id).toBe(
      state.person.id,
    );
  });

  it('knows the person whom an administrator announced', async () => {
    accepted(
      await client.people.create(ADMINISTRATION, {
        login: 'bob',
        name: 'Announced',
        provider: 'strict',
        groups: [archivists],
      }),
    );
    const page = await signInAt('strict', 's-2');
    const { person, tenants } = accepted(await clientWithCookie(url, page.cookies).session.current());
    expect(person).toMatchObject({ login: 'bob', provider: 'strict' });
    // the provider says nothing of groups: the administrator's stay
    expect(tenants).toHaveLength(1);
  });
});

describe('signing in at a provider is refused', () => {
  const refused = (text: string) => /symbol=([A-Z_]+)/.exec(text)?.[1];

  it('to whoever was not announced, where accounts are not made', async () => {
    expect(refused((await signInAt('strict', 's-4')).text)).toBe('OPENID_PERSON_UNKNOWN');
  });

  it('to whoever is called there as someone is called here', async () => {
    expect(refused((await signInAt('city', 's-3')).text)).toBe('OPENID_PERSON_UNKNOWN');
    expect(refused((await signInAt('strict', 's-1')).text)).toBe('OPENID_PERSON_UNKNOWN');
  });

  it('to another browser than the one that left, and a second time', async () => {
    const go = browser();
    const form = await go(`${url}/chartrier/v1/session/openid/city?returnTo=https://elsewhere.example`);
    expect(form.status).toBe(200);
    const { rows } = await database.query<{ return_to: string }>('select return_to from openid_attempt');
    expect(rows.map(({ return_to }) => return_to)).toContain('/');
    const callback = `${url}/chartrier/v1/session/openid/city/callback?code=stolen&state=stolen`;
    expect(refused((await go(callback)).text)).toBe('OPENID_SIGN_IN_REFUSED');
    expect(refused((await browser()(callback)).text)).toBe('OPENID_SIGN_IN_REFUSED');
  });

  it('when the provider is unknown or does not answer', async () => {
    const go = browser();
    expect(await go(`${url}/chartrier/v1/session/openid/nobody`)).toMatchObject({ status: 404 });
    const absent = await go(`${url}/chartrier/v1/session/openid/absent`);
    expect(absent.status).toBe(503);
    expect(JSON.parse(absent.text)).toMatchObject({ symbol: 'OPENID_PROVIDER_UNREACHABLE' });
  });
});
