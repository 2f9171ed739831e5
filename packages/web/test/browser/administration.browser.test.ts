import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CERTIFICATE } from '../../../server/test/security/certificates.ts';
import { withAdministrator } from './administrator.ts';
import { confirm } from './confirm.ts';
import { chromiumIsThere, violations } from './front-office.ts';
import { pressKey } from './press-key.ts';

describe.skipIf(!chromiumIsThere)('administration', () => {
  const at = withAdministrator();

  it('gives chosen rights to a group, to a person, and takes both away', async () => {
    await at.page.goto(`${at.office.url}/administration`);
    await at.page.getByRole('table').first().waitFor();
    await pressKey(at.page, 'm');
    await at.page.getByLabel('Nom', { exact: true }).fill('Lecteurs');
    await at.page.locator('.admin-groups').getByText('Ville de Valmont', { exact: true }).click();
    await at.page.getByRole('button', { name: /Droits · Ville de Valmont/ }).click();
    await at.page.getByRole('option', { name: 'droits choisis' }).click();
    await at.page.getByLabel('Filtrer les droits').fill('units:read');
    await at.page.locator('.permissions-list').getByText('units:read', { exact: true }).click();
    await at.page.getByLabel(/Contrat d’accès · Ville de Valmont/).fill('CONSULTATION');
    expect(await violations(at.page)).toEqual([]);
    await at.page.getByRole('button', { name: 'Créer' }).click();
    await at.page.getByText('Ville de Valmont (1 droits, CONSULTATION)').waitFor();
    // the row is there before the form is gone
    await at.page.locator('form').waitFor({ state: 'detached' });

    await at.page.getByRole('heading', { level: 1 }).focus();
    await pressKey(at.page, 'n');
    await at.page.getByLabel('Identifiant', { exact: true }).fill('paul');
    await at.page.getByLabel('Nom', { exact: true }).fill('Paul Therond');
    await at.page.locator('.admin-groups').getByText('Lecteurs').click();
    await at.page.getByRole('button', { name: 'Créer' }).click();
    await at.page.getByText('Mot de passe à remettre').waitFor();
    await at.page.getByRole('button', { name: 'Fermer' }).click();

    await at.page.getByRole('button', { name: 'Nouveau mot de passe : paul' }).click();
    await confirm(at.page, 'l’ancien ne vaut plus', 'Nouveau mot de passe');
    await at.page.getByText('Mot de passe à remettre').waitFor();
    await at.page.getByRole('button', { name: 'Suspendre : paul' }).click();
    await confirm(at.page, 'on peut la rétablir', 'Suspendre');
    await at.page.getByRole('row', { name: /paul/ }).getByText('suspendue').waitFor();
    await at.page.getByRole('button', { name: 'Supprimer : Lecteurs' }).click();
    await confirm(at.page, '1 personne perd aussitôt', 'Supprimer');
    await at.page.getByRole('button', { name: 'Supprimer : Lecteurs' }).waitFor({ state: 'detached' });
    await at.page.getByRole('button', { name: 'Effacer : paul' }).click();
    await at.page.getByRole('alertdialog').waitFor();
    expect(await violations(at.page)).toEqual([]);
    await confirm(at.page, 'reste dans les journaux', 'Effacer');
    // whoever is erased is listed no more
    await at.page.getByRole('row', { name: /Paul Therond/ }).waitFor({ state: 'detached' });
  });

  it('says in place why the last administrator stays', async () => {
    await at.page.goto(`${at.office.url}/administration`);
    await at.page.getByRole('button', { name: 'Effacer : admin' }).click();
    await confirm(at.page, 'reste dans les journaux', 'Effacer');
    const refused = at.page.getByRole('alertdialog').getByRole('alert');
    await refused.getByText('PERSON_LAST_ADMINISTRATOR').waitFor();
    expect(await refused.textContent()).toContain('Donnez d’abord à une autre personne');
    expect(await violations(at.page)).toEqual([]);
    await at.page.getByRole('button', { name: 'Ne rien changer' }).click();
    await at.page.getByRole('alertdialog').waitFor({ state: 'detached' });
  });

  it('tells what was done on accounts and groups, by whom, and to whom', async () => {
    await at.page.getByRole('link', { name: 'Journal des accès' }).click();
    await expect.poll(() => new URL(at.page.url()).pathname).toBe('/administration/journal');
    await at.page.getByRole('row', { name: /personne effacée/ }).waitFor();
    await at.page.getByRole('row', { name: /groupe supprimé/ }).waitFor();
    await at.page.getByRole('row', { name: /nouveau mot de passe donné/ }).waitFor();
    expect(await violations(at.page)).toEqual([]);
    await at.page.getByRole('button', { name: /Personne/ }).click();
    await at.page.getByRole('option', { name: /\(admin\)/ }).click();
    await at.page.getByRole('row', { name: /personne effacée/ }).waitFor({ state: 'detached' });
    await at.page
      .getByRole('row', { name: /connexion/ })
      .first()
      .waitFor();
  });

  it('registers and revokes a personal certificate, and says why one cannot be read', async () => {
    await at.page.goto(`${at.office.url}/administration/certificates`);
    await at.page.getByText('Aucun certificat personnel').waitFor();
    await at.page.getByText('Aucune liste de révocation').waitFor();
    await pressKey(at.page, 'm');
    await at.page.getByLabel('Certificat (PEM)').fill('pas un certificat');
    await at.page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await at.page.getByRole('alert').getByText('CERTIFICATE_UNREADABLE').waitFor();
    expect(await violations(at.page)).toEqual([]);
    await at.page.getByLabel('Certificat (PEM)').fill(CERTIFICATE);
    await at.page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    const row = at.page.getByRole('row', { name: /application/ });
    await row.getByText('valide').waitFor();
    await row.getByRole('button', { name: /^Révoquer/ }).click();
    await confirm(at.page, 'On ne revient pas sur une révocation', 'Révoquer');
    await row.getByText('révoqué').waitFor();
    expect(await row.getByRole('button').count()).toBe(0);
    expect(await violations(at.page)).toEqual([]);
  });

  it('bounds a tenant, tells its usage by month, and erases one only by its name', async () => {
    await at.page.goto(`${at.office.url}/administration/tenants`);
    await at.page.getByRole('button', { name: 'Usage : Ville de Valmont' }).click();
    await at.page.getByRole('columnheader', { name: 'référentiels' }).waitFor();
    await at.page.getByLabel('Unités', { exact: true }).fill('100000');
    await at.page.locator('.quota').getByRole('button', { name: 'Enregistrer' }).click();
    await at.page.getByText('Enregistré.').waitFor();
    await at.page.getByRole('heading', { level: 1 }).focus();
    await pressKey(at.page, 'n');
    await at.page.getByLabel('Numéro').fill('7');
    await at.page.getByLabel('Nom', { exact: true }).fill('Essai');
    await at.page.getByRole('button', { name: 'Créer' }).click();
    await at.page.getByRole('button', { name: 'Suspendre : Essai' }).click();
    await confirm(at.page, 'Rien n’est perdu', 'Suspendre');
    await at.page.getByRole('button', { name: 'Effacer pour toujours : Essai' }).click();
    const asked = at.page.getByRole('alertdialog');
    const erase = asked.getByRole('button', { name: 'Effacer pour toujours' });
    expect(await erase.isDisabled()).toBe(true);
    await asked.getByLabel(/Écrivez son nom/).fill('Essai');
    expect(await violations(at.page)).toEqual([]);
    await erase.click();
    await at.page.getByRole('row', { name: /Essai/ }).getByText('effacé', { exact: false }).waitFor();
  });

  it('exports a tenant to a file, once it has said what is in it', async () => {
    await at.page.goto(`${at.office.url}/administration/tenants`);
    await at.page.getByRole('row', { name: /Ville de Valmont/ }).waitFor();
    await at.page.keyboard.press('j');
    await at.page.locator('[data-row]:focus').getByText('Ville de Valmont').waitFor();
    await at.page.keyboard.press('e');
    const asked = at.page.getByRole('dialog', { name: 'Exporter Ville de Valmont' });
    await asked.getByText('chartrier rebuild').waitFor();
    expect(await violations(at.page)).toEqual([]);
    const [download] = await Promise.all([
      at.page.waitForEvent('download'),
      asked.getByRole('button', { name: 'Exporter', exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('tenant-0.tar');
    await asked.waitFor({ state: 'detached' });
    // a tar of folders of the offers, with the reference data that was imported (POSIX.1, ustar)
    const tar = await readFile(await download.path());
    expect(tar.subarray(257, 262).toString()).toBe('ustar');
    expect(tar.toString('latin1')).toContain('MAIRIE_SAINT_AUBIN');
  });

  it('lists the scheduled jobs, starts one, holds another and releases it', async () => {
    await at.page.goto(`${at.office.url}/administration/jobs`);
    // at the hour of one of those of each day, the others have not run yet
    const daily = at.page.getByRole('row').filter({ hasText: 'chaque jour' });
    await daily.filter({ hasText: 'jamais encore' }).first().waitFor();
    const check = at.page.getByRole('row', { name: /Contrôle de cohérence des journaux/ });
    await check.getByText('chaque jour').waitFor();
    await check.getByRole('button', { name: /^Lancer/ }).click();
    await check.getByText(/opérations contrôlées/).waitFor();
    await check.getByText(/réussi/).waitFor();
    const backup = at.page.getByRole('row', { name: /Copie du journal des accès/ });
    await backup.getByRole('button', { name: /^Suspendre/ }).click();
    await backup.getByText('suspendue').waitFor();
    await backup.getByText('pas prévue').waitFor();
    expect(await violations(at.page)).toEqual([]);
    await backup.getByRole('button', { name: /^Rétablir/ }).click();
    await backup.getByText('en attente').waitFor();
  });
});
