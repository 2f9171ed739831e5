import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accepted } from '@chartrier/client';
import type { Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallPackage } from '../../../server/test/api/support/small-package.ts';
import { cuttableLine } from './cuttable-line.ts';
import {
  chromiumIsThere,
  endSessions,
  type FrontOffice,
  PASSWORD,
  settleAdministrator,
  signIn,
  startFrontOffice,
  violations,
} from './front-office.ts';
import { pressKey } from './press-key.ts';

const MEGABYTE = 1_000_000;
/** Bytes a second: what is done while a package goes is done before it is all sent, on a busy machine too. */
const SLOW = MEGABYTE;
const FAST = 50 * MEGABYTE;
/** What is sent slowly on purpose takes its time on a busy machine. */
const LONG = { timeout: 150_000 };
const PATIENCE = { timeout: 100_000 };

describe.skipIf(!chromiumIsThere)('a large package, over a line that is not sure', () => {
  let office: FrontOffice;
  let folder = '';

  beforeAll(async () => {
    // a session ends after a minute without a request
    office = await startFrontOffice({ sessions: { idleMinutes: 1 } });
    await settleAdministrator(office);
    folder = join(office.server.dataDirectory, '..', 'packages');
    await mkdir(folder);
  });

  afterAll(async () => {
    await office?.stop();
  });

  /** A package that is accepted, of about so many bytes. */
  async function packageOf(name: string, bytes: number): Promise<string> {
    const content = await smallPackage([{ name: 'bruit.bin', content: randomBytes(bytes) }], {
      messageIdentifier: name,
      archivalAgreement: 'VERSEMENT_COURANT',
      originatingAgency: 'MAIRIE_SAINT_AUBIN',
    });
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  }

  async function chooseAndSend(page: Page, file: string, url = office.url): Promise<void> {
    await page.goto(`${url}/deposit`);
    await page.locator('.drop input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: 'Verser', exact: true }).click();
  }

  /** Has the page's line take so many bytes a second. Answers how to change it. */
  async function slowDown(
    page: Page,
    bytesPerSecond: number,
  ): Promise<(bytesPerSecond: number) => Promise<void>> {
    const devTools = await page.context().newCDPSession(page);
    const take = async (uploadThroughput: number): Promise<void> => {
      const conditions = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput };
      await devTools.send('Network.emulateNetworkConditions', conditions);
    };
    await take(bytesPerSecond);
    return take;
  }

  const isListOfUploads = (response: Response): boolean =>
    response.request().method() === 'GET' && response.url().endsWith('/chartrier/v1/uploads');

  const sent = (page: Page) =>
    page.locator('.sending progress').evaluate((bar) => (bar as HTMLProgressElement).value);

  async function untilSent(page: Page, bytes: number): Promise<void> {
    await expect.poll(() => sent(page), PATIENCE).toBeGreaterThanOrEqual(bytes);
  }

  it('goes on by itself when a lost connection is back', LONG, async () => {
    const line = await cuttableLine(office.url);
    const page = await office.open();
    await signIn(page, line.url);
    const take = await slowDown(page, SLOW);
    const name = 'Versement été n°1 (reçu).zip';
    await chooseAndSend(page, await packageOf(name, 12 * MEGABYTE), line.url);
    await page.locator('.sending').getByText(name, { exact: true }).waitFor();
    await untilSent(page, 2 * MEGABYTE);
    line.cut();
    await page.getByText('Connexion perdue').waitFor();
    expect(await violations(page)).toEqual([]);
    const held = await sent(page);
    await page.waitForTimeout(1_500);
    expect(await sent(page)).toBe(held);
    await take(FAST);
    line.mend();
    await page.getByRole('heading', { level: 1, name: /^Réussie/ }).waitFor(PATIENCE);
    await line.close();
  });

  it('is paused, outlives a reload, refuses another file and goes on with the same one', LONG, async () => {
    const page = await office.open();
    await signIn(page, office.url);
    const take = await slowDown(page, SLOW);
    const file = await packageOf('pause.zip', 16 * MEGABYTE);
    await chooseAndSend(page, file);
    await untilSent(page, 2 * MEGABYTE);
    await page.getByRole('button', { name: 'Mettre en pause' }).click();
    await page.getByText('En pause').waitFor();
    await pressKey(page, 'p');
    await page.getByRole('button', { name: 'Mettre en pause' }).waitFor();
    await pressKey(page, 'p');
    await page.getByText('En pause').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Mettre l’envoi en pause').waitFor();
    await page.keyboard.press('Escape');

    await page.reload();
    await page.getByRole('heading', { name: 'Envois interrompus' }).waitFor();
    const unfinished = page.locator('.unfinished');
    expect(await unfinished.textContent()).toContain('pause.zip');
    await mkdir(join(folder, 'autre'));
    const other = join(folder, 'autre', 'pause.zip');
    await writeFile(other, randomBytes(16 * MEGABYTE));
    await unfinished.locator('input[type=file]').setInputFiles(other);
    await unfinished.getByText('Ce n’est pas le même fichier').waitFor();

    await take(FAST);
    await unfinished.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('heading', { level: 1, name: /^Réussie/ }).waitFor(PATIENCE);
  });

  it('goes on while another page is read, and the line above it leads to what it becomes', LONG, async () => {
    const page = await office.open();
    await signIn(page, office.url);
    const take = await slowDown(page, SLOW);
    await chooseAndSend(page, await packageOf('ailleurs.zip', 12 * MEGABYTE));
    await untilSent(page, MEGABYTE);
    await page.getByRole('link', { name: 'Fonds', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Registre des fonds' }).waitFor();
    await page.locator('.sending-line').getByText('ailleurs.zip').waitFor();
    await take(FAST);
    await page.getByRole('link', { name: 'Suivre le versement' }).click(PATIENCE);
    await page.getByRole('heading', { level: 1, name: /^Réussie/ }).waitFor(PATIENCE);
    expect(await page.locator('.sending-line').count()).toBe(0);
  });

  it('waits when the session is ended elsewhere, and goes on once its sender is back', LONG, async () => {
    const page = await office.open();
    await signIn(page, office.url);
    const take = await slowDown(page, SLOW);
    await chooseAndSend(page, await packageOf('session.zip', 12 * MEGABYTE));
    await untilSent(page, 2 * MEGABYTE);
    await endSessions(office.url);
    const dialog = page.getByRole('dialog', { name: 'Votre session a pris fin' });
    await dialog.waitFor({ timeout: 30_000 });
    expect(await violations(page)).toEqual([]);
    await take(FAST);
    await dialog.getByLabel('Mot de passe').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Entrer' }).click();
    await page.getByRole('heading', { level: 1, name: /^Réussie/ }).waitFor(PATIENCE);
  });

  it('counts as being there: a session of a minute outlives an upload of a minute and a half', {
    timeout: 180_000,
  }, async () => {
    const page = await office.open();
    await signIn(page, office.url);
    await slowDown(page, 200_000);
    await chooseAndSend(page, await packageOf('lent.zip', 17 * MEGABYTE));
    await page
      .getByRole('heading', { level: 1, name: /^(Réussie|En cours|En attente)/ })
      .waitFor({ timeout: 150_000 });
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('is given up, and leaves nothing', async () => {
    const page = await office.open();
    await signIn(page, office.url);
    await slowDown(page, SLOW / 2);
    await chooseAndSend(page, await packageOf('abandon.zip', 12 * MEGABYTE));
    await untilSent(page, MEGABYTE);
    // the list of uploads is read while this one goes, and is slow to be read again
    await page.getByRole('link', { name: 'Fonds', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Registre des fonds' }).waitFor();
    const listed = page.waitForResponse(isListOfUploads);
    await page.goBack();
    await (await listed).finished();
    const read = Promise.withResolvers<void>();
    await page.route(`${office.url}/chartrier/v1/uploads`, async (route) => {
      await read.promise;
      await route.continue();
    });
    await page.getByRole('button', { name: 'Abandonner l’envoi' }).click();
    await page.getByText('Déposez un paquet ici').waitFor();
    expect(await page.locator('.unfinished').count()).toBe(0);
    read.resolve();
    await page.unrouteAll({ behavior: 'wait' });
    expect(accepted(await office.client.uploads.list({ tenant: 0 })).$results).toEqual([]);
    await rm(folder, { recursive: true });
  });
});
