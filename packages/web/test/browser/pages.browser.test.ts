import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { accepted } from '@chartrier/client';
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

const SCREENSHOTS = fileURLToPath(new URL('../../../../docs/screenshots/', import.meta.url));

/** Every page by name: its address, and what is there when it is whole. */
type Address = (known: {
  readonly unit: string;
  readonly accepted: string;
  readonly refused: string;
}) => string;
const PAGES: readonly (readonly [name: string, address: Address, whole: string])[] = [
  ['home', () => '/', '.holdings'],
  ['search', () => '/search?q=lavoir', '.result'],
  [
    'search-narrowed',
    () => '/search?q=lavoir&level=Item&from=1912-01-01&to=1912&rules=AppraisalRule.inherited',
    '.not-computed, .result',
  ],
  ['search-whole', () => '/search', '.narrowing'],
  ['search-nothing', () => '/search?q=introuvable', '.empty'],
  ['console', () => '/console', 'textarea'],
  ['unit', ({ unit }) => `/units/${unit}`, '.preview pre, .preview img, .preview-none'],
  ['deposit', () => '/deposit', '.operation'],
  ['operations', () => '/operations', '.operation'],
  ['accepted', ({ accepted: id }) => `/operations/${id}`, '.timeline'],
  ['refused', ({ refused }) => `/operations/${refused}`, '.fault'],
  ['fonds', () => '/fonds', 'table'],
  ['fonds-of-agency', () => '/fonds/MAIRIE_SAINT_AUBIN', 'table'],
  ['referentials', () => '/referentials', '.kinds'],
  ['agencies', () => '/referentials/agencies', 'table'],
  ['rules', () => '/referentials/rules', 'table'],
  ['unit-schema', () => '/referentials/schema', 'table'],
  ['access-contract', () => '/referentials/accesscontracts/CONSULTATION', '.referential-json'],
  ['agency', () => '/referentials/agencies/MAIRIE_SAINT_AUBIN', '.referential-json'],
  ['administration', () => '/administration', 'table'],
  ['administration-tenants', () => '/administration/tenants', 'table'],
  ['administration-certificates', () => '/administration/certificates', '.empty'],
  ['administration-journal', () => '/administration/journal', 'table'],
  ['unknown-unit', () => '/units/aeaqaaaaaahkzklqaaabaamdzaaaaaaaaaaq', '.refusal'],
];

describe.skipIf(!chromiumIsThere)('every page of the front office', () => {
  let office: FrontOffice;
  const known = { unit: '', accepted: '', refused: '' };

  beforeAll(async () => {
    await mkdir(SCREENSHOTS, { recursive: true });
    office = await startFrontOffice();
    known.accepted = await deposit(office.client, office.samples.good);
    known.refused = await deposit(office.client, office.samples.faulty);
    await settleAdministrator(office);
    const session = { tenant: 0, accessContract: 'CONSULTATION' };
    const found = accepted(
      await office.client.units.search(session, {
        $query: [{ $match: { Title: 'délibération' } }],
        $projection: {},
      }),
    );
    known.unit = found.$results[0]?.['#id'] ?? '';
  });

  afterAll(async () => {
    await office?.stop();
  });

  for (const [theme, language, width] of [
    ['light', 'fr', 1320],
    ['dark', 'en', 1320],
    ['light', 'en', 360],
  ] as const)
    it(`has no fault that axe finds: ${theme}, ${language}, ${width} px`, { timeout: 180_000 }, async () => {
      const page = await office.open({
        locale: language === 'fr' ? 'fr-FR' : 'en-GB',
        dark: theme === 'dark',
        width,
      });
      await page.goto(office.url);
      await page.locator('form').waitFor();
      expect(await violations(page)).toEqual([]);
      await signIn(page, office.url);
      const faults: string[] = [];
      const check = async (name: string, rules: 'all' | 'colours' = 'all'): Promise<void> => {
        faults.push(...(await violations(page, rules)).map((one) => `${name}: ${one}`));
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (wider > 0) faults.push(`${name} is ${wider} px wider than the screen`);
      };
      for (const [name, address, whole] of PAGES) {
        await page.goto(office.url + address(known));
        await page.locator(whole).first().waitFor();
        await check(name);
        if (width > 1000) await page.screenshot({ path: `${SCREENSHOTS}${name}.${language}.png` });
        // the same page in the other theme, then in the other language too: what it says is judged once a language
        await page.emulateMedia({ colorScheme: theme === 'dark' ? 'light' : 'dark' });
        await check(`${name}, in the other theme`, 'colours');
        if (width < 1000) {
          await page.evaluate((to) => localStorage.setItem('chartrier.language', to), 'fr');
          await page.reload();
          await page.locator(whole).first().waitFor();
          await check(`${name}, in French`);
          await page.evaluate((to) => localStorage.setItem('chartrier.language', to), language);
        }
        await page.emulateMedia({ colorScheme: theme });
      }
      expect(faults).toEqual([]);
    });
});
