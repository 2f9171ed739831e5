import { accepted, type Client } from '@chartrier/client';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  chromiumIsThere,
  deposit,
  type FrontOffice,
  PASSWORD,
  startFrontOffice,
  violations,
} from './front-office.ts';

const ADMINISTRATION = { tenant: 1 };
const SESSION = { tenant: 0, accessContract: 'CONSULTATION' };

/** A person who may do what is said, with a password of their own. */
async function person(client: Client, login: string, permissions: readonly string[]): Promise<string> {
  const group = accepted(
    await client.groups.create(ADMINISTRATION, {
      name: `Groupe ${login}`,
      grants: [{ tenant: 0, accessContract: 'CONSULTATION', permissions: [...permissions] }],
    }),
  ).$results[0];
  const made = accepted(
    await client.people.create(ADMINISTRATION, { login, name: login, groups: [group?.id ?? ''] }),
  ).$results[0];
  return made?.oneTimePassword ?? '';
}

describe.skipIf(!chromiumIsThere)('what one may not do', () => {
  let office: FrontOffice;
  let page: Page;
  let unit = '';

  beforeAll(async () => {
    office = await startFrontOffice();
    await deposit(office.client, office.samples.good);
    const found = accepted(
      await office.client.units.search(SESSION, {
        $query: [{ $match: { Title: 'rapport' } }],
        $projection: {},
      }),
    );
    unit = found.$results[0]?.['#id'] ?? '';
    const oneTime = await person(office.client, 'lectrice', [
      'units:read',
      'units:id:read:json',
      'unitsWithInheritedRules:read',
    ]);
    page = await office.open();
    await page.goto(office.url);
    await page.getByLabel('Identifiant').fill('lectrice');
    await page.getByLabel('Mot de passe').fill(oneTime);
    await page.getByRole('button', { name: 'Entrer' }).click();
    await page.getByLabel('Mot de passe reçu').fill(oneTime);
    await page.getByLabel('Nouveau mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByLabel('Nouveau mot de passe, encore').fill(PASSWORD);
    await page.getByRole('button', { name: 'Enregistrer et entrer' }).click();
    await page.locator('header.bar').waitFor();
  });

  afterAll(async () => {
    await office?.stop();
  });

  for (const [address, named] of [
    ['/operations', 'logbookoperations:read'],
    ['/deposit', 'ingests:create'],
    ['/administration', 'groups:read'],
    ['/administration/journal', 'peopleevents:read'],
    ['/fonds', 'accessionregisters:read'],
  ] as const)
    it(`is said at ${address}, with the right that it needs`, async () => {
      await page.goto(office.url + address);
      const refusal = page.getByRole('alert').filter({ hasText: 'Vous n’avez pas ce droit' });
      // two parts of a page may each need a right of their own, and one tells it before the other
      await refusal.filter({ hasText: named }).first().waitFor();
      const told = (await refusal.allTextContents()).join('\n');
      const isOfInstallation = address.startsWith('/administration');
      expect(told).toContain(
        isOfInstallation ? 'qui administre déjà les groupes les donne' : 'Demandez à un administrateur',
      );
      if (isOfInstallation) expect(await refusal.count()).toBe(1);
      expect(await page.locator('.drop').count()).toBe(0);
      expect(await violations(page)).toEqual([]);
    });

  it('leaves what one may do: a unit is read, and is not offered to be changed', async () => {
    await page.goto(`${office.url}/units/${unit}`);
    await page.getByRole('heading', { level: 1, name: 'Rapport de travaux' }).waitFor();
    await page.getByText('Règles en vigueur').first().waitFor();
    await page.getByRole('alert').getByText('units:id:objects:read:json').waitFor();
    expect(await page.getByRole('button', { name: 'Modifier la description' }).count()).toBe(0);
    await page.keyboard.press('e');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });
});
