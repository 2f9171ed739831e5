import { readFile } from 'node:fs/promises';
import { accepted } from '@chartrier/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  chromiumIsThere,
  deposit,
  endSessions,
  type FrontOffice,
  PASSWORD,
  settleAdministrator,
  signIn,
  startFrontOffice,
  violations,
} from './front-office.ts';

const HOSTILE = '<img src=x onerror="document.body.dataset.pwned=1"><b>gras</b>';

describe.skipIf(!chromiumIsThere)('what can go wrong in the front office', () => {
  let office: FrontOffice;
  let unit = '';

  beforeAll(async () => {
    office = await startFrontOffice();
    await deposit(office.client, office.samples.good);
    await settleAdministrator(office);
    const session = { tenant: 0, accessContract: 'CONSULTATION' };
    const found = accepted(
      await office.client.units.search(session, {
        $query: [{ $match: { Title: 'délibération' } }],
        $projection: {},
      }),
    );
    unit = found.$results[0]?.['#id'] ?? '';
  });

  afterAll(async () => {
    await office?.stop();
  });

  it('lets nothing inline run or style, and says so to the browser', async () => {
    const answer = await fetch(office.url);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(await answer.text()).not.toContain('CSP_NONCE');
  });

  it('refuses a wrong password without saying which part was wrong', async () => {
    const page = await office.open();
    await page.goto(office.url);
    await page.getByLabel('Identifiant').fill('admin');
    await page.getByLabel('Mot de passe').fill('faux');
    await page.getByRole('button', { name: 'Entrer' }).click();
    await page.getByText('Identifiant ou mot de passe refusé.').waitFor();
    await expect.poll(() => page.getByLabel('Mot de passe').inputValue()).toBe('');
    await page.getByRole('alert').filter({ hasText: 'demandez-en un nouveau' }).waitFor();
    await page.getByText('SIGN_IN_REFUSED').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('says why an identity provider let nobody in', async () => {
    const page = await office.open({ locale: 'en-GB' });
    await page.goto(`${office.url}/?signIn=refused&symbol=OPENID_PERSON_UNKNOWN`);
    await page.getByText('Ask the administrator to create it.').waitFor();
    await page.getByText('OPENID_PERSON_UNKNOWN').waitFor();
    await page.goto(`${office.url}/?signIn=refused&symbol=%3Cb%3E`);
    await page.getByText('did not succeed').waitFor();
    expect(await page.locator('.card-error b').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  it('shows a title that holds HTML as text, after its difference was shown', async () => {
    const page = await office.open();
    await signIn(page, office.url);
    await page.goto(`${office.url}/units/${unit}`);
    await page.getByRole('button', { name: 'Modifier la description' }).click();
    await page.getByLabel('Titre', { exact: true }).fill(HOSTILE);
    expect(await page.locator('.edit-change ins').textContent()).toContain('<b>gras</b>');
    await page.getByRole('button', { name: 'Enregistrer les changements' }).click();
    await page
      .getByRole('heading', { level: 1, name: HOSTILE })
      .or(page.getByRole('alert'))
      .first()
      .waitFor();
    // Vitam's own sanity check refuses active content; whatever passes is shown as text
    expect(await page.evaluate(() => document.body.dataset['pwned'])).toBeUndefined();
    expect(await page.locator('h1 b').count()).toBe(0);
  });

  it('asks to sign in again when the session has ended, and comes back to the same page', async () => {
    const page = await office.open();
    await signIn(page, office.url);
    await page.goto(`${office.url}/fonds`);
    await page.locator('table').first().waitFor();
    await endSessions(office.url);
    await page.getByRole('dialog', { name: 'Votre session a pris fin' }).waitFor();
    expect(await page.getByLabel('Identifiant').inputValue()).toBe('admin');
    await page.getByLabel('Mot de passe').fill(PASSWORD);
    await page.getByRole('button', { name: 'Entrer' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe('/fonds');
    await page.locator('table').first().waitFor();
  });

  it('says that the server does not answer, and goes on when it does', async () => {
    const page = await office.open();
    await signIn(page, office.url);
    await page.goto(`${office.url}/search`);
    await page.locator('.result').first().waitFor();
    await page.context().setOffline(true);
    await page.getByText('Le serveur ne répond pas.').waitFor();
    await page.context().setOffline(false);
    await page.getByText('Le serveur ne répond pas.').waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    await page.keyboard.type('lavoir');
    await page.getByText('3 unités').waitFor();
  });

  it('says that the database is being waited for, and goes on when it answers', async () => {
    const page = await office.open();
    await signIn(page, office.url);
    let isAway = true;
    const symbol = 'DATABASE_UNAVAILABLE';
    const waiting = { status: 503, json: { httpCode: 503, symbol, message: 'La base ne répond pas.' } };
    await page.route('**/access-external/v1/units', async (route) => {
      if (isAway) await route.fulfill(waiting);
      else await route.continue();
    });
    await page.goto(`${office.url}/search?q=lavoir`);
    await page.getByText('Le serveur attend sa base de données.').waitFor();
    expect(await page.getByRole('button', { name: 'Réessayer' }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    isAway = false;
    await page.getByText('3 unités').waitFor();
    await page.getByText('Le serveur attend sa base de données.').waitFor({ state: 'detached' });
    // before anyone is known, the whole page says so
    isAway = true;
    await page.route('**/chartrier/v1/session', async (route) => {
      if (isAway) await route.fulfill(waiting);
      else await route.continue();
    });
    await page.reload();
    await page.getByRole('heading', { name: 'Le serveur attend sa base de données' }).waitFor();
    await page.getByText(symbol).waitFor();
    expect(await violations(page)).toEqual([]);
    isAway = false;
    await page.getByText('3 unités').waitFor();
  });

  it('keeps a search under a name, and runs it again', async () => {
    const page = await office.open();
    await signIn(page, office.url);
    await page.goto(`${office.url}/search?q=lavoir`);
    await page.getByText('3 unités').waitFor();
    await page.getByRole('button', { name: 'Recherches gardées' }).click();
    await page.getByLabel('Nom de cette recherche').fill('Le lavoir');
    await page.getByRole('button', { name: 'Garder' }).click();
    await page.getByRole('link', { name: 'Le lavoir' }).waitFor();
    await page.goto(`${office.url}/search`);
    await page.getByRole('button', { name: 'Recherches gardées' }).click();
    await page.getByRole('link', { name: 'Le lavoir' }).click();
    await page.getByText('3 unités').waitFor();
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('lavoir');
  });

  it('gives the register of fonds as a spreadsheet opens it', async () => {
    const page = await office.open();
    await signIn(page, office.url);
    await page.goto(`${office.url}/fonds`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Exporter (CSV)' }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFFProducteur;Unités · entrées;/);
    expect(lines).toContainEqual(expect.stringMatching(/^MAIRIE_SAINT_AUBIN;\d+;0;\d+;/));
  });

  it('lists the operations that ended so, on the days that were picked', async () => {
    await deposit(office.client, office.samples.faulty);
    const page = await office.open({ timezone: 'Pacific/Noumea' });
    await signIn(page, office.url);
    for (const address of ['/operations', '/deposit']) {
      await page.goto(office.url + address);
      const past = page.locator('.operation');
      await past.filter({ hasText: 'refusé' }).first().waitFor();
      await page.getByRole('button', { name: /Résultat/ }).click();
      await page.getByRole('option', { name: 'Réussie', exact: true }).click();
      await past.filter({ hasText: 'refusé' }).waitFor({ state: 'detached' });
      await past.filter({ hasText: 'réussi' }).first().waitFor();
      await page.getByLabel('Jusqu’au').fill('2001-01-01');
      await page.getByText('Aucune opération ne répond à ces filtres.').waitFor();
      expect(await violations(page)).toEqual([]);
    }
  });

  it('lists its keys under ?, and goes where they say', async () => {
    const page = await office.open({ locale: 'en-GB' });
    await signIn(page, office.url);
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Go to the search box').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    // a second letter that comes too late belongs to nothing: both are sent at once
    await Promise.all([page.keyboard.press('g'), page.keyboard.press('f')]);
    await page.getByRole('heading', { level: 1, name: 'Fonds register' }).waitFor();
  });

  it('remembers the language and the look that were chosen', async () => {
    const page = await office.open();
    await signIn(page, office.url);
    await page.getByRole('button', { name: /EN/ }).click();
    await page.getByRole('button', { name: /Your account/ }).click();
    await page.getByRole('menuitemradio', { name: 'dark' }).click();
    await page.reload();
    await page.getByRole('link', { name: 'Deposit' }).waitFor();
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  });
});
