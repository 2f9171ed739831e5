import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  chromiumIsThere,
  type FrontOffice,
  settleAdministrator,
  signIn,
  startFrontOffice,
  violations,
} from './front-office.ts';
import { arrive, DIALOGS, knownPlaces, PAGES, type Places } from './pages.ts';

const SCREENSHOTS = fileURLToPath(new URL('../../../../docs/screenshots/', import.meta.url));
/** Some seventy or a hundred looks of axe, each a second or two of work: minutes on a busy machine. */
const LONG = { timeout: 600_000 };

describe.skipIf(!chromiumIsThere)('every page of the front office', () => {
  let office: FrontOffice;
  let known: Places;

  beforeAll(async () => {
    await mkdir(SCREENSHOTS, { recursive: true });
    office = await startFrontOffice();
    known = await knownPlaces(office);
    await settleAdministrator(office);
  });

  afterAll(async () => {
    await office?.stop();
  });

  for (const [theme, language, width] of [
    ['light', 'fr', 1320],
    ['dark', 'en', 1320],
    ['light', 'en', 360],
  ] as const)
    it(`has no fault that axe finds: ${theme}, ${language}, ${width} px`, LONG, async () => {
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
      for (const [name, address, whole, keys = ''] of [...PAGES, ...DIALOGS]) {
        await arrive(page, office.url + address(known), whole, keys);
        await check(name);
        if (width > 1000) await page.screenshot({ path: `${SCREENSHOTS}${name}.${language}.png` });
        // the same page in the other theme, then in the other language too: what it says is judged once a language
        await page.emulateMedia({ colorScheme: theme === 'dark' ? 'light' : 'dark' });
        await check(`${name}, in the other theme`, 'colours');
        if (width < 1000) {
          await page.evaluate((to) => localStorage.setItem('chartrier.language', to), 'fr');
          await arrive(page, office.url + address(known), whole, keys);
          await check(`${name}, in French`);
          await page.evaluate((to) => localStorage.setItem('chartrier.language', to), language);
        }
        await page.emulateMedia({ colorScheme: theme });
      }
      expect(faults).toEqual([]);
    });
});
