import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Authority, type Issued, makeAuthority } from '../../../server/test/api/support/certificates.ts';
import { withAdministrator } from './administrator.ts';
import { confirm } from './confirm.ts';
import { chromiumIsThere, violations } from './front-office.ts';
import { pressKey } from './press-key.ts';

describe.skipIf(!chromiumIsThere)('certificates of applications, and the lists that take them back', () => {
  let folder: string;
  let authority: Authority;
  let issued: readonly Issued[] = [];

  const at = withAdministrator({
    configuration: async () => {
      folder = await mkdtemp(join(tmpdir(), 'chartrier-certificates-'));
      authority = await makeAuthority(folder);
      issued = [await authority.issue('caisse', 'client'), await authority.issue('bureau', 'client')];
      return { http: { authorities: authority.certificateFile } };
    },
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('adds the certificate of an application from a file, for a context that there is', async () => {
    const { page } = at;
    await page.goto(`${at.office.url}/administration/certificates`);
    await page.getByText('Aucun certificat d’application').waitFor();
    for (const { certificateFile } of issued) {
      await page.getByRole('heading', { level: 1 }).focus();
      await pressKey(page, 'n');
      await page.locator('form input[type=file]').setInputFiles(certificateFile);
      await expect
        .poll(() => page.getByLabel('Certificat (PEM)').inputValue())
        .toContain('BEGIN CERTIFICATE');
      const suggested = page.locator('datalist option[value="CT-000001"]');
      await suggested.waitFor({ state: 'attached' });
      await page.getByLabel('Contexte').fill('CT-ABSENT');
      await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
      await page.getByRole('alert').getByText('REFERENTIAL_NOT_FOUND').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByLabel('Contexte').fill('CT-000001');
      await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
      await page.locator('form').waitFor({ state: 'detached' });
    }
    for (const name of [/caisse/, /bureau/]) {
      const row = page.getByRole('row', { name });
      await row.getByText('valide').waitFor();
      await row.getByText('CT-000001').waitFor();
    }
  });

  it('imports a revocation list, says whom it takes back, and refuses what is none', async () => {
    const { page } = at;
    const [taken] = issued;
    if (taken === undefined) throw new Error('no certificate was issued');
    // as long as someone listens the browser tells us of choosers: between two of them it would not hear the second in time
    const listening = (): void => undefined;
    page.on('filechooser', listening);
    const choose = async (bytes: string): Promise<void> => {
      await expect
        .poll(() => page.getByRole('button', { name: 'Importer une liste' }).isEnabled(), { timeout: 20_000 })
        .toBe(true);
      await page.getByRole('heading', { level: 1 }).focus();
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), pressKey(page, 'i')]);
      await chooser.setFiles({
        name: 'liste.crl',
        mimeType: 'application/pkix-crl',
        buffer: Buffer.from(bytes),
      });
    };
    await choose('pas une liste');
    await page.getByRole('alert').getByText('REVOCATION_LIST_UNREADABLE').waitFor();
    expect(await violations(page)).toEqual([]);
    await choose(await authority.revoke([taken]));
    await page.getByText('Liste importée ; certificats d’application révoqués : 1.').waitFor();
    await page.getByRole('row', { name: /Test authority/ }).waitFor();
    await page
      .getByRole('row', { name: /caisse/ })
      .getByText('révoqué')
      .waitFor();
    await page
      .getByRole('row', { name: /bureau/ })
      .getByText('valide')
      .waitFor();
    page.off('filechooser', listening);
    expect(await violations(page)).toEqual([]);
  });

  it('revokes another by the keyboard', async () => {
    const { page } = at;
    await page.getByRole('heading', { level: 1 }).focus();
    const row = page.getByRole('row', { name: /bureau/ });
    for (let pressed = 0; pressed < 2; pressed += 1) {
      await page.keyboard.press('j');
      if (
        (await page
          .locator('[data-row]:focus')
          .getByText(/bureau/)
          .count()) > 0
      )
        break;
    }
    await page.keyboard.press('x');
    await confirm(page, 'On ne revient pas sur une révocation', 'Révoquer');
    await row.getByText('révoqué').waitFor();
  });
});
