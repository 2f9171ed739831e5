import { readFile } from 'node:fs/promises';
import { accepted } from '@chartrier/client';
import { describe, expect, it } from 'vitest';
import { withAdministrator } from './administrator.ts';
import { chromiumIsThere, deposit, violations } from './front-office.ts';
import { pressKey } from './press-key.ts';

const SESSION = { tenant: 0, accessContract: 'CONSULTATION' };

describe.skipIf(!chromiumIsThere)('an export (DIP) from the front office', () => {
  let unit = '';
  const at = withAdministrator({
    prepare: async (office) => {
      await deposit(office.client, office.samples.good);
      const query = { $query: [{ $exists: '#object' }], $projection: {} };
      unit = accepted(await office.client.units.search(SESSION, query)).$results[0]?.['#id'] ?? '';
    },
  });

  /** Whether a saved file is a zip with a manifest of a delivery. */
  async function isPackage(path: string): Promise<boolean> {
    const bytes = await readFile(path);
    return bytes.readUInt32LE(0) === 0x04034b50 && bytes.includes('manifest.xml');
  }

  it('is asked for on the results of a search, followed, then downloaded', async () => {
    const { page, office } = at;
    await page.goto(`${office.url}/search`);
    await page.locator('.result').first().waitFor();
    await pressKey(page, 'z');
    const dialog = page.getByRole('dialog', { name: 'Exporter un paquet (DIP)' });
    await dialog.waitFor();
    expect(await violations(page)).toEqual([]);
    for (const usage of ['Original numérique', 'Copie de diffusion', 'Vignette', 'Texte seul'])
      await dialog.getByText(usage, { exact: true }).click();
    await dialog.getByText('Original physique (sa description)').click();
    await expect.poll(() => dialog.getByRole('button', { name: 'Lancer l’export' }).isDisabled()).toBe(true);
    await dialog.getByText('Original numérique', { exact: true }).click();
    await dialog.getByText('Avec les journaux de vie').click();
    await dialog.getByRole('button', { name: 'Lancer l’export' }).click();
    await dialog.getByRole('link', { name: 'Suivre l’export' }).click();
    await page.getByRole('heading', { level: 1, name: /^Réussie/ }).waitFor();
    const fetching = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Télécharger le paquet (DIP)' }).click();
    const file = await fetching;
    expect(file.suggestedFilename()).toMatch(/^a[a-z0-9]{35}\.zip$/);
    expect(await isPackage(await file.path())).toBe(true);
  });

  it('is asked for on the page of a unit, in English, by keys, and told when it is not kept any more', async () => {
    const { office } = at;
    const page = await office.open({ locale: 'en-GB' });
    await page.context().addCookies(await at.page.context().cookies());
    await page.goto(`${office.url}/units/${unit}`);
    await page.getByRole('button', { name: 'Export (DIP)' }).waitFor();
    await pressKey(page, 'z');
    const dialog = page.getByRole('dialog', { name: 'Export a package (DIP)' });
    await dialog.getByText('With all that is under it').waitFor();
    await dialog.getByRole('button', { name: 'Start the export' }).click();
    await dialog.getByText('The export has started.').waitFor();
    await dialog.getByRole('link', { name: 'Follow the export' }).click();
    await page.getByRole('button', { name: 'Download the package (DIP)' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.route('**/dipexport/*/dip', (route) =>
      route.fulfill({
        status: 404,
        contentType: 'application/json',
        body: JSON.stringify({ httpCode: 404, message: 'It is not kept any more.', symbol: 'DIP_PURGED' }),
      }),
    );
    await pressKey(page, 'd');
    await page.getByRole('alert').getByText('It is not kept any more.').waitFor();
  });
});
