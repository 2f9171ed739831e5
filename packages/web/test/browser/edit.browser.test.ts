import { accepted, type Unit } from '@chartrier/client';
import type { Locator, Page } from 'playwright-core';
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
    await pressKey(page, 'e');
    await page.getByRole('dialog').waitFor();
    return page;
  }

  /** Asks for a field of the description, or for a part of an entry. */
  async function add(within: Locator, choice: 'Ajouter un champ' | 'Ajouter un détail', name: string) {
    const label = new RegExp(`${choice}$`);
    await within.getByRole('button', { name: label }).last().click();
    await within.page().getByRole('option', { name, exact: true }).click();
  }

  it('changes texts, lists, dates and objects of every depth, after the difference was shown', async () => {
    const page = await openEditor();
    const dialog = page.getByRole('dialog');
    const entry = (name: string) => dialog.getByRole('group', { name, exact: true });
    await dialog.getByText('Rien n’a changé.').waitFor();
    await entry('Mots-clés, 1').getByRole('textbox', { name: 'Mot', exact: true }).fill('lavoir');
    await dialog.getByRole('button', { name: 'Ajouter : Mots-clés' }).click();
    // the focus is in the new entry: one types at once
    await page.keyboard.type('devis');
    await add(entry('Mots-clés, 2'), 'Ajouter un détail', 'Type');
    await entry('Mots-clés, 2').getByRole('button', { name: /Type$/ }).click();
    await page.getByRole('option', { name: 'sujet' }).click();
    await dialog.getByRole('textbox', { name: 'Date de début', exact: true }).fill('0987-07-03');
    await entry('Rédacteurs, 1')
      .getByRole('textbox', { name: 'Nom complet', exact: true })
      .fill('Claire Vidal-Roux');
    await add(entry('Rédacteurs, 1'), 'Ajouter un détail', 'Lieu de naissance');
    await entry('Lieu de naissance').getByRole('textbox', { name: 'Ville', exact: true }).fill('Die');
    await add(dialog, 'Ajouter un champ', 'Destinataires');
    await add(entry('Destinataires, 1'), 'Ajouter un détail', 'Collectivité');
    expect(
      await entry('Destinataires, 1').getByRole('textbox', { name: 'Nom complet', exact: true }).count(),
    ).toBe(0);
    await entry('Destinataires, 1')
      .getByRole('textbox', { name: 'Collectivité', exact: true })
      .fill('Atelier Delmas');
    await add(dialog, 'Ajouter un champ', 'Titre, par langue');
    await entry('Titre, par langue, 1')
      .getByRole('textbox', { name: 'Texte', exact: true })
      .fill('Letter on the wash house');
    await entry('Titre, par langue, 1').getByText('Donnez la langue de ce texte').waitFor();
    expect(await dialog.getByRole('button', { name: 'Enregistrer les changements' }).isDisabled()).toBe(true);
    await entry('Titre, par langue, 1')
      .getByRole('textbox', { name: 'Langue (fr, en…)', exact: true })
      .fill('en');
    await add(dialog, 'Ajouter un champ', 'Portée');
    await entry('Lieu').getByRole('textbox', { name: 'Lieu, 1', exact: true }).fill('Saint-Aubin-les-Eaux');
    await add(dialog, 'Ajouter un champ', 'Position géographique');
    await dialog.getByRole('textbox', { name: 'Latitude', exact: true }).fill('44.75');
    await add(dialog, 'Ajouter un champ', 'Événements');
    await entry('Événements, 1').getByRole('textbox', { name: 'Date', exact: true }).fill('1895-03-06');
    await entry('Événements, 1').getByRole('textbox', { name: 'Type', exact: true }).fill('réception');
    await add(dialog, 'Ajouter un champ', 'Reçu le');
    await dialog.getByRole('textbox', { name: 'Reçu le', exact: true }).fill('1895-03-06');
    await add(dialog, 'Ajouter un champ', 'Étiquettes');
    await dialog.getByRole('textbox', { name: 'Étiquettes, 1', exact: true }).fill('à classer');
    const told = async () => (await dialog.locator('.edit-change').allTextContents()).join('\n');
    for (const text of [
      'Mot : devis · Type : subject',
      'Nom complet : Claire Vidal-Roux · Lieu de naissance : Die',
      'en : Letter on the wash house',
      'Atelier Delmas',
      'Date : 1895-03-06 · Type : réception',
      'à classer',
    ])
      await expect.poll(told).toContain(text);
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Enregistrer les changements' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Atelier Delmas', { exact: true }).waitFor();
    await page.getByText('3 juillet 987').waitFor();
    expect(await kept()).toMatchObject({
      Title_: { en: 'Letter on the wash house' },
      Keyword: [{ KeywordContent: 'lavoir' }, { KeywordContent: 'devis', KeywordType: 'subject' }],
      Writer: [
        { FullName: 'Claire Vidal-Roux', BirthPlace: { City: 'Die' }, Function: ['Secrétaire générale'] },
      ],
      Addressee: [{ Corpname: 'Atelier Delmas' }],
      Coverage: { Spatial: ['Saint-Aubin-les-Eaux'] },
      Gps: { GpsLatitude: '44.75' },
      Event: [{ evDateTime: '1895-03-06', evType: 'réception' }],
      StartDate: '0987-07-03',
      ReceivedDate: '1895-03-06',
      Tag: ['à classer'],
    });
  });

  it('takes entries away, and comes back to the list they left', async () => {
    const page = await openEditor({ locale: 'en-GB' });
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^Remove Keywords: .*devis/ }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('+ Add: Keywords');
    await dialog.getByRole('button', { name: /^Remove Title, by language/ }).click();
    await dialog.getByRole('button', { name: /^Remove Events/ }).click();
    await expect.poll(() => dialog.locator('.edit-change del').count()).toBe(3);
    await dialog.getByRole('button', { name: 'Save the changes' }).click();
    await dialog.waitFor({ state: 'detached' });
    const unitNow = await kept();
    expect(unitNow).toMatchObject({ Keyword: [{ KeywordContent: 'lavoir' }] });
    expect(unitNow).not.toHaveProperty('Title_');
    expect(unitNow).not.toHaveProperty('Event');
  });

  it('says why a field is refused, where it is typed, however deep, and keeps what was typed', async () => {
    const page = await openEditor();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Date de début', exact: true }).fill('un jour de mars');
    await dialog.getByRole('textbox', { name: 'Présentation', exact: true }).fill('Gardé malgré le refus');
    const writer = dialog.getByRole('group', { name: 'Rédacteurs, 1', exact: true });
    await add(writer, 'Ajouter un détail', 'Né le');
    await writer.getByRole('textbox', { name: 'Né le', exact: true }).fill('hier');
    await dialog.getByRole('button', { name: 'Enregistrer les changements' }).click();
    await dialog.getByRole('alert').waitFor();
    await writer.locator('.field-error', { hasText: 'Writer[0].BirthDate' }).waitFor();
    await dialog.locator('.field-error', { hasText: 'StartDate' }).waitFor();
    const focused = page.getByRole('textbox', { name: 'Date de début', exact: true });
    expect(await focused.getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => dialog.locator(':focus').getAttribute('aria-invalid')).toBe('true');
    expect(await dialog.getByRole('textbox', { name: 'Présentation', exact: true }).inputValue()).toBe(
      'Gardé malgré le refus',
    );
    expect(await violations(page)).toEqual([]);
    expect(await kept()).not.toHaveProperty('Description', 'Gardé malgré le refus');
  });

  it('compares with what another saved meanwhile, and loses neither', async () => {
    const page = await openEditor({ dark: true });
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Présentation', exact: true }).fill('La mienne');
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
