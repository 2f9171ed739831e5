import { describe, expect, it } from 'vitest';
import { cloneDatabase } from '../../../test/support/index.ts';
import type { HeldFolder } from '../folders/index.ts';
import type { CollectTransaction } from '../transactions/transaction.ts';
import { addUnits, type NewUnit } from '../units/index.ts';
import { type DescribedUnits, resolvePaths } from './resolve-paths.ts';

const { database } = await cloneDatabase();
const now = new Date('2026-01-01T00:00:00Z');
const tenant = 0;
/** Folders of a fonds that was digitised: the same names in each. */
const BOXES = 2_000;

function transactionOf(id: string): CollectTransaction {
  return { tenant, id, projectId: 'project', status: 'OPEN', header: {}, createdAt: now, updatedAt: now };
}

/** What each path of a file of descriptions designates. */
async function resolved(id: string, among: DescribedUnits, paths: readonly string[]) {
  await database.query(
    `insert into collect_description (tenant, folder, line, path, fields)
     select $1, $2, line, path, '{}' from unnest($3::text[]) with ordinality given (path, line)`,
    [tenant, id, paths],
  );
  const folder: Pick<HeldFolder, 'id' | 'transaction'> = { id, transaction: transactionOf(id) };
  await resolvePaths(database, folder, among);
  const { rows } = await database.query<{ readonly path: string; readonly unit_id: string }>(
    'select path, unit_id from collect_description where tenant = $1 and folder = $2 order by line',
    [tenant, id],
  );
  return rows.map(({ path, unit_id: unit }) => [path, unit]);
}

async function newFolder(id: string): Promise<void> {
  await database.query(
    `insert into collect_folder (tenant, id, transaction_id, kind, exclusive, created_at)
     values ($1, $2, $2, 'TREE', true, $3)`,
    [tenant, id, now],
  );
}

const ends = Array.from({ length: BOXES }, (_, box) => [`box ${box}/0001.tif`, `unit ${box}`]);
const pathsOf = (lines: typeof ends) => lines.map(([path = '']) => path);

describe('the end of a path, when the names are the same in every folder', () => {
  it('designates one unit of a tree', async () => {
    await newFolder('tree');
    await database.query(
      `insert into collect_tree_entry (tenant, folder, path_key, path, level, is_folder, unit_id)
       select $1, 'tree', md5(path), 'fonds/' || path, 2, false, unit from unnest($2::text[], $3::text[]) x (path, unit)`,
      [tenant, pathsOf(ends), ends.map(([, unit = '']) => unit)],
    );
    expect(await resolved('tree', 'tree', pathsOf(ends))).toEqual(ends);
  });

  it('designates one unit of a transaction by the titles above it, of which none holds a slash', async () => {
    await newFolder('titles');
    const unit = (id: string, Title: string, parents: readonly string[]): NewUnit => ({
      id,
      parents,
      content: { Title },
      management: undefined,
    });
    const units = [
      unit('fonds', 'fonds', []),
      unit('slash', 'box 1/0001.tif', ['fonds']),
      ...ends.flatMap(([, id = ''], box) => [
        unit(`box ${box}`, `box ${box}`, ['fonds']),
        unit(id, '0001.tif', [`box ${box}`]),
      ]),
    ];
    await database.transaction((transaction) => addUnits(transaction, transactionOf('titles'), units, now));
    expect(await resolved('titles', 'transaction', pathsOf(ends))).toEqual(ends);
  });
});
