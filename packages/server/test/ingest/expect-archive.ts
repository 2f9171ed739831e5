import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderPrefix, readStoredFolder } from '@chartrier/offer-format';
import { expect } from 'vitest';
import { rebuild } from '../../src/operations/rebuild/index.ts';
import type { Config, Database } from '../../src/platform/index.ts';
import { createFileSystemOffer } from '../../src/storage/index.ts';
import { contentOfDatabase } from '../rebuild/content-of-database.ts';

interface OperationRow {
  readonly tenant: number;
  readonly id: string;
  readonly day: string;
  readonly seq: number | null;
}

/**
 * Nothing runs any more: every operation is over, the chain has no hole, the register adds up, the offers hold the same
 * and nothing beside, no working place holds anything, and the database made again from either offer is this one.
 */
export async function expectSoundArchive(
  config: Config,
  database: Database,
  emptyDatabase: () => Promise<Database>,
): Promise<void> {
  const { rows } = await database.query<OperationRow>(
    `select tenant, id, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') "day", seq
     from operation order by tenant, id`,
  );
  const unfinished = `select id, state, status from operation where state <> 'COMPLETED' or not sealed
    or owner is not null or outcome = 'FATAL'`;
  expect((await database.query(unfinished)).rows).toEqual([]);
  await expectWholeChain(database);
  await expectRegister(database);
  await expectNoWork(database);
  const left = await readdir(config.workspaceDirectory, { recursive: true }).catch(() => []);
  expect(left).toEqual([]);
  const held = [];
  for (const { id, path } of config.offers) held.push(await expectOffer(id, path, rows));
  expect(held[0]).toEqual(held[1]);
  await expectRebuilt(config, database, emptyDatabase);
}

async function expectWholeChain(database: Database): Promise<void> {
  const { rows } = await database.query<{
    tenant: number;
    seq: number;
    chain_link: string;
    previous_link: string;
  }>(
    'select tenant, seq, chain_link, previous_link from operation where seq is not null order by tenant, seq',
  );
  for (const chain of Map.groupBy(rows, ({ tenant }) => tenant).values()) {
    expect(chain.map((row) => row.seq)).toEqual(chain.map((_, place) => place + 1));
    expect(chain.map((row) => row.previous_link)).toEqual(
      ['', ...chain.map((row) => row.chain_link)].slice(0, -1),
    );
  }
}

/** The summary of an agency is what its entries add up to, and they are what the archive holds. */
async function expectRegister(database: Database): Promise<void> {
  const counted = (table: string, field: string) =>
    `select coalesce(sum((document->'${field}'->>'remained')::integer), 0)::integer from ${table}`;
  const { rows } = await database.query<Record<string, number>>(
    `select (select count(*)::integer from unit) units, (${counted('accession_register_detail', 'TotalUnits')}) details,
       (${counted('accession_register_summary', 'TotalUnits')}) summary,
       (select count(*)::integer from object_location) objects,
       (${counted('accession_register_detail', 'TotalObjects')}) "detailObjects",
       (${counted('accession_register_summary', 'TotalObjects')}) "summaryObjects"`,
  );
  const { units, objects } = rows[0] ?? {};
  expect(rows[0]).toEqual({
    units,
    details: units,
    summary: units,
    objects,
    detailObjects: objects,
    summaryObjects: objects,
  });
}

/** Tables that hold something only while an operation runs; large ones have some of their own. */
const WORKING = /^(ingest|graph)_|^referential_(staged|finding)$|^rebuild_/;
const OWN_TABLE = /_\d+$/;

async function expectNoWork(database: Database): Promise<void> {
  const { rows } = await database.query<{ name: string }>(
    `select c.relname name from pg_class c
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  const names = rows.map(({ name }) => name);
  const shelves = await database.query<{ name: string }>(
    `select 'unit_shelf_' || partition "name" from shelf union all select 'unit_shelf_0'`,
  );
  const known = new Set(shelves.rows.map(({ name }) => name));
  expect(names.filter((name) => OWN_TABLE.test(name) && !known.has(name))).toEqual([]);
  const left: Record<string, number> = {};
  for (const name of names.filter((one) => WORKING.test(one))) {
    const counted = await database.query<{ n: number }>(`select count(*)::integer n from ${name}`);
    if (counted.rows[0]?.n !== 0) left[name] = counted.rows[0]?.n ?? 0;
  }
  expect(left).toEqual({});
}

/** Each operation's folder is whole, with the digests that it says; there is no other file. Answers what it holds. */
async function expectOffer(
  id: string,
  path: string,
  operations: readonly OperationRow[],
): Promise<readonly string[]> {
  const offer = createFileSystemOffer({ id, path });
  const expected = ['offer.json'];
  for (const { tenant, day, id: operationId, seq } of operations) {
    const name = { tenant, day, operationId };
    const { operation, prepared } = await readStoredFolder(offer, name);
    const files = [
      'operation.json',
      ...(prepared === undefined ? [] : ['prepared.json', ...prepared.files.map((file) => file.name)]),
      ...[operation?.journal, operation?.reply].flatMap((one) => (one && 'file' in one ? [one.file] : [])),
    ];
    expect({ operationId, seq: operation?.commit?.seq ?? null }).toEqual({ operationId, seq });
    for (const { name: file, sha512 } of prepared?.files ?? []) {
      const bytes = await readFile(join(path, folderPrefix(name), file));
      const digest = createHash('sha512').update(bytes).digest('hex');
      expect({ operationId, file, digest }).toEqual({ operationId, file, digest: sha512 });
    }
    expected.push(...files.map((file) => folderPrefix(name) + file));
  }
  await offer.close();
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const present = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .toSorted();
  expect(present).toEqual(expected.toSorted());
  return present;
}

async function expectRebuilt(
  config: Config,
  database: Database,
  emptyDatabase: () => Promise<Database>,
): Promise<void> {
  const { administrationTenant, tenants } = config;
  const content = await contentOfDatabase(database);
  for (const { id, path } of config.offers) {
    const offer = createFileSystemOffer({ id, path });
    const again = await emptyDatabase();
    const report = await rebuild({ database: again, administrationTenant, tenants }, offer);
    expect(report).toMatchObject({ elsewhere: 0, setApart: { count: 0 }, partial: { count: 0 } });
    const rebuilt = await contentOfDatabase(again);
    for (const [table, lines] of Object.entries(content))
      expect({ offer: id, table, lines: rebuilt[table] }).toEqual({ offer: id, table, lines });
    await offer.close();
  }
}
