import { describe, expect, it } from 'vitest';
import { withAdministrator } from './administrator.ts';
import { chromiumIsThere, violations } from './front-office.ts';

/** Every page that asks the server something, and what it shows when there is nothing to show. */
const PAGES: readonly (readonly [address: string, empty: string])[] = [
  ['/', '.first-steps, .step'],
  ['/search', '.empty'],
  ['/deposit', '.empty'],
  ['/operations', '.operation'],
  ['/operations/aedqaaaabchkzklqaaabaamdzaaaaaaaaaaq', '.refusal'],
  ['/units/aeaqaaaaaahkzklqaaabaamdzaaaaaaaaaaq', '.refusal'],
  ['/fonds', '.empty'],
  ['/fonds/MAIRIE_SAINT_AUBIN', '.empty'],
  ['/referentials/profiles', '.empty'],
  ['/referentials/profiles/NONE', '.refusal'],
  ['/administration', 'table'],
  ['/administration/tenants', 'table'],
  ['/administration/certificates', '.empty'],
  ['/administration/journal', 'table'],
];
/** Every question but who is signed in. */
const QUESTIONS = /\/(?:access-external|ingest-external|admin-external|chartrier)\/v1\/(?!session)/;
const FAULT = {
  httpCode: 500,
  code: 'CHARTRIER',
  symbol: 'INTERNAL_ERROR',
  message: 'Une erreur du serveur.',
};

describe.skipIf(!chromiumIsThere)('the states of every page', () => {
  const at = withAdministrator({ dark: true });

  it.each(PAGES)('of %s: waiting, broken, and nothing to show', async (address, empty) => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await at.page.route(QUESTIONS, async (route) => {
      await released;
      await route.fulfill({ status: 500, json: FAULT });
    });
    await at.page.goto(at.office.url + address);
    const said = at.page.locator('.waiting').first();
    await said.waitFor();
    expect(await said.getAttribute('role')).toBe('status');

    // what it waits for is answered by a fault of ours, and so is whatever it asks next
    release();
    const refusal = at.page.locator('.refusal').first();
    await refusal.getByText('INTERNAL_ERROR').waitFor();
    expect(await refusal.textContent()).toContain('donnez le code et l’heure à votre administrateur');
    expect(await violations(at.page)).toEqual([]);

    await at.page.unrouteAll({ behavior: 'ignoreErrors' });
    await at.page.goto(at.office.url + address);
    await at.page.locator(empty).first().waitFor();
    expect(await violations(at.page)).toEqual([]);
  });

  it('says of an archive that holds nothing where to begin, and not to search otherwise', async () => {
    await at.page.goto(`${at.office.url}/search`);
    await at.page.getByText('Rien à montrer ici encore').waitFor();
    expect(await violations(at.page)).toEqual([]);
    await at.page.getByRole('link', { name: 'Verser un premier paquet' }).click();
    await at.page.getByRole('heading', { level: 1, name: 'Verser' }).waitFor();
    await at.page.goto(`${at.office.url}/search?q=lavoir`);
    await at.page.getByText('Aucune unité ne répond à cette recherche').waitFor();
  });

  it('says at once that the server does not answer, and goes on when it does', async () => {
    await at.page.route(QUESTIONS, (route) => route.abort());
    await at.page.goto(`${at.office.url}/fonds`);
    await at.page.getByText('Nouvel essai en cours').waitFor();
    expect(await violations(at.page)).toEqual([]);
    await at.page.unroute(QUESTIONS);
    await at.page.locator('.empty').waitFor();
    await at.page.getByText('Nouvel essai en cours').waitFor({ state: 'detached' });
  });
});
