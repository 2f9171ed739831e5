import { loadavg } from 'node:os';
import { percentiles } from '../search/percentiles.ts';
import type { FirstPages } from './first-pages.ts';
import type { Keystroke } from './keystrokes.ts';

const KEYSTROKE_MS = 200;
const FIRST_PAGE_MS = 1_000;
/** The API counts no further. */
const BOUND = 10_000;

interface Measures {
  readonly units: number;
  readonly keystrokes: readonly Keystroke[];
  readonly firstPages: FirstPages;
  readonly startLoad: number;
}

/** The section of BENCHMARKS.md. */
export function frontSection({ units, keystrokes, firstPages, startLoad }: Measures): string {
  const load = [startLoad, loadavg()[0] ?? 0].map((one) => one.toFixed(1));
  const kinds: readonly (readonly [string, (one: Keystroke) => boolean])[] = [
    ['all keys', () => true],
    ['nothing answers', ({ total }) => total === 0],
    ['1 to 999 units', ({ total }) => total > 0 && total < 1_000],
    ['1,000 to 9,999 units', ({ total }) => total >= 1_000 && total < BOUND],
    ['10,000 units and more', ({ total }) => total >= BOUND],
  ];
  const rows = kinds.flatMap(([name, isOf]) => {
    const times = keystrokes.filter(isOf).map(({ milliseconds }) => milliseconds);
    return times.length === 0 ? [] : [line(name, times, KEYSTROKE_MS)];
  });
  const pages = firstPages.map(({ name, milliseconds }) => line(name, milliseconds, FIRST_PAGE_MS));
  return [
    `\`npm run bench -- front --units ${units}\`, ${new Date().toISOString().slice(0, 10)}. A real server on localhost and a real Chromium; the archive is that of \`bench -- search\`. The load of the machine was ${load.join(' to ')} on 2 cores, browser and server included.`,
    '',
    'From a key in the search box to the first rows of what it then holds, painted; each key is waited for:',
    '',
    '| keys that find | keys | p50 / p95 ms | wanted p95 |',
    '|---|---|---|---|',
    ...rows,
    '',
    'From the start of the navigation to the content, painted, in browsers without cache:',
    '',
    '| page | turns | p50 / p95 ms | wanted p95 |',
    '|---|---|---|---|',
    ...pages,
  ].join('\n');
}

function line(name: string, times: readonly number[], wanted: number): string {
  const { p50, p95 } = percentiles(times);
  return `| ${name} | ${times.length} | ${p50.toFixed(0)} / ${p95.toFixed(0)} | ${wanted} |`;
}
