import { accepted, type Unit } from '@chartrier/client';
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

const SESSION = { tenant: 0, accessContract: 'CONSULTATION' };

describe.skipIf(!chromiumIsThere)('editing a description', () => {
  let office: FrontOffice;
  let unit = '';

  beforeAll(async () => {
    office = await startFrontOffice();
    await deposit(office.client, office.samples.good);
    await settleAdministrator(office);
    const found = accepted(
      await office.client.units.search(SESSION, {
        $query: [{ $match: { Title: 'courriel' } }],
        $projection: {},
      }),
    );
    unit = found.$results[0]?.['#id'] ?? '';
  });

  afterAll(async () => {
    await office?.stop();
  });

  async function kept(): Promise<Unit | undefined> {
    return accepted(await office.client.units.byId(SESSION, unit)).$results[0];
  }

  async function openEditor(options: Parameters<FrontOffice['open']>[0] = {}): Promise<Page> {
    const page = await office.open(options);
    await signIn(page, office.url);
    await page.goto(`${office.url}/units/${unit}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('e');
    await page.getByRole('dialog').waitFor();
    return page;
  }

  async function addField(page: Page, name: string): Promise<void> {
    await page.getByRole('button', { name: /Ajouter un champ/ }).click();
    await page.getByRole('option', { name, exact: true }).click();
  }

  it('changes texts, lists, dates, keywords and agents, after the difference was shown', async () => {
    const page = await openEditor();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByText('Rien n’a changé.').count()).toBe(1);
    await dialog.getByLabel('Mots-clés, 1').fill('lavoir');
    await dialog.getByRole('button', { name: 'Ajouter : Mots-clés' }).click();
    await dialog.getByLabel('Mots-clés, 2').fill('devis');
    await dialog.getByLabel('Date de début').fill('0987-07-03');
    await dialog.getByLabel('Rédacteurs, 1').fill('Claire Vidal-Roux');
    await addField(page, 'Destinataires');
    await dialog.getByLabel('Destinataires, 1').fill('Atelier Delmas');
    await addField(page, 'Reçu le');
    await dialog.getByLabel('Reçu le').fill('1895-03-06');
    await addField(page, 'Étiquettes');
    await dialog.getByLabel('Étiquettes, 1').fill('à classer');
    const told = (await dialog.locator('.edit-change').allTextContents()).join('\n');
    for (const text of ['lavoir', 'devis', 'Claire Vidal-Roux', 'Atelier Delmas', '1895-03-06', 'à classer'])
      expect(told).toContain(text);
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Enregistrer les changements' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Atelier Delmas', { exact: true }).waitFor();
    await page.getByText('3 juillet 987').waitFor();
    expect(await kept()).toMatchObject({
      Keyword: [{ KeywordContent: 'lavoir' }, { KeywordContent: 'devis' }],
      Writer: [{ FullName: 'Claire Vidal-Roux', Function: ['Secrétaire générale'] }],
      Addressee: [{ FullName: 'Atelier Delmas' }],
      StartDate: '0987-07-03',
      ReceivedDate: '1895-03-06',
      Tag: ['à classer'],
    });
  });

  it('says why a field is refused, where it is typed, and keeps what was typed', async () => {
    const page = await openEditor();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Date de début').fill('un jour de mars');
    await dialog.getByLabel('Présentation').fill('Gardé malgré le refus');
    await dialog.getByRole('button', { name: 'Enregistrer les changements' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await dialog.getByRole('alert').textContent()).toContain('StartDate');
    await dialog.getByText('Refusé : la raison est dite en bas de la page.').waitFor();
    expect(await dialog.getByLabel('Présentation').inputValue()).toBe('Gardé malgré le refus');
    expect(await violations(page)).toEqual([]);
    expect(await kept()).not.toHaveProperty('Description', 'Gardé malgré le refus');
  });

  it('compares with what another saved meanwhile, and loses neither', async () => {
    const page = await openEditor({ dark: true });
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Présentation').fill('La mienne');
    accepted(
      await office.client.units.update(SESSION, unit, {
        $action: [{ $set: { Description: 'La leur', Source: 'mairie' } }],
      }),
    );
    await dialog.getByRole('button', { name: 'Enregistrer les changements' }).click();
    const comparison = dialog.getByRole('alert');
    await comparison.getByText('Cette unité a été modifiée entre-temps').waitFor();
    for (const text of ['La leur', 'La mienne', 'mairie']) await comparison.getByText(text).waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Enregistrer mes changements sur cette version' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await kept()).toMatchObject({ Description: 'La mienne', Source: 'mairie' });
  });
});
