import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accepted, type Client, createClient } from '@chartrier/client';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import {
  CHROMIUM,
  importReferenceData,
  PASSWORD,
  passwordTold,
  settleAdministrator,
  signIn,
} from '../../../packages/web/test/browser/front-office.ts';
import { startServerProcess } from '../../server-process.ts';
import { openGeneratedArchive } from '../search/generated-archive.ts';

const UNITS_A_SHELF = 50_000;
/** That an administrator of the archive was made by a former run. */
const SETTLED_FILE = 'front.json';

export interface FrontOfArchive {
  readonly url: string;
  /** A browser profile of its own, without cache, already signed in. */
  newReader(): Promise<BrowserContext>;
  /** How many units have all these words in their title, or all in their description; the API counts up to 10,000. */
  countOf(words: string): Promise<number>;
  close(): Promise<void>;
}

/** A server over the generated archive of a directory, and a browser. */
export async function openFrontOfArchive(options: {
  readonly directory: string;
  readonly units: number;
  readonly sharedBuffersMegabytes: number;
}): Promise<FrontOfArchive> {
  const { directory, units, sharedBuffersMegabytes } = options;
  if ((await unitsThere(directory)) !== units) {
    const archive = await openGeneratedArchive({ ...options, unitsAShelf: UNITS_A_SHELF, keep: true });
    await archive.close();
  }
  const server = await startServerProcess({
    name: 'bench-front',
    configuration: {
      logging: { level: 'warn' },
      tenants: [{ id: 0, name: 'Archive de mesure' }, 1],
      database: { embedded: { directory: join(directory, 'postgres'), sharedBuffersMegabytes } },
    },
  });
  const client = createClient({ url: server.url });
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await browser?.close();
    client.close();
    await server.stop();
  };
  try {
    if (!(await isSettled(directory))) {
      await importReferenceData(client);
      const oneTimePassword = passwordTold(await server.log());
      await settleAdministrator({ url: server.url, oneTimePassword });
      await writeFile(join(directory, SETTLED_FILE), JSON.stringify({ password: PASSWORD }));
    }
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox'],
      // files have names in every language, whatever the locale of the machine
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    const opened = browser;
    const first = await opened.newContext({ locale: 'fr-FR' });
    await signIn(await first.newPage(), server.url);
    const storageState = await first.storageState();
    await first.close();
    return {
      url: server.url,
      newReader: () =>
        opened.newContext({ locale: 'fr-FR', viewport: { width: 1320, height: 900 }, storageState }),
      countOf: async (words) => await countOf(client, words),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function countOf(client: Client, words: string): Promise<number> {
  const all = (field: string) => ({ $match_all: { [field]: words } });
  const query = {
    $query: [{ $or: [all('Title'), all('Description')] }],
    $filter: { $limit: 1, $orderby: { StartDate: -1 } },
    $projection: { $fields: { '#id': 1 } },
  };
  const session = { tenant: 0, accessContract: 'CONSULTATION' };
  return accepted(await client.units.search(session, query)).$hits.total;
}

async function unitsThere(directory: string): Promise<number | undefined> {
  return await readFile(join(directory, 'loaded.json'), 'utf8').then(
    (text) => (JSON.parse(text) as { readonly loaded: { readonly units: number } }).loaded.units,
    () => undefined,
  );
}

async function isSettled(directory: string): Promise<boolean> {
  return await readFile(join(directory, SETTLED_FILE)).then(
    () => true,
    () => false,
  );
}
