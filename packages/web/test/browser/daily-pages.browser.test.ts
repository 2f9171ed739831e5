import { readFile } from 'node:fs/promises';
import { accepted } from '@chartrier/client';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  chromiumIsThere,
  deposit,
  type FrontOffice,
  settleAdministrator,
  signIn,
  startFrontOffice,
  violations,
} from './front-office.ts';
import { pressKey } from './press-key.ts';

const SESSION = { tenant: 0, accessContract: 'CONSULTATION' };
const AGENCIES = [
  'Identifier,Name,Description',
  'MAIRIE_SAINT_AUBIN,Mairie,Essai',
  'ARCHIVES_SAINT_AUBIN,Archives,Essai',
];

function csv(lines: readonly string[]) {
  return { name: 'services.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
}

describe.skipIf(!chromiumIsThere)('home, fonds, reference data, console', () => {
  let office: FrontOffice;

  beforeAll(async () => {
    office = await startFrontOffice();
    await deposit(office.client, office.samples.good);
    await deposit(office.client, office.samples.faulty);
    await settleAdministrator(office);
  });

  afterAll(async () => {
    await office?.stop();
  });

  async function opened(path: string, options: Parameters<FrontOffice['open']>[0] = {}): Promise<Page> {
    const page = await office.open(options);
    await signIn(page, office.url);
    await page.goto(office.url + path);
    return page;
  }

  it('shows at home what is held, what failed, and operations as they come', async () => {
    const page = await opened('/');
    await page.locator('.holdings').getByText('5', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Mairie de Saint-Aubin-les-Eaux' }).waitFor();
    const attention = page
      .getByRole('region', { name: 'À regarder' })
      .or(page.locator('.section', { hasText: 'À regarder' }));
    await attention.first().getByText('refusé').waitFor();
    // by what refused it, which its last events do not say
    await attention
      .first()
      .getByRole('link', { name: /^(?!Entrée du versement).* : échec/ })
      .waitFor();
    const last = page.locator('.section', { hasText: 'En cours et dernières opérations' });
    const deposits = last.getByText('versement ·');
    await deposits.nth(1).waitFor();
    const before = await deposits.count();
    await deposit(office.client, office.samples.good);
    await expect.poll(() => deposits.count()).toBe(before + 1);
    await page.getByRole('link', { name: /^1900–1924 : / }).click();
    await page.locator('.result').first().waitFor();
    expect(new URL(page.url()).search).toBe('?from=1900&to=1924');
  });

  it('says the first steps of an archive that holds nothing, and sets up what they need', async () => {
    const page = await opened('/');
    await page.evaluate(() => localStorage.setItem('chartrier.place', '{"tenant":1}'));
    await page.reload();
    await page.getByText('Premiers pas').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Commencer avec des données d’exemple' }).click();
    await page.getByText('✓ fait').nth(1).waitFor();
  });

  it('tells the movements of a fonds, and leads to its deposits and units', async () => {
    const page = await opened('/fonds');
    await page.locator('.movements').waitFor();
    await page.getByRole('link', { name: 'Mairie de Saint-Aubin-les-Eaux' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mairie de Saint-Aubin-les-Eaux' }).waitFor();
    await page.locator('.movements').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Exporter (CSV)' }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toMatch(/^\uFEFFVersement;/);
    await page.getByRole('link', { name: 'ses unités' }).first().click();
    await page.locator('.search-line').getByText('5 unités').waitFor();
  });

  it('judges a file, refuses a faulty one with its lines, and imports a good one, the report in place', async () => {
    const page = await opened('/referentials/agencies');
    const input = page.locator('input[type=file]');
    await input.setInputFiles(csv([...AGENCIES, ',Sans identifiant,x']));
    await page.getByRole('button', { name: 'Importer ce fichier' }).click();
    await page.getByRole('alert').waitFor();
    await page.locator('.import-findings').getByText('ligne 4').first().waitFor();
    expect(await violations(page)).toEqual([]);

    await input.setInputFiles(csv([...AGENCIES, 'ECOLES,Écoles,Essai']));
    await page.getByRole('button', { name: 'Vérifier seulement' }).click();
    await page.getByText('Le fichier peut être importé ; rien n’a changé.').waitFor();
    await page.locator('.import-changes').getByText('ECOLES').waitFor();
    expect(await page.getByRole('table').getByText('ECOLES').count()).toBe(0);

    await page.getByRole('button', { name: 'Importer ce fichier' }).click();
    await page.getByText('Import accepté.').waitFor();
    await page.locator('.import-changes').getByText('créés').waitFor();
    await page.locator('.table').getByText('ECOLES').waitFor();
  });

  it('removes a document that nothing uses, keeps its versions, and says what uses another', async () => {
    const page = await opened('/referentials/agencies/ECOLES');
    await page.getByRole('heading', { level: 1, name: 'Écoles' }).waitFor();
    await pressKey(page, 'x');
    const asked = page.getByRole('alertdialog', { name: 'Supprimer ECOLES ?' });
    await asked.getByText('S’il sert encore, la suppression est refusée').waitFor();
    expect(await violations(page)).toEqual([]);
    await asked.getByRole('button', { name: 'Supprimer' }).click();
    await page.getByRole('heading', { level: 1, name: 'Services agents' }).waitFor();
    await page.locator('.table').getByText('MAIRIE_SAINT_AUBIN').waitFor();
    expect(await page.locator('.table').getByText('ECOLES').count()).toBe(0);
    await page.goto(`${office.url}/referentials/agencies/ECOLES`);
    await page.getByText('Introuvable').waitFor();
    await page.locator('.change').getByText('supprimé').waitFor();

    await page.goto(`${office.url}/referentials/agencies/MAIRIE_SAINT_AUBIN`);
    await page.getByRole('button', { name: 'Supprimer' }).click();
    const other = page.getByRole('alertdialog');
    await other.getByRole('button', { name: 'Supprimer' }).click();
    await other.getByText('REFERENTIAL_DELETION_REFUSED').waitFor();
    expect(await other.getByRole('alert').textContent()).toContain('AccessionRegister');
    expect(await other.getByRole('alert').textContent()).not.toContain('Vous n’avez pas ce droit');
    expect(await violations(page)).toEqual([]);
    await other.getByRole('button', { name: 'Ne rien changer' }).click();
    await other.waitFor({ state: 'detached' });
  });

  it('removes all the same what its reader insists on, once the refusal has said why it should stay', async () => {
    const page = await opened('/referentials/ontologies/Gender');
    await page.locator('.referential-json').waitFor();
    await pressKey(page, 'x');
    const asked = page.getByRole('alertdialog', { name: 'Supprimer Gender ?' });
    const insist = asked.getByText('Supprimer quand même');
    expect(await insist.count()).toBe(0);
    await asked.getByRole('button', { name: 'Supprimer' }).click();
    await asked.getByText('REFERENTIAL_DELETION_REFUSED').waitFor();
    await insist.click();
    expect(await violations(page)).toEqual([]);
    await asked.getByRole('button', { name: 'Supprimer' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ontologie' }).waitFor();
    await page.goto(`${office.url}/referentials/ontologies/Gender`);
    await page.getByText('Introuvable').waitFor();
    await page.locator('.change').getByText('supprimé').waitFor();
  });

  it('compares any two versions of a document', async () => {
    for (const Name of ['Consultation bis', 'Consultation ter'])
      accepted(
        await office.client.referentials.update(SESSION, 'accesscontracts', 'CONSULTATION', {
          $action: [{ $set: { Name } }],
        }),
      );
    const page = await opened('/referentials/accesscontracts/CONSULTATION');
    const differences = page.locator('.differences');
    await differences.getByText('Consultation bis').waitFor();
    await differences.getByText('Consultation ter').waitFor();
    await page
      .getByRole('button', { name: /^Comparer|Version \d+ Comparer/ })
      .first()
      .click();
    await page.getByRole('option').first().click();
    await differences.getByText('Consultation par les archives municipales').waitFor();
    await differences.getByText('Consultation bis').waitFor({ state: 'detached' });
    expect(await violations(page)).toEqual([]);
  });

  it('completes a query, and runs it by the keyboard', async () => {
    const page = await opened('/console');
    const box = page.getByRole('textbox');
    await box.fill('');
    await box.pressSequentially('{ "$query": [{ "$match_a');
    await page.getByRole('option', { name: '$match_all' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    // one types on at once, after what was completed
    await page.keyboard.type(': { "Title": "lavoir" } }], "$projection": {} }');
    await expect
      .poll(() => box.inputValue())
      .toBe('{ "$query": [{ "$match_all": { "Title": "lavoir" } }], "$projection": {} }');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Enter');
    await page.getByText('6 résultats').waitFor();
  });

  it('has keys for what a search does, listed under ?', async () => {
    const page = await opened('/search?q=lavoir');
    await page.locator('.result').first().waitFor();
    for (const place of ['1', '2']) {
      await page.keyboard.press('j');
      await page.locator(`article[aria-posinset="${place}"] :focus`).waitFor();
    }
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Résultat suivant').waitFor();
    await page.getByRole('dialog').getByText('Exporter (CSV)').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await pressKey(page, 's');
    await page.getByRole('dialog').getByText('Recherches gardées').waitFor();
  });
});
