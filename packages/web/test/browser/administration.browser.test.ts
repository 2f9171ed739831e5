import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CERTIFICATE } from '../../../server/test/security/certificates.ts';
import {
  chromiumIsThere,
  type FrontOffice,
  settleAdministrator,
  signIn,
  startFrontOffice,
  violations,
} from './front-office.ts';

describe.skipIf(!chromiumIsThere)('administration', () => {
  let office: FrontOffice;
  let page: Page;

  beforeAll(async () => {
    office = await startFrontOffice();
    await settleAdministrator(office);
    page = await office.open();
    await signIn(page, office.url);
  });

  afterAll(async () => {
    await office?.stop();
  });

  /** Confirms what is asked, once it has said what happens. */
  async function confirm(says: string, button: string): Promise<void> {
    const asked = page.getByRole('alertdialog');
    await asked.getByText(says).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Ne rien changer');
    await asked.getByRole('button', { name: button, exact: true }).click();
  }

  it('gives chosen rights to a group, to a person, and takes both away', async () => {
    await page.goto(`${office.url}/administration`);
    await page.getByRole('table').first().waitFor();
    await page.keyboard.press('m');
    await page.getByLabel('Nom', { exact: true }).fill('Lecteurs');
    await page.locator('.admin-groups').getByText('Ville de Valmont', { exact: true }).click();
    await page.getByRole('button', { name: /Droits · Ville de Valmont/ }).click();
    await page.getByRole('option', { name: 'droits choisis' }).click();
    await page.getByLabel('Filtrer les droits').fill('units:read');
    await page.locator('.permissions-list').getByText('units:read', { exact: true }).click();
    await page.getByLabel(/Contrat d’accès · Ville de Valmont/).fill('CONSULTATION');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Créer' }).click();
    await page.getByText('Ville de Valmont (1 droits, CONSULTATION)').waitFor();

    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('n');
    await page.getByLabel('Identifiant', { exact: true }).fill('paul');
    await page.getByLabel('Nom', { exact: true }).fill('Paul Therond');
    await page.locator('.admin-groups').getByText('Lecteurs').click();
    await page.getByRole('button', { name: 'Créer' }).click();
    await page.getByText('Mot de passe à remettre').waitFor();
    await page.getByRole('button', { name: 'Fermer' }).click();

    await page.getByRole('button', { name: 'Nouveau mot de passe : paul' }).click();
    await confirm('l’ancien ne vaut plus', 'Nouveau mot de passe');
    await page.getByText('Mot de passe à remettre').waitFor();
    await page.getByRole('button', { name: 'Suspendre : paul' }).click();
    await confirm('on peut la rétablir', 'Suspendre');
    await page.getByRole('row', { name: /paul/ }).getByText('suspendue').waitFor();
    await page.getByRole('button', { name: 'Supprimer : Lecteurs' }).click();
    await confirm('1 personne perd aussitôt', 'Supprimer');
    await page.getByRole('button', { name: 'Supprimer : Lecteurs' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Effacer : paul' }).click();
    await page.getByRole('alertdialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await confirm('reste dans les journaux', 'Effacer');
    // whoever is erased is listed no more
    await page.getByRole('row', { name: /Paul Therond/ }).waitFor({ state: 'detached' });
  });

  it('says in place why the last administrator stays', async () => {
    await page.goto(`${office.url}/administration`);
    await page.getByRole('button', { name: 'Effacer : admin' }).click();
    await confirm('reste dans les journaux', 'Effacer');
    const refused = page.getByRole('alertdialog').getByRole('alert');
    await refused.getByText('PERSON_LAST_ADMINISTRATOR').waitFor();
    expect(await refused.textContent()).toContain('Donnez d’abord à une autre personne');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ne rien changer' }).click();
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
  });

  it('tells what was done on accounts and groups, by whom, and to whom', async () => {
    await page.getByRole('link', { name: 'Journal des accès' }).click();
    expect(new URL(page.url()).pathname).toBe('/administration/journal');
    await page.getByRole('row', { name: /personne effacée/ }).waitFor();
    await page.getByRole('row', { name: /groupe supprimé/ }).waitFor();
    await page.getByRole('row', { name: /nouveau mot de passe donné/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /Personne/ }).click();
    await page.getByRole('option', { name: /\(admin\)/ }).click();
    await page.getByRole('row', { name: /personne effacée/ }).waitFor({ state: 'detached' });
    await page
      .getByRole('row', { name: /connexion/ })
      .first()
      .waitFor();
  });

  it('registers and revokes a personal certificate, and says why one cannot be read', async () => {
    await page.goto(`${office.url}/administration/certificates`);
    await page.getByText('Aucun certificat personnel').waitFor();
    await page.getByText('Aucune liste de révocation').waitFor();
    await page.keyboard.press('m');
    await page.getByLabel('Certificat (PEM)').fill('pas un certificat');
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await page.getByRole('alert').getByText('CERTIFICATE_UNREADABLE').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Certificat (PEM)').fill(CERTIFICATE);
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    const row = page.getByRole('row', { name: /application/ });
    await row.getByText('valide').waitFor();
    await row.getByRole('button', { name: /^Révoquer/ }).click();
    await confirm('On ne revient pas sur une révocation', 'Révoquer');
    await row.getByText('révoqué').waitFor();
    expect(await row.getByRole('button').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  it('bounds a tenant, tells its usage by month, and erases one only by its name', async () => {
    await page.goto(`${office.url}/administration/tenants`);
    await page.getByRole('button', { name: 'Usage : Ville de Valmont' }).click();
    await page.getByRole('columnheader', { name: 'référentiels' }).waitFor();
    await page.getByLabel('Unités', { exact: true }).fill('100000');
    await page.locator('.quota').getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Enregistré.').waitFor();
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('n');
    await page.getByLabel('Numéro').fill('7');
    await page.getByLabel('Nom', { exact: true }).fill('Essai');
    await page.getByRole('button', { name: 'Créer' }).click();
    await page.getByRole('button', { name: 'Suspendre : Essai' }).click();
    await confirm('Rien n’est perdu', 'Suspendre');
    await page.getByRole('button', { name: 'Effacer pour toujours : Essai' }).click();
    const asked = page.getByRole('alertdialog');
    const erase = asked.getByRole('button', { name: 'Effacer pour toujours' });
    expect(await erase.isDisabled()).toBe(true);
    await asked.getByLabel(/Écrivez son nom/).fill('Essai');
    expect(await violations(page)).toEqual([]);
    await erase.click();
    await page.getByRole('row', { name: /Essai/ }).getByText('effacé', { exact: false }).waitFor();
  });
});
