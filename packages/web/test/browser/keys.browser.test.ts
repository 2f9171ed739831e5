import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { withAdministrator } from './administrator.ts';
import { chromiumIsThere, deposit, violations } from './front-office.ts';
import { knownPlaces, PAGES, type Places } from './pages.ts';
import { pressKey } from './press-key.ts';

/**
 * Actions that are shown, each by what it says and its key (`aria-keyshortcuts`). What is filled or chosen (fields, filters, lists,
 * the tree, bars of a chart, tabs) is no action: it is reached by Tab and has the keys of its kind. So are the buttons of a form,
 * which Enter sends.
 */
async function actionsShown(page: Page): Promise<readonly { readonly says: string; readonly key: string }[]> {
  return await page.locator('header.bar, main').evaluateAll((parts) =>
    parts
      .flatMap((part) => [...part.querySelectorAll<HTMLElement>('button, .page-actions a, [role=tab]')])
      .filter(
        (action) =>
          action.checkVisibility() &&
          // what only a screen reader finds is a second way to what is shown
          action.closest('[style*=clip]') === null &&
          action.getAttribute('aria-disabled') !== 'true' &&
          !action.hasAttribute('disabled') &&
          action.closest('form, [data-field], .narrowing .bar, [role=listbox]') === null &&
          action.getAttribute('aria-haspopup') !== 'listbox',
      )
      .map((action) => ({
        says: action.getAttribute('aria-label') ?? action.textContent ?? '',
        key: action.getAttribute('aria-keyshortcuts') ?? '',
      })),
  );
}

/** The keys listed, each part of the list apart: everywhere, on this page, on the chosen row. */
async function keysListed(page: Page): Promise<readonly (readonly string[])[]> {
  await page.keyboard.press('?');
  const listed = page.getByRole('dialog', { name: 'Raccourcis clavier' });
  await listed.waitFor();
  const parts = await listed.locator('dl').all();
  const keys = await Promise.all(parts.map((part) => part.locator('kbd').allTextContents()));
  await page.keyboard.press('Escape');
  await listed.waitFor({ state: 'detached' });
  return keys;
}

describe.skipIf(!chromiumIsThere)('every action has a key', () => {
  let known: Places;
  const at = withAdministrator({
    prepare: async (office) => {
      known = await knownPlaces(office);
    },
  });

  it.each(PAGES)('on %s, listed under ?', async (_name, address, whole) => {
    await at.page.goto(at.office.url + address(known));
    await at.page.locator(whole).first().waitFor();
    const actions = await actionsShown(at.page);
    expect(actions.length).toBeGreaterThan(2);
    expect(actions.filter(({ key }) => key === '')).toEqual([]);
    const [everywhere = [], ...ofPage] = await keysListed(at.page);
    expect(actions.filter(({ key }) => ![...everywhere, ...ofPage.flat()].includes(key))).toEqual([]);
    // no key of the page does two things; that of a row does what its row can
    const [keys = []] = ofPage;
    expect(keys).toEqual([...new Set(keys)]);
  });

  it('chooses a row by j, goes by the arrows, says it, and does what its key says', async () => {
    const { page } = at;
    await page.goto(`${at.office.url}/administration`);
    await page.getByRole('table').nth(1).waitFor();
    await page.keyboard.press('e');
    expect(await page.locator('form').count()).toBe(0);
    await page.keyboard.press('j');
    const chosen = page.locator('[data-row]:focus');
    await chosen.getByText('admin', { exact: true }).first().waitFor();
    const told = page.getByRole('region', { name: 'Personnes' }).getByRole('status').last();
    await expect.poll(() => told.textContent()).toMatch(/^Ligne 1 sur 1 : admin\. Touches : e, Modifier ;/);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('e');
    await expect.poll(() => page.getByLabel('Nom', { exact: true }).inputValue()).not.toBe('');
    // the form has the focus, Escape closes it, and the row is chosen as before
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('form') instanceof HTMLElement))
      .toBe(true);
    await page.keyboard.press('Escape');
    await page.locator('form').waitFor({ state: 'detached' });
    await chosen.getByText('admin', { exact: true }).first().waitFor();
    // from the last row of a table to the first of the one after
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await chosen.getByText(/Ville de Valmont/).waitFor();
    await page.keyboard.press('ArrowUp');
    await chosen.getByText('admin', { exact: true }).first().waitFor();
    await page.keyboard.press('d');
    await page.getByRole('alertdialog', { name: 'Déconnecter partout : admin' }).waitFor();
    // behind the dialog, no row is chosen any more
    await page.keyboard.press('j');
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await chosen.getByText('admin', { exact: true }).first().waitFor();
  });

  it('opens an operation, a document and a fonds from their lists', async () => {
    const { page } = at;
    for (const [address, title] of [
      ['/operations', /^(?:Réussie|Refusée)/],
      ['/referentials/agencies', /Archives|Mairie/],
      ['/fonds', /Mairie/],
    ] as const) {
      await page.goto(at.office.url + address);
      await page.locator('[data-row]').first().waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
    }
  });

  it('forgets a saved search in its dialog, by its key', async () => {
    const { page } = at;
    await page.goto(`${at.office.url}/search?q=lavoir`);
    await page.locator('.result').first().waitFor();
    await pressKey(page, 's');
    await page.getByLabel('Nom de cette recherche').fill('À oublier');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'À oublier' }).waitFor();
    await page.getByRole('heading', { name: 'Recherches gardées' }).click();
    await page.keyboard.press('j');
    await page.locator('[data-row]:focus').getByText('À oublier').waitFor();
    await page.keyboard.press('x');
    await page.getByRole('link', { name: 'À oublier' }).waitFor({ state: 'detached' });
  });

  it('removes what narrows a search by its figure', async () => {
    const { page } = at;
    await page.goto(`${at.office.url}/search?level=Item&from=1912`);
    await page.locator('.token').nth(1).waitFor();
    await page.keyboard.press('1');
    await expect.poll(() => new URL(page.url()).search).toBe('?level=Item');
    // the address says it before the page does
    await expect.poll(() => page.locator('.token').count()).toBe(1);
    await page.keyboard.press('1');
    await expect.poll(() => new URL(page.url()).search).toBe('');
  });

  it('downloads a file of a unit from the list of its objects', async () => {
    const { page } = at;
    await page.goto(`${at.office.url}/units/${known.unit}`);
    await page.locator('.preview pre, .preview img, .preview-none').first().waitFor();
    await pressKey(page, '2');
    await page.locator('.objects [data-row]').first().waitFor();
    await page.keyboard.press('j');
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('d')]);
    expect(download.suggestedFilename()).toMatch(/\.txt$/);
  });

  it('does nothing by a key once shortcuts are turned off', async () => {
    const { page } = at;
    await deposit(at.office.client, at.office.samples.faulty);
    await page.goto(`${at.office.url}/operations`);
    await page.locator('[data-row]').first().waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Raccourcis actifs sur ce navigateur').click();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    expect(await page.locator('[data-row]:focus').count()).toBe(0);
    await page.evaluate(() => localStorage.setItem('chartrier.keys', 'on'));
  });
});
