import { FREQUENT_WORDS, vocabulary } from '../search/vocabulary.ts';
import { ROWS_OF_KEY, WATCH_KEYS } from './in-page.ts';
import type { FrontOfArchive } from './open-front.ts';

/** One key of a word: from the key to the first rows of what the box then holds, painted. */
export interface Keystroke {
  readonly typed: string;
  /** How many units answer, asked afterwards; the API counts up to 10,000. */
  readonly total: number;
  readonly milliseconds: number;
}

const VOCABULARY = vocabulary(20_000);
/** The time that a reader takes between two words. */
const REST_MS = 600;

/** Real words of the generated archive, from those that a unit in ten has to those of a few; a keyboard has all their keys. */
function words(): readonly string[] {
  const rare = Array.from({ length: 40 }, (_, index) => VOCABULARY[40 + index * index * 11] ?? '');
  return Array.from({ length: 40 }, (_, index) =>
    index % 2 === 0 ? (FREQUENT_WORDS[(index * 7) % FREQUENT_WORDS.length] ?? '') : (rare[index] ?? ''),
  ).filter((word) => /^[a-z]{4,}$/.test(word));
}

/** Types words in the search box, and waits at each key for its rows. */
export async function measureKeystrokes(
  front: FrontOfArchive,
  wanted: number,
): Promise<readonly Keystroke[]> {
  const context = await front.newReader();
  const page = await context.newPage();
  await page.goto(`${front.url}/search`);
  await page.locator('.result').first().waitFor({ timeout: 120_000 });
  await page.evaluate(WATCH_KEYS);
  await page.getByRole('searchbox').focus();
  const measured: Omit<Keystroke, 'total'>[] = [];
  for (const word of words()) {
    if (measured.length >= wanted) break;
    // the last letters of a word are those that find
    const begun = word.slice(0, Math.max(1, word.length - 3));
    await page.getByRole('searchbox').fill(begun);
    await page.waitForTimeout(REST_MS);
    for (const letter of word.slice(begun.length)) {
      await page.keyboard.press(letter);
      measured.push(await page.evaluate<Omit<Keystroke, 'total'>>(ROWS_OF_KEY));
      await page.waitForTimeout(REST_MS / 3);
    }
    await page.getByRole('searchbox').fill('');
    await page.waitForTimeout(REST_MS);
  }
  await context.close();
  const withTotals: Keystroke[] = [];
  for (const one of measured) withTotals.push({ ...one, total: await front.countOf(one.typed) });
  return withTotals;
}
