import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accepted, type Client, createClient, type Group, type SessionState } from '@chartrier/client';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { makeSamples } from '../../../../scripts/sample/make.ts';
import { sampleFile } from '../../../../scripts/samples.ts';
import { type ServerProcess, startServerProcess } from '../../../../scripts/server-process.ts';

/** Debian's Chromium, or the one that the environment names. */
const CHROMIUM = process.env['CHARTRIER_CHROMIUM'] ?? '/usr/bin/chromium';
export const chromiumIsThere = existsSync(CHROMIUM);

export const PASSWORD = 'une longue phrase de passe 1912';
const SESSION = { tenant: 0, accessContract: 'CONSULTATION' };

export interface Samples {
  readonly good: string;
  readonly faulty: string;
}

export interface FrontOffice {
  readonly url: string;
  readonly client: Client;
  readonly samples: Samples;
  /** What the first start told, once. */
  readonly oneTimePassword: string;
  readonly server: ServerProcess;
  open(options?: {
    readonly locale?: string;
    readonly dark?: boolean;
    readonly width?: number;
  }): Promise<Page>;
  stop(): Promise<void>;
}

/** A real server with the sample reference data, and a real browser; nobody has signed in yet. */
export async function startFrontOffice(): Promise<FrontOffice> {
  const server = await startServerProcess({
    name: 'front-office',
    configuration: { logging: { level: 'warn' }, tenants: [{ id: 0, name: 'Ville de Valmont' }, 1] },
  });
  const client = createClient({ url: server.url });
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
  const stop = async (): Promise<void> => {
    for (const context of contexts) await context.close();
    await browser?.close();
    client.close();
    await server.stop();
  };
  try {
    await importReferenceData(client);
    const samples = await makeSamples(join(server.dataDirectory, '..', 'samples'));
    const oneTimePassword = passwordTold(await server.log());
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    const opened = browser;
    return {
      url: server.url,
      client,
      samples,
      oneTimePassword,
      server,
      async open({ locale = 'fr-FR', dark = false, width = 1320 } = {}) {
        const context = await opened.newContext({
          locale,
          colorScheme: dark ? 'dark' : 'light',
          viewport: { width, height: 900 },
          reducedMotion: 'reduce',
        });
        contexts.push(context);
        return await context.newPage();
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function importReferenceData(client: Client): Promise<void> {
  for (const collection of ['agencies', 'rules'] as const) {
    const bytes = await readFile(sampleFile(`reference-data/${collection}.csv`));
    accepted(await client.referentials.import(SESSION, collection, bytes, `${collection}.csv`));
  }
  for (const [collection, name] of [
    ['ingestcontracts', 'ingest-contract'],
    ['accesscontracts', 'access-contract'],
  ] as const) {
    const items = JSON.parse(await readFile(sampleFile(`reference-data/${name}.json`), 'utf8'));
    accepted(await client.referentials.importJson(SESSION, collection, items));
  }
}

function passwordTold(log: string): string {
  const told = /(?:provisoire|one-time password) (\S+)/.exec(log)?.[1];
  if (told === undefined) throw new Error('the first start told no password');
  return told;
}

/** Deposits a package and answers its operation's id, once it has ended. */
export async function deposit(client: Client, file: string): Promise<string> {
  const { operationId } = accepted(await client.ingest.deposit(SESSION, { content: createReadStream(file) }));
  accepted(await client.waitFor(SESSION, operationId));
  return operationId;
}

/** The administrator's password is chosen, and their group sees the archives through the sample's access contract. */
export async function settleAdministrator({ url, oneTimePassword }: FrontOffice): Promise<void> {
  const first = await call<SessionState>(url, 'POST', '/session', {
    login: 'admin',
    password: oneTimePassword,
  });
  const settled = await call<SessionState>(
    url,
    'PUT',
    '/me/password',
    { current: oneTimePassword, next: PASSWORD },
    first,
  );
  const groups = await call<{ readonly $results: readonly Group[] }>(
    url,
    'GET',
    '/groups',
    undefined,
    settled,
  );
  const group = groups.value.$results[0];
  if (group === undefined) throw new Error('the first administrator has no group');
  const { name, grants } = group;
  const content = {
    name,
    grants: grants.map((grant) =>
      grant.tenant === 0 ? { ...grant, accessContract: 'CONSULTATION' } : grant,
    ),
  };
  await call(url, 'PUT', `/groups/${group.id}`, content, settled);
}

/** Ends every session of the administrator, as they would from another place. */
export async function endSessions(url: string): Promise<void> {
  const session = await call<SessionState>(url, 'POST', '/session', { login: 'admin', password: PASSWORD });
  await call(url, 'DELETE', '/me/sessions', undefined, session);
}

interface Answered<Value> {
  readonly value: Value;
  readonly cookie: string;
  readonly csrfToken: string;
  readonly administrationTenant: number;
}

async function call<Value>(
  url: string,
  method: string,
  path: string,
  json: unknown,
  as?: Answered<unknown>,
): Promise<Answered<Value>> {
  const answer = await fetch(`${url}/chartrier/v1${path}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(as === undefined
        ? {}
        : {
            Cookie: as.cookie,
            'X-CSRF-Token': as.csrfToken,
            'X-Tenant-Id': String(as.administrationTenant),
          }),
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  const value = text === '' ? {} : JSON.parse(text);
  return {
    value,
    cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? as?.cookie ?? '',
    csrfToken: value.csrfToken ?? as?.csrfToken ?? '',
    administrationTenant: value.administrationTenant ?? as?.administrationTenant ?? 1,
  };
}

export async function signIn(page: Page, url: string, password = PASSWORD): Promise<void> {
  await page.goto(url);
  await page.locator('input[autocomplete=username]').fill('admin');
  await page.locator('input[autocomplete=current-password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.locator('header.bar').waitFor();
}
