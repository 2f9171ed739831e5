import { type Client, createClient } from '@chartrier/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES, type Route } from '../../src/api/index.ts';
import { MEDIA_TYPES, SERVICE_PREFIXES } from '../../src/api/route.ts';
import { readCertificate, registerCertificate, revokeCertificate } from '../../src/security/index.ts';
import { temporaryFolder } from '../support/index.ts';
import { makeAuthority } from './support/certificates.ts';
import { startApi } from './support/start-api.ts';

/** What each route refuses, whatever its area: the cases are made from the table of routes. */

const authority = await makeAuthority(await temporaryFolder());
const administrator = (await authority.issue('administrator', 'client')).certificate;
const powerless = (await authority.issue('powerless', 'client')).certificate;
const unknown = (await authority.issue('unknown', 'client')).certificate;
const revoked = (await authority.issue('revoked', 'client')).certificate;
/** Its context opens the administration tenant only, with one access contract and no ingest contract. */
const confined = (await authority.issue('confined', 'client')).certificate;
const { url, database } = await startApi({ http: { port: 0, trustClientCertificateHeader: true } });
const asClient = (certificate: string): Client => {
  const client = createClient({ url, headers: certificateHeader(certificate) });
  afterAll(() => client.close());
  return client;
};

beforeAll(async () => {
  await register(administrator, 'CT-000001');
  const client = asClient(administrator);
  const session = { tenant: 1 };
  const profile = { Identifier: 'powerless-profile', Name: 'powerless', FullAccess: false, Permissions: [] };
  const context = {
    Identifier: 'CT-POWERLESS',
    Name: 'powerless',
    Status: 'ACTIVE' as const,
    EnableControl: false,
    SecurityProfile: 'powerless-profile',
    Permissions: [],
  };
  for (const imported of [
    await client.referentials.importJson(session, 'securityprofiles', [profile]),
    await client.referentials.importJson(session, 'accesscontracts', [
      { Identifier: 'AC-CONFINED', Name: 'confined', Status: 'ACTIVE' as const },
    ]),
    await client.referentials.importJson(session, 'contexts', [
      context,
      {
        Identifier: 'CT-CONFINED',
        Name: 'confined',
        Status: 'ACTIVE' as const,
        EnableControl: true,
        SecurityProfile: 'admin-security-profile',
        Permissions: [{ tenant: 1, AccessContracts: ['AC-CONFINED'], IngestContracts: [] }],
      },
    ]),
  ])
    expect(imported).toMatchObject({ ok: true });
  await register(powerless, 'CT-POWERLESS');
  await register(confined, 'CT-CONFINED');
  await register(revoked, 'CT-000001');
  const description = readCertificate(revoked);
  if (description instanceof Error) throw description;
  const done = await revokeCertificate(database, description.fingerprint);
  if (done instanceof Error) throw done;
});

async function register(certificate: string, context: string): Promise<void> {
  const registered = await registerCertificate(database, certificate, context);
  if (registered instanceof Error) throw registered;
}

function certificateHeader(certificate: string): Record<string, string> {
  return { 'X-SSL-CLIENT-CERT': encodeURIComponent(certificate) };
}

interface Change {
  readonly tenant?: string | undefined;
  /** Null: none. */
  readonly certificate?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly method?: string;
  readonly path?: string;
}

interface Told {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly requestId: string | null;
}

const GUID = 'aeaqaaaaaaecntv2ab5meancdr4oqwyaaaaq';

/** A request that the route would take, but for what is changed. */
async function ask(route: Route, change: Change = {}): Promise<Told> {
  const path = change.path ?? route.path.replaceAll(/\{[A-Za-z]+\+?\}/g, GUID);
  const tenant = 'tenant' in change ? change.tenant : '1';
  const reads = route.body.kind === 'query' || route.body.kind === 'json';
  const body = change.body ?? (reads ? '{"$query":{},"$projection":{}}' : undefined);
  const method = change.method ?? route.method;
  const answer = await fetch(url + SERVICE_PREFIXES[route.service] + path, {
    // fetch sends no body with GET: the override stands for it
    method: method === 'GET' && body !== undefined ? 'POST' : method,
    headers: {
      ...(change.certificate === null ? {} : certificateHeader(change.certificate ?? administrator)),
      ...(tenant === undefined ? {} : { 'X-Tenant-Id': tenant }),
      ...(method === 'GET' && body !== undefined ? { 'X-Http-Method-Override': 'GET' } : {}),
      ...(route.consumes === 'any' ? {} : { 'Content-Type': MEDIA_TYPES[route.consumes] }),
      ...(route.produces === 'any' ? {} : { Accept: MEDIA_TYPES[route.produces] }),
      ...change.headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    body: text === '' ? {} : JSON.parse(text),
    requestId: answer.headers.get('x-request-id'),
  };
}

/** HEAD has no body: there, only the status is told. */
function expectRefusal(
  route: Route,
  told: Told,
  status: number,
  body: Readonly<Record<string, unknown>>,
): void {
  expect(told.status).toBe(status);
  if (route.method !== 'HEAD') expect(told.body).toMatchObject({ httpCode: status, ...body });
}

const named = (routes: readonly Route[]) =>
  routes.map(
    (route) =>
      [
        `${route.method} ${SERVICE_PREFIXES[route.service]}${route.path} (${route.permission})`,
        route,
      ] as const,
  );

describe.each(named(ROUTES))('%s', (_name, route) => {
  it('refuses a request without tenant', async () => {
    expectRefusal(route, await ask(route, { tenant: undefined }), 412, { symbol: 'TENANT_HEADER_INVALID' });
    expectRefusal(route, await ask(route, { tenant: 'one' }), 412, { symbol: 'TENANT_HEADER_INVALID' });
  });

  it('refuses an unknown tenant', async () => {
    expectRefusal(route, await ask(route, { tenant: '99' }), 401, { symbol: 'TENANT_UNKNOWN' });
  });

  it('refuses a caller without the permission', async () => {
    const body = route.body.kind === 'json' ? '[]' : undefined;
    const told = await ask(route, { certificate: powerless, ...(body === undefined ? {} : { body }) });
    expectRefusal(route, told, 401, { code: '000700', symbol: 'PERMISSION_DENIED' });
    expect(told.requestId).toMatch(/^aeea[a-z2-7]{32}$/);
  });

  it.each([
    ['CERTIFICATE_MISSING', null],
    ['CERTIFICATE_UNKNOWN', unknown],
    ['CERTIFICATE_REVOKED', revoked],
  ])('refuses a caller without a good certificate: %s', async (symbol, certificate) => {
    expectRefusal(route, await ask(route, { certificate }), 401, { code: '000700', symbol });
  });

  it('refuses a caller whose context does not open the tenant, or the contract', async () => {
    const headers = { 'X-Access-Contract-Id': 'AC-CONFINED' };
    const elsewhere = await ask(route, { certificate: confined, tenant: '0', headers });
    expectRefusal(route, elsewhere, 401, { code: '000700', symbol: 'CONTEXT_TENANT_REFUSED' });
    const family = SERVICE_PREFIXES[route.service].split('/')[1];
    const symbol =
      family === 'access-external'
        ? 'CONTEXT_ACCESS_CONTRACT_REFUSED'
        : family === 'ingest-external'
          ? 'CONTEXT_INGEST_CONTRACT_REFUSED'
          : undefined;
    if (symbol === undefined) return;
    const other = { 'X-Access-Contract-Id': 'another-contract' };
    const told = await ask(route, { certificate: confined, headers: other });
    expectRefusal(route, told, 401, { code: '000700', symbol });
  });

  it('refuses a hostile header and a hostile parameter', async () => {
    const header = await ask(route, { headers: { 'X-Application-Id': '<script>' } });
    expectRefusal(route, header, 412, { code: 'PRECONDITION_FAILED', context: 'CHECK_SANITY' });
    const path = `${route.path.replaceAll(/\{[A-Za-z]+\+?\}/g, GUID)}?name=%3Cscript%3E`;
    expectRefusal(route, await ask(route, { path }), 412, { context: 'CHECK_SANITY' });
  });

  it('refuses a method that the path does not have', async () => {
    const ofPath = ROUTES.filter(({ service, path }) => service === route.service && path === route.path);
    const method = ['PATCH', 'PUT'].find((one) => ofPath.every((known) => known.method !== one));
    expect(method).toBeDefined();
    expect((await ask(route, { method: method ?? '', body: '' })).status).toBe(405);
  });
});

describe.each(named(ROUTES.filter((route) => route.administrationTenantOnly === true)))(
  '%s',
  (_name, route) => {
    it('refuses any other tenant than that of the administration', async () => {
      const told = await ask(route, { tenant: '0', ...(route.body.kind === 'json' ? { body: '[]' } : {}) });
      expectRefusal(route, told, 401, { code: '000700', symbol: 'ADMINISTRATION_TENANT_REQUIRED' });
    });
  },
);

describe.each(named(ROUTES.filter((route) => route.body.kind === 'query')))('%s', (_name, route) => {
  const { refusals } = route;
  const expected = refusals.envelope === 'VE' ? refusals.query : undefined;

  it('refuses a body that is no query', async () => {
    const told = await ask(route, { body: '{"$unknown":1}', headers: { 'X-Access-Contract-Id': 'any' } });
    expectRefusal(route, told, expected?.status ?? 400, { code: expected?.code ?? '000601' });
    expect(told.body.description).toContain('$unknown');
  });

  it('refuses a body that is empty, no JSON, or unsafe', async () => {
    for (const [body, symbol] of [
      ['', 'EMPTY_JSON'],
      ['{"$query"', 'INVALID_JSON'],
      ['{"$query":{"$eq":{"Title":"<script>alert(1)</script>"}}}', 'UNSAFE_JSON'],
    ] as const)
      expectRefusal(route, await ask(route, { body }), 412, { context: 'CHECK_SANITY', symbol });
  });
});

describe.each(named(ROUTES.filter((route) => route.accessContract === true)))('%s', (_name, route) => {
  const body =
    route.path === '/units' || route.path === '/objects' ? '{"$query":[],"$projection":{}}' : whole(route);

  it('refuses a request without access contract', async () => {
    const told = await ask(route, body === undefined ? {} : { body });
    expectRefusal(route, told, 401, { symbol: 'ACCESS_CONTRACT_MISSING' });
  });

  it('refuses an access contract that does not exist', async () => {
    const headers = { 'X-Access-Contract-Id': 'no-such-contract' };
    const told = await ask(route, { headers, ...(body === undefined ? {} : { body }) });
    expectRefusal(route, told, 401, { symbol: 'ACCESS_CONTRACT_UNKNOWN' });
  });
});

/** A body that the route's parser takes. */
function whole(route: Route): string | undefined {
  const { body } = route;
  if (body.kind !== 'query') return undefined;
  const candidates = [
    { $projection: {} },
    { $query: [] },
    { $query: [{ $exists: '#id' }] },
    { $query: [{ $exists: '#id' }], $action: [{ $set: { Title: 'x' } }] },
    { $query: [], $projection: {} },
    { $query: {}, $projection: {} },
    { $action: [{ $set: { Title: 'x' } }] },
  ];
  const found = candidates.find((candidate) => body.parse(candidate).ok);
  if (found === undefined) throw new Error(`No simple query for ${route.path}`);
  return JSON.stringify(found);
}

describe('a URL that is badly encoded', () => {
  it.each(['/units/%zz', '/units/%', '/units/%ff%fe', '/objects/100%/x'])('%s', async (path) => {
    const answer = await fetch(`${url}/access-external/v1${path}`, { headers: { 'X-Tenant-Id': '1' } });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ httpCode: 400, code: '000200', symbol: 'URL_MALFORMED' });
  });
});

describe('the order of refusals', () => {
  const route = ROUTES.find(({ permission }) => permission === 'agencies:read');
  if (route === undefined) throw new Error('no such route');

  it('lets a tenant win over a certificate, a certificate over a path, a path over a permission', async () => {
    const nowhere = { path: '/nowhere' };
    const unregistered = (await authority.issue('unregistered', 'client')).certificate;
    expect((await ask(route, { ...nowhere, certificate: unregistered, tenant: '99' })).body.symbol).toBe(
      'TENANT_UNKNOWN',
    );
    expect((await ask(route, { ...nowhere, certificate: unregistered })).body.symbol).toBe(
      'CERTIFICATE_UNKNOWN',
    );
    expect((await ask(route, { ...nowhere, certificate: powerless })).body).toMatchObject({
      httpCode: 404,
      code: '000200',
      symbol: 'PATH_UNKNOWN',
    });
  });

  it('lets the media types win over the sanity, the sanity over a permission', async () => {
    const hostile = { 'X-Application-Id': '<script>' };
    const told = await ask(route, { certificate: powerless, headers: { ...hostile, Accept: 'text/html' } });
    expect(told.body).toMatchObject({ httpCode: 406, symbol: 'ACCEPT_IMPOSSIBLE' });
    expect((await ask(route, { headers: { 'Content-Type': 'text/csv' } })).body).toMatchObject({
      httpCode: 415,
      symbol: 'CONTENT_TYPE_IMPOSSIBLE',
    });
    expect((await ask(route, { certificate: powerless, headers: hostile })).body.symbol).toBe(
      'UNSAFE_HEADER',
    );
    expect((await ask(route, { certificate: powerless, body: '{"$unknown":1}' })).body.symbol).toBe(
      'PERMISSION_DENIED',
    );
  });

  it('refuses several certificates in headers, and one that cannot be read', async () => {
    const twice = await ask(route, { certificate: 'nothing of a certificate' });
    expect(twice).toMatchObject({ status: 401 });
  });

  it('speaks the language of the reader', async () => {
    const french = await ask(route, { tenant: '99', headers: { 'Accept-Language': 'fr' } });
    const english = await ask(route, { tenant: '99', headers: { 'Accept-Language': 'en' } });
    expect(french.body.message).toBe('Le tenant 99 n’existe pas.');
    expect(english.body.message).toBe('The tenant 99 does not exist.');
  });
});
