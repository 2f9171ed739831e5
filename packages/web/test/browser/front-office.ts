import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { accepted, type Client, createClient } from '@chartrier/client';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { makeSamples } from '../../../../scripts/sample/make.ts';
import { sampleFile } from '../../../../scripts/samples.ts';
import { type ServerProcess, startServerProcess } from '../../../../scripts/server-process.ts';

/** Debian's Chromium, or the one that the environment names. */
export const CHROMIUM = process.env['CHARTRIER_CHROMIUM'] ?? '/usr/bin/chromium';
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
    /** The reader's own time zone; the machine's when absent. */
    readonly timezone?: string;
  }): Promise<Page>;
  stop(): Promise<void>;
}

/** A real server with the sample reference data, and a real browser once a page is opened; nobody has signed in yet. */
export async function startFrontOffice(
  configuration: Readonly<Record<string, unknown>> = {},
): Promise<FrontOffice> {
  const server = await startServerProcess({
    name: 'front-office',
    configuration: {
      logging: { level: 'warn' },
      tenants: [{ id: 0, name: 'Ville de Valmont' }, 1],
      ...configuration,
    },
  });
  const client = createClient({ url: server.url });
  let browser: Promise<Browser> | undefined;
  const contexts: BrowserContext[] = [];
  const stop = async (): Promise<void> => {
    for (const context of contexts) await context.close();
    await (await browser)?.close();
    client.close();
    await server.stop();
  };
  try {
    await importReferenceData(client);
    const samples = await makeSamples(join(server.dataDirectory, '..', 'samples'));
    const oneTimePassword = passwordTold(await server.log());
    return {
      url: server.url,
      client,
      samples,
      oneTimePassword,
      server,
      async open({ locale = 'fr-FR', dark = false, width = 1320, timezone } = {}) {
        browser ??= startChromium();
        const context = await (await browser).newContext({
          locale,
          colorScheme: dark ? 'dark' : 'light',
          viewport: { width, height: 900 },
          reducedMotion: 'reduce',
          ...(timezone === undefined ? {} : { timezoneId: timezone }),
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

function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox'],
    // files have names in every language, whatever the locale of the machine
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
}

export async function importReferenceData(client: Client): Promise<void> {
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

export function passwordTold(log: string): string {
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
export async function settleAdministrator({
  url,
  oneTimePassword,
}: Pick<FrontOffice, 'url' | 'oneTimePassword'>): Promise<void> {
  const first = await openSession(url, oneTimePassword);
  const changed = await first.client.session.changePassword(first.csrfToken, {
    current: oneTimePassword,
    next: PASSWORD,
  });
  accepted(changed);
  const { client, session } = await openSession(url, PASSWORD);
  const [group] = accepted(await client.groups.list(session)).$results;
  if (group === undefined) throw new Error('the first administrator has no group');
  const grants = group.grants.map((grant) =>
    grant.tenant === 0 ? { ...grant, accessContract: 'CONSULTATION' } : grant,
  );
  accepted(await client.groups.replace(session, group.id, { name: group.name, grants }));
  for (const opened of [first.client, client]) opened.close();
}

/** Ends every session of the administrator, as they would from another place. */
export async function endSessions(url: string): Promise<void> {
  const { client, csrfToken } = await openSession(url, PASSWORD);
  accepted(await client.session.signOutEverywhere(csrfToken));
  client.close();
}

/** The administrator signed in elsewhere: a client that sends the session's cookie, and whose calls carry its token. */
async function openSession(url: string, password: string) {
  const anonymous = createClient({ url });
  const answer = await anonymous.session.signIn({ login: 'admin', password });
  const { csrfToken, administrationTenant } = accepted(answer);
  anonymous.close();
  const [cookie = ''] = String(answer.headers['set-cookie']).split(';');
  return {
    client: createClient({ url, headers: { Cookie: cookie } }),
    csrfToken,
    session: { tenant: administrationTenant, csrfToken },
  };
}

export async function signIn(page: Page, url: string, password = PASSWORD): Promise<void> {
  await page.goto(url);
  await page.locator('input[autocomplete=username]').fill('admin');
  await page.locator('input[autocomplete=current-password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.locator('header.bar').waitFor();
}

/** Rules of axe whose answer the theme may change; the others read what is written, not its colours. */
const RULES_OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** What axe finds, in words: by all its rules, or by those of colours only. */
export async function violations(page: Page, rules: 'all' | 'colours' = 'all'): Promise<readonly string[]> {
  const builder = new AxeBuilder({ page });
  const { violations: found } = await (rules === 'all'
    ? builder
    : builder.withRules(RULES_OF_COLOURS)
  ).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
