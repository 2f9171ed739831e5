import { readFile } from 'node:fs/promises';
import { accepted } from '@chartrier/client';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  chromiumIsThere,
  type FrontOffice,
  settleAdministrator,
  signIn,
  startFrontOffice,
} from './front-office.ts';
import { depositUnits, unitOf } from './units-package.ts';

/** Field trial: three deposits of three agencies, beyond what the API counts and gives by pages. */
const DEPOSITS = [
  { agency: 'MAIRIE_SAINT_AUBIN', units: 5_000 },
  { agency: 'ARCHIVES_SAINT_AUBIN', units: 4_500 },
  { agency: 'ECOLES_SAINT_AUBIN', units: 3_000 },
] as const;
const TOTAL = 12_500;

/** Units with and without dates, levels of two kinds, so that facets have something left over. */
function* unitsOf(agency: string, count: number) {
  for (let ordinal = 0; ordinal < count; ordinal += 1) {
    const day = `19${String(10 + (ordinal % 80)).padStart(2, '0')}-0${1 + (ordinal % 9)}-1${ordinal % 10}`;
    yield unitOf(`U${ordinal}`, {
      DescriptionLevel: ordinal % 4 === 0 ? 'File' : 'Item',
      Title: `Pièce ${agency} ${String(ordinal).padStart(5, '0')}`,
      ...(ordinal % 5 === 0 ? {} : { StartDate: day, EndDate: day }),
    });
  }
}

/** A number as French writes it, whatever its spaces. */
function numberIn(text: string | null): number {
  return Number((text ?? '').replace(/\D/g, ''));
}

describe.skipIf(!chromiumIsThere)('a search that finds more than ten thousand units', () => {
  let office: FrontOffice;
  let page: Page;

  beforeAll(async () => {
    office = await startFrontOffice();
    const agencies = DEPOSITS.map(({ agency }) => `${agency},Service ${agency},Essai`);
    const csv = Buffer.from(['Identifier,Name,Description', ...agencies].join('\n'));
    accepted(await office.client.referentials.import({ tenant: 0 }, 'agencies', csv, 'agencies.csv'));
    for (const { agency, units } of DEPOSITS)
      await depositUnits(office.client, { agency, units: unitsOf(agency, units) });
    await settleAdministrator(office);
    page = await office.open();
    await signIn(page, office.url);
  }, 300_000);

  afterAll(async () => {
    await office?.stop();
  });

  it('says at least how many, then exactly; each facet adds up to it', async () => {
    await page.goto(`${office.url}/search`);
    const status = page.locator('.search-line p[data-words]');
    await status.getByText(/12\s500 unités/).waitFor();
    await expect.poll(() => status.textContent()).not.toContain('au moins');
    for (const title of ['Producteur', 'Niveau', 'Nature', 'Objets']) {
      const section = page.locator('.narrowing', {
        has: page.getByRole('heading', { name: title, exact: true }),
      });
      const counted = async (): Promise<number> => {
        const counts = await section.locator('.tree-count').allTextContents();
        return counts.map(numberIn).reduce((sum, count) => sum + count, 0);
      };
      await expect.poll(counted, { message: title }).toBe(TOTAL);
    }
    await expect
      .poll(() => page.locator('.periods-ends').allTextContents())
      .toEqual(['avant 1700depuis 2020']);
    const undated = page.locator('.narrowing-others', { hasText: 'sans date' }).locator('.tree-count');
    await expect.poll(async () => numberIn(await undated.textContent())).toBe(2_500);
  });

  it('shows its first rows before it is counted, and is told once', async () => {
    let letCount = (): void => undefined;
    const counted = new Promise<void>((resolve) => {
      letCount = resolve;
    });
    await page.route('**/access-external/v1/units', async (route) => {
      if (route.request().postData()?.includes('"$facets"') === true) await counted;
      // one that was typed over is not waited for any more
      await route.continue().catch(() => undefined);
    });
    try {
      await page.goto(`${office.url}/search`);
      await page.locator('.result').first().waitFor();
      const status = page.locator('.search-line p[data-words]');
      await status.getByText(/1\s000 unités/).waitFor();
      expect(await status.textContent()).toContain('au moins');
      // a screen reader waits for what is still to change
      expect(await status.getAttribute('aria-busy')).toBe('true');
      letCount();
      await status.getByText(/12\s500 unités/).waitFor();
      await expect.poll(() => status.getAttribute('aria-busy')).toBe('false');
    } finally {
      letCount();
      await page.unroute('**/access-external/v1/units');
    }
  });

  it('is read to its last unit, each at its place, without a jump', async () => {
    await page.goto(`${office.url}/search?order=title`);
    await page
      .locator('.search-line')
      .getByText(/12\s500 unités/)
      .waitFor();
    // straight to the end: a reader who drags the bar
    await expect
      .poll(
        async () => {
          await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
          return await page.locator('.result').last().getAttribute('aria-posinset');
        },
        { timeout: 30_000 },
      )
      .toBe(String(TOTAL));
    await page.getByRole('link', { name: 'Pièce MAIRIE_SAINT_AUBIN 04999' }).waitFor();
    // then up, row after row: what is in sight stays where it is while the rows above come
    for (let turn = 0; turn < 12; turn += 1) {
      const before = await page.locator('.result-title').evaluateAll((titles) => {
        const seen = titles.find((one) => one.getBoundingClientRect().top > 200);
        return { text: seen?.textContent ?? '', top: seen?.getBoundingClientRect().top ?? 0 };
      });
      const topNow = (): Promise<number | undefined> =>
        page
          .locator('.result-title')
          .evaluateAll(
            (titles, text) => titles.find((one) => one.textContent === text)?.getBoundingClientRect().top,
            before.text,
          );
      await page.mouse.move(600, 500);
      await page.mouse.wheel(0, -300);
      const hasMovedBy300 = async (): Promise<boolean> => {
        const top = await topNow();
        return top === undefined || Math.abs(top - before.top - 300) < 40;
      };
      // a wheel is heard later on a busy machine, and turns the page little by little
      await expect.poll(hasMovedBy300).toBe(true);
      // rows that come above have their time to push it
      await page.waitForTimeout(250);
      expect(await hasMovedBy300()).toBe(true);
    }
    // places follow each other, and titles their order, on both sides of what pages give
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight * 0.8));
    const places = async (): Promise<readonly number[]> =>
      (await page.locator('.result').evaluateAll((all) => all.map((one) => Number(one.ariaPosInSet)))).filter(
        (place) => place > 9_000 && place < 11_500,
      );
    await expect.poll(async () => (await places()).length, { timeout: 30_000 }).toBeGreaterThan(5);
    const titles = await page.locator('.result-title').allTextContents();
    expect(titles.length).toBeGreaterThan(3);
    // titles are sorted by their least word, as in Vitam: here the number
    const order = (title: string): string => `${title.slice(-5)} ${title}`;
    expect(titles.map(order)).toEqual(titles.map(order).toSorted());
  });

  it('is exported whole', { timeout: 120_000 }, async () => {
    await page.goto(`${office.url}/search?q=pièce&order=title`);
    await page
      .locator('.search-line')
      .getByText(/12\s500 unités/)
      .waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 90_000 }),
      page.getByRole('button', { name: 'Exporter (CSV)' }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines).toHaveLength(TOTAL + 1);
    expect(new Set(lines.map((line) => line.split(';')[0])).size).toBe(TOTAL + 1);
  });
});
