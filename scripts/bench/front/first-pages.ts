import { whenPainted } from './in-page.ts';
import type { FrontOfArchive } from './open-front.ts';

/** For each page, the times from the navigation's start to its content, in browsers without cache. */
export type FirstPages = readonly {
  readonly name: string;
  readonly milliseconds: readonly number[];
}[];

const TURNS = 12;
const PAGES = [
  { name: 'home: title, and what one may go to', path: '/', selector: 'main h1' },
  { name: 'search: box and first results', path: '/search?q=registre', selector: '.result' },
  { name: 'search of the whole archive: box and first results', path: '/search', selector: '.result' },
  { name: 'deposit: where files are dropped', path: '/deposit', selector: 'main input[type=file]' },
] as const;

/** Opens each page as a reader who comes for the first time of the day. */
export async function measureFirstPages(front: FrontOfArchive): Promise<FirstPages> {
  const measured: { name: string; milliseconds: number[] }[] = [];
  for (const { name, path, selector } of PAGES) {
    const milliseconds: number[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      const context = await front.newReader();
      const page = await context.newPage();
      await page.goto(front.url + path, { waitUntil: 'commit' });
      milliseconds.push(await page.evaluate<number>(whenPainted(selector)));
      await context.close();
    }
    measured.push({ name, milliseconds });
  }
  return measured;
}
