import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { depositFiles } from './files-package.ts';
import { type FrontOffice, PASSWORD, settleAdministrator, startFrontOffice } from './front-office.ts';
import { GARBLED_NAMES } from './garbled-names.ts';
import { startWebKit, type WebKit, webkitIsThere } from './webkit.ts';

describe.skipIf(!webkitIsThere)('downloads from a real WebKit (Debian: webkit2gtk-driver and xvfb)', () => {
  let office: FrontOffice;
  let webkit: WebKit;
  let units: ReadonlyMap<string, string>;

  beforeAll(async () => {
    office = await startFrontOffice();
    await settleAdministrator(office);
    units = await depositFiles(
      office,
      Object.fromEntries(GARBLED_NAMES.map(([name]) => [name, Buffer.from(`contenu de ${name}`)])),
    );
    webkit = await startWebKit();
    await webkit.goTo(office.url);
    await webkit.type('input[autocomplete=username]', 'admin');
    await webkit.type('input[autocomplete=current-password]', PASSWORD);
    await webkit.click('button[type=submit]');
    await webkit.waitFor('header.bar');
  });

  afterAll(async () => {
    await webkit?.stop();
    await office?.stop();
  });

  it.each(GARBLED_NAMES)('saves %s as %s, whole', async (deposited, saved) => {
    await webkit.goTo(`${office.url}/units/${units.get(deposited)}`);
    await webkit.click('.page-actions .button-main');
    await expect.poll(() => readdir(webkit.downloads)).toContain(saved);
    const content = () => readFile(join(webkit.downloads, saved), 'utf8');
    await expect.poll(content).toBe(`contenu de ${deposited}`);
  });
});
