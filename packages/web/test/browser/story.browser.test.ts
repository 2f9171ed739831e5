import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleFile } from '../../../../scripts/samples.ts';
import { chromiumIsThere, type FrontOffice, PASSWORD, startFrontOffice } from './front-office.ts';

describe.skipIf(!chromiumIsThere)("an archivist's first ten minutes", () => {
  let office: FrontOffice;

  beforeAll(async () => {
    office = await startFrontOffice();
  });

  afterAll(async () => {
    await office?.stop();
  });

  it('signs in, opens the archive, deposits, understands a refusal, finds 1912 and downloads it', {
    timeout: 120_000,
  }, async () => {
    const page = await office.open();
    await page.goto(office.url);
    await page.getByLabel('Identifiant').fill('admin');
    await page.getByLabel('Mot de passe').fill(office.oneTimePassword);
    await page.getByRole('button', { name: 'Entrer' }).click();

    // the password that was shown once must be changed
    await page.getByLabel('Mot de passe reçu').fill(office.oneTimePassword);
    await page.getByLabel('Nouveau mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Nouveau mot de passe, encore').fill(PASSWORD);
    await page.getByRole('button', { name: 'Enregistrer et entrer' }).click();

    // without an access contract the page says what to do; the administrator does it
    await page.getByText('Aucun contrat d’accès ne vous est donné').first().waitFor();
    await page.getByRole('link', { name: 'Administration', exact: true }).click();
    await page.getByRole('region', { name: 'Groupes' }).getByRole('button', { name: 'Modifier' }).click();
    await page.getByLabel(/Contrat d’accès · Ville de Valmont/).fill('CONSULTATION');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    // the list of contracts that the form suggests says it too
    await page.locator('form').waitFor({ state: 'detached' });
    await page.getByText('CONSULTATION').waitFor();

    // a first package, by the file chooser
    await page.getByRole('link', { name: 'Verser' }).click();
    await page.setInputFiles('input[type=file]', office.samples.good);
    await page.getByRole('button', { name: 'Verser', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /^Réussie/ }).waitFor();
    await expect.poll(() => page.locator('.phase-ok, .phase-warning').count()).toBe(6);

    // a faulty one: what, where, what to do
    await page.getByRole('link', { name: 'Verser' }).click();
    await page.setInputFiles('input[type=file]', office.samples.faulty);
    await page.getByRole('button', { name: 'Verser', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /^Refusée/ }).waitFor();
    await page.getByText('Rien n’a été conservé').waitFor();
    await page.locator('.fault').nth(1).waitFor();
    await page.locator('.fault-remedy').first().getByText('Que faire').waitFor();

    // by the keyboard: the search box, words, the record
    await page.keyboard.press('/');
    await page.getByRole('searchbox').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('délibération 1912');
    await page.getByRole('link', { name: /Délibération du 14 mars 1912/ }).click();
    await page.getByRole('heading', { level: 1, name: /Délibération du 14 mars 1912/ }).waitFor();
    await page.getByText('héritée de').first().waitFor();

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('button', { name: /^Télécharger/ })
        .first()
        .click(),
    ]);
    const digest = (bytes: Buffer): string => createHash('sha512').update(bytes).digest('hex');
    expect(digest(await readFile(await download.path()))).toBe(
      digest(await readFile(sampleFile('files/deliberation-1912-03-14.txt'))),
    );
  });
});
