import { MAX_UNITS_IN_OPEN_SHELF } from '../../src/archive/index.ts';
import { binary, sampleSip, unit } from './sample-sip.ts';

/** A package, and all that it must have become. */
export interface DepositShape {
  readonly name: string;
  readonly content: Buffer;
  readonly status: 'OK' | 'WARNING' | 'KO';
  readonly units: number;
  readonly groups: number;
  readonly objects: number;
  readonly bytes: number;
}

const MEGABYTES = 3;
const NONE = { units: 0, groups: 0, objects: 0, bytes: 0 };

/** One that is held in memory until its commit and becomes a single tar. */
async function smallDeposit(): Promise<DepositShape> {
  const files = { 'content/a.txt': 'alpha', 'content/b.txt': 'beta', 'content/c.txt': 'gamma' };
  const content = await sampleSip({
    files,
    groups: [
      {
        id: 'G1',
        objects: [
          binary('O1', 'content/a.txt', 'alpha'),
          binary('O2', 'content/b.txt', 'beta', { DataObjectVersion: 'Dissemination_1' }),
        ],
      },
      { id: 'G2', objects: [binary('O3', 'content/c.txt', 'gamma')] },
    ],
    units: [
      unit('root', {
        children: [
          unit('leaf', { objectReference: { to: 'group', id: 'G1' } }),
          unit('other', { objectReference: { to: 'group', id: 'G2' } }),
        ],
      }),
    ],
  });
  return { name: 'small', content, status: 'OK', units: 3, groups: 2, objects: 3, bytes: 14 };
}

/** One whose packs go to the offers while it is read, and whose papers are files of their own. */
async function largeDeposit(): Promise<DepositShape> {
  const file = Buffer.alloc(MEGABYTES * 2 ** 20, 'packs, not held in memory ');
  const files = Object.fromEntries(Array.from({ length: 4 }, (_, n) => [`content/${n}.bin`, file]));
  const bytes = 4 * file.length;
  return {
    name: 'large',
    content: await sampleSip({ files }),
    status: 'OK',
    units: 4,
    groups: 4,
    objects: 4,
    bytes,
  };
}

/** One that is refused when its objects have been read: nothing of it may stay but its journal and its reply. */
async function refusedDeposit(): Promise<DepositShape> {
  const file = Buffer.alloc(MEGABYTES * 2 ** 20, 'read, stored, and thrown away ');
  const files = Object.fromEntries(Array.from({ length: 4 }, (_, n) => [`content/${n}.bin`, file]));
  const groups = Object.keys(files).map((uri, n) => ({
    id: `G${n + 1}`,
    objects: [binary(`O${n + 1}`, uri, n === 3 ? 'another content' : file)],
  }));
  return { name: 'refused', content: await sampleSip({ files, groups }), status: 'KO', ...NONE };
}

export async function depositShapes(): Promise<
  Readonly<Record<'small' | 'large' | 'refused', DepositShape>>
> {
  return { small: await smallDeposit(), large: await largeDeposit(), refused: await refusedDeposit() };
}

/** One with so many units that it has staging tables and a shelf of its own; without objects, hence doubtful. */
export async function shelfDeposit(): Promise<DepositShape> {
  const units = MAX_UNITS_IN_OPEN_SHELF + 1;
  const children = Array.from({ length: units - 1 }, (_, n) => unit(`u${n}`));
  const content = await sampleSip({ files: {}, groups: [], units: [unit('root', { children })] });
  return { name: 'shelf', content, status: 'WARNING', ...NONE, units };
}
