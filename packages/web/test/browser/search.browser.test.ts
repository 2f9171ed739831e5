import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  chromiumIsThere,
  deposit,
  type FrontOffice,
  settleAdministrator,
  signIn,
  startFrontOffice,
} from './front-office.ts';
import { depositUnits, unitOf } from './units-package.ts';

const AGENCY = 'MAIRIE_SAINT_AUBIN';
/** Field trial: what a spreadsheet would take for something else. */
const TITLES = [
  '=1+1',
  'a;b,c "cité"',
  '00123 – été',
  'Économie',
  'economie',
  'ÉCONOMIE'.normalize('NFD'),
  'économies',
];

function total(page: Page, text: string | RegExp) {
  return page.locator('.search-line [role=status]').getByText(text, { exact: typeof text === 'string' });
}

describe.skipIf(!chromiumIsThere)('the search of the front office', () => {
  let office: FrontOffice;
  let plan = '';

  beforeAll(async () => {
    office = await startFrontOffice();
    await deposit(office.client, office.samples.good);
    await depositUnits(office.client, {
      agency: AGENCY,
      units: [
        ...TITLES.map((Title, index) => unitOf(`T${index}`, { Title, Description: 'Tableur' })),
        unitOf('D1', { Title: 'Registre bissextile un', StartDate: '2024-02-29', EndDate: '2024-02-29' }),
        unitOf('D2', { Title: 'Registre bissextile deux', StartDate: '2024-03-01', EndDate: '2024-03-01' }),
        unitOf('D3', {
          Title: 'Registre bissextile trois',
          StartDate: '2024-03-31T00:30:00',
          EndDate: '2024-03-31T00:30:00',
        }),
        unitOf('E1', { Title: 'Grands secrets de l’univers', Description: 'Élision' }),
        unitOf('E2', { Title: "La forme de l'univers", Description: 'Élision' }),
        unitOf('E3', { Title: 'Rue Saint-Étienne, œuvre de voirie', Description: 'Élision' }),
      ],
    });
    plan = await depositUnits(office.client, {
      agency: AGENCY,
      workflow: 'FILING_SCHEME',
      units: [
        unitOf(
          'P1',
          { DescriptionLevel: 'Series', Title: 'Administration générale' },
          {
            children: [unitOf('P2', { DescriptionLevel: 'Subseries', Title: 'Conseil municipal' })],
          },
        ),
      ],
    });
    await settleAdministrator(office);
  });

  afterAll(async () => {
    await office?.stop();
  });

  async function opened(options: Parameters<FrontOffice['open']>[0] = {}, path = '/search'): Promise<Page> {
    const page = await office.open(options);
    await signIn(page, office.url);
    await page.goto(office.url + path);
    await page.locator('.search-line').waitFor();
    return page;
  }

  it('offers fields as one types, then their values, by the keyboard', async () => {
    const page = await opened();
    await page.keyboard.press('/');
    await page.keyboard.type('produc');
    await page.getByRole('option', { name: /^producteur:/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('producteur:');
    await page.keyboard.type('saint-aubin');
    await page.getByRole('option', { name: /^MAIRIE_SAINT_AUBIN/ }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toMatch(/^producteur:\w+ $/);
  });

  it('finds a word whatever its accents, and after an elision', async () => {
    const page = await opened();
    for (const form of ['Économie', 'economie', 'ÉCONOMIE'.normalize('NFD'), 'économies']) {
      await page.getByRole('searchbox').fill(form);
      await total(page, '4 unités').waitFor();
    }
    for (const [form, count] of [
      ['univers', '2 unités'],
      ['L’UNIVERS', '2 unités'],
      ['saint etienne', '1 unité'],
      ['oeuvre', '1 unité'],
    ] as const) {
      await page.getByRole('searchbox').fill(form);
      await total(page, count).waitFor();
    }
    // a field compared as it is says so
    await page.getByRole('searchbox').fill('cot');
    await page.getByRole('option', { name: /tel quel/ }).waitFor();
  });

  it('finds a word by its beginning when it ends with a star, and what an identifier names', async () => {
    const page = await opened();
    await page.getByRole('searchbox').fill('econo*');
    await total(page, '4 unités').waitFor();
    await page.getByRole('searchbox').fill(plan);
    await total(page, '2 unités').waitFor();
  });

  for (const timezone of ['Europe/Paris', 'America/Martinique', 'Pacific/Noumea'])
    it(`asks for the day that was picked, bounds included: ${timezone}`, async () => {
      const page = await opened({ timezone });
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.postData() ?? ''));
      await page.getByRole('searchbox').fill('bissextile');
      await total(page, '3 unités').waitFor();
      const pickers = page.locator('.search-narrowing input[type=date]');
      await pickers.nth(0).fill('2024-03-01', { force: true });
      await total(page, '2 unités').waitFor();
      await pickers.nth(1).fill('2024-03-01', { force: true });
      await total(page, '1 unité').waitFor();
      await page.getByRole('link', { name: 'Registre bissextile deux' }).waitFor();
      expect(
        asked.some((body) =>
          body.includes('{"$gte":{"StartDate":"2024-03-01"}},{"$lte":{"StartDate":"2024-03-01"}}'),
        ),
      ).toBe(true);
      expect(new URL(page.url()).searchParams.get('from')).toBe('2024-03-01');
      await page.getByLabel('au', { exact: true }).fill('31/03/2024');
      await page.getByLabel('au', { exact: true }).press('Enter');
      await total(page, '2 unités').waitFor();
    });

  it('restores a whole search from its link', async () => {
    const page = await opened();
    await page.getByRole('searchbox').fill('lavoir');
    await total(page, '3 unités').waitFor();
    await page.locator('.search-narrowing').getByText('Pièce').click();
    await total(page, '2 unités').waitFor();
    await page.getByRole('button', { name: /pertinence/ }).click();
    await page.getByRole('option', { name: 'titre' }).click();
    await expect.poll(() => new URL(page.url()).search).toContain('order=title');
    const other = await office.open({ locale: 'en-GB' });
    await signIn(other, office.url);
    await other.goto(page.url());
    await total(other, '2 units').waitFor();
    expect(await other.getByRole('searchbox').inputValue()).toBe('lavoir');
    await expect.poll(() => other.locator('.result-title').count()).toBe(2);
    const titles = await other.locator('.result-title').allTextContents();
    // rows stay in the order before until the others come
    await expect.poll(() => page.locator('.result-title').allTextContents()).toEqual(titles);
    await other.getByRole('button', { name: /Remove level Item/ }).click();
    await total(other, '3 units').waitFor();
  });

  it('keeps to rules: those of the unit, those in force, and says what was not computed', async () => {
    const page = await opened();
    await page.getByRole('button', { name: 'Autre critère de règle…' }).click();
    await page.getByRole('button', { name: /Catégorie/ }).click();
    await page.getByRole('option', { name: 'utilité administrative' }).click();
    await page.getByRole('button', { name: /Où la règle est lue/ }).click();
    await page.getByRole('option', { name: 'portée par l’unité' }).click();
    await page.getByLabel('Échue avant le').fill('01/01/2035');
    await page.getByRole('button', { name: /Sort final/ }).click();
    await page.getByRole('option', { name: 'conserver' }).click();
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await total(page, '1 unité').waitFor();
    await page.getByRole('link', { name: 'Lavoir du Pontet' }).waitFor();
    expect(page.url()).toContain('rules=AppraisalRule.own.2035-01-01.Keep');
    await page.getByRole('button', { name: /^Retirer utilité administrative/ }).click();

    // in force: inherited by the items below, once it is computed
    await page.getByRole('searchbox').fill('lavoir');
    await total(page, '3 unités').waitFor();
    await page.goto(`${office.url}/search?q=lavoir&rules=AppraisalRule.inherited`);
    await page.getByText(/3 unités de cette recherche n’ont pas de règles calculées/).waitFor();
    await page.getByRole('button', { name: 'Calculer leurs règles' }).click();
    await page.getByRole('link', { name: /Calcul lancé/ }).click();
    await page.getByRole('heading', { level: 1, name: /Réussie|Terminée|succès/i }).waitFor();
    await page.goto(`${office.url}/search?q=lavoir&rules=AppraisalRule.inherited`);
    await total(page, '2 unités').waitFor();
  });

  it('opens the plan level by level, with the counts of the search', async () => {
    const page = await opened();
    await page.getByRole('button', { name: 'Administration générale' }).first().click();
    await page.getByRole('button', { name: 'Conseil municipal' }).first().waitFor();
    await page
      .locator('.tree-row', { hasText: 'Administration générale' })
      .getByText('1', { exact: true })
      .waitFor();
    await page.locator('.tree-title', { hasText: 'Administration générale' }).click();
    await total(page, '1 unité').waitFor();
    await page.getByRole('link', { name: 'Conseil municipal' }).waitFor();
  });

  it('exports what a strict reader reads back, formulas made text', async () => {
    const page = await opened({}, '/search?q=tableur');
    await total(page, `${TITLES.length} unités`).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Exporter (CSV)' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text.codePointAt(0)).toBe(0xfeff);
    const titles = text
      .slice(1)
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => /^[^;]*;("(?:[^"]|"")*"|[^;]*);/.exec(line)?.[1] ?? '');
    const read = titles.map((cell) =>
      cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
    );
    expect(read.toSorted()).toEqual(
      TITLES.map((title) => (title.startsWith('=') ? `'${title}` : title)).toSorted(),
    );
  });

  it('is usable at 360 px, and at 200 %', async () => {
    const page = await opened({ width: 360 }, '/search?q=lavoir');
    await total(page, '3 unités').waitFor();
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    await page.evaluate(() => {
      document.documentElement.style.zoom = '2';
    });
    await page.getByRole('searchbox').fill('lavoir 1912');
    await page.getByRole('link', { name: /Délibération du 14 mars 1912/ }).waitFor();
  });
});
