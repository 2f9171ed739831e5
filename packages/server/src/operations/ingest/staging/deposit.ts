import { type GraphTables, ownGraph, SHARED_GRAPH } from '../../../archive/index.ts';
import type { Database, Queryable } from '../../../platform/index.ts';
import type { PreparedFile } from '../../../storage/index.ts';
import type { DepositFacts } from './deposit-facts.ts';
import { STAGING_TABLES, type StagingTable, type Tables, tablesOf } from './staging-tables.ts';

/** How far the pass over the package went. */
export type DepositPhase = 'received' | 'directory' | 'manifest' | 'objects';

/** A deposit being judged: its number, its tables, and what is known of it as a whole. */
export interface Deposit {
  readonly deposit: number;
  readonly tenant: number;
  readonly operationId: string;
  readonly ownTables: boolean;
  /** Its unlogged rows are there: PostgreSQL did not crash since they were written. */
  readonly present: boolean;
  readonly phase: DepositPhase;
  readonly facts: DepositFacts;
  readonly sealed: readonly PreparedFile[];
  readonly tables: Tables;
  /** Where its units' ancestors are computed. */
  readonly graph: GraphTables;
}

interface Row {
  readonly deposit: number;
  readonly own_tables: boolean;
  readonly phase: DepositPhase;
  readonly facts: DepositFacts;
  readonly sealed: PreparedFile[];
  readonly present: boolean;
}

const SELECT = `
  select d.deposit, d.own_tables, d.phase, d.facts, d.sealed, p.deposit is not null present
  from ingest_deposit d left join ingest_presence p on p.deposit = d.deposit
  where d.tenant = $1 and d.operation_id = $2`;

/** What does not come from the package: the deposit's own shelf, the date of its line in the register, that rows were lost. */
const KEPT_FACTS = `jsonb_strip_nulls(jsonb_build_object(
  'shelf', facts -> 'shelf', 'registeredAt', facts -> 'registeredAt', 'lost', facts -> 'lost'))`;

/**
 * The deposit of an operation; made when the operation has none. When PostgreSQL crashed, its unlogged rows are gone:
 * the deposit is then as it was received, and the package is read again.
 */
export async function openDeposit(
  queryable: Queryable,
  tenant: number,
  operationId: string,
): Promise<Deposit> {
  let row = await readRow(queryable, tenant, operationId);
  if (row === undefined) {
    await queryable.query(
      `insert into ingest_deposit (tenant, operation_id) values ($1, $2) on conflict (tenant, operation_id) do nothing`,
      [tenant, operationId],
    );
    row = await readRow(queryable, tenant, operationId);
  }
  if (row === undefined) throw new Error(`operation ${operationId} has no deposit`);
  if (row.present || row.phase === 'received') return depositOf(tenant, operationId, row);
  const kept = await queryable.query<Pick<Row, 'facts'>>(
    `update ingest_deposit set phase = 'received', facts = ${KEPT_FACTS} || '{"lost": true}', sealed = '[]'
     where deposit = $1 returning facts`,
    [row.deposit],
  );
  const facts = kept.rows[0]?.facts ?? {};
  return depositOf(tenant, operationId, { ...row, phase: 'received', facts, sealed: [] });
}

/** The deposit of an operation as it stands, or undefined. */
export async function findDeposit(
  queryable: Queryable,
  tenant: number,
  operationId: string,
): Promise<Deposit | undefined> {
  const row = await readRow(queryable, tenant, operationId);
  return row === undefined ? undefined : depositOf(tenant, operationId, row);
}

async function readRow(queryable: Queryable, tenant: number, operationId: string): Promise<Row | undefined> {
  const { rows } = await queryable.query<Row>(SELECT, [tenant, operationId], { name: 'ingest-deposit' });
  return rows[0];
}

function depositOf(tenant: number, operationId: string, row: Row): Deposit {
  return {
    deposit: row.deposit,
    tenant,
    operationId,
    ownTables: row.own_tables,
    present: row.present || row.phase === 'received',
    phase: row.phase,
    facts: row.facts,
    sealed: row.sealed,
    tables: tablesOf(row.deposit, row.own_tables),
    graph: row.own_tables ? ownGraph(row.deposit) : SHARED_GRAPH,
  };
}

/** Records what was learnt: facts are added to those known. Answers the deposit as it is now. */
export async function saveDeposit(
  queryable: Queryable,
  deposit: Deposit,
  change: {
    readonly phase?: DepositPhase;
    readonly facts?: DepositFacts;
    readonly sealed?: readonly PreparedFile[];
  },
): Promise<Deposit> {
  const { rows } = await queryable.query<Pick<Row, 'phase' | 'facts' | 'sealed'>>(
    `update ingest_deposit set phase = coalesce($2, phase), facts = facts || $3::jsonb, sealed = coalesce($4::jsonb, sealed)
     where deposit = $1 returning phase, facts, sealed`,
    [
      deposit.deposit,
      change.phase ?? null,
      JSON.stringify(change.facts ?? {}),
      change.sealed === undefined ? null : JSON.stringify(change.sealed),
    ],
  );
  return { ...deposit, ...rows[0] };
}

/**
 * Empties a deposit's tables from the given phase on, for a pass done again; makes its own tables when it needs some.
 * @param isFirst nothing was ever staged for it: there is nothing to empty
 */
export async function beginStaging(
  queryable: Queryable,
  deposit: Deposit,
  own: boolean,
  isFirst = false,
): Promise<Deposit> {
  if (!isFirst) await dropRows(queryable, deposit);
  const tables = tablesOf(deposit.deposit, own);
  const graph = own ? ownGraph(deposit.deposit) : SHARED_GRAPH;
  if (own) await queryable.query(createOwn(tables, graph));
  await queryable.query('insert into ingest_presence (deposit) values ($1) on conflict do nothing', [
    deposit.deposit,
  ]);
  const { rows } = await queryable.query<Pick<Row, 'facts'>>(
    `update ingest_deposit set own_tables = $2, phase = 'received', facts = ${KEPT_FACTS}, sealed = '[]'
     where deposit = $1 returning facts`,
    [deposit.deposit, own],
  );
  const facts = rows[0]?.facts ?? {};
  return { ...deposit, ownTables: own, present: true, phase: 'received', facts, sealed: [], tables, graph };
}

/** Empties one table of the deposit. */
export async function emptyTable(queryable: Queryable, deposit: Deposit, table: StagingTable): Promise<void> {
  await queryable.query(`delete from ${deposit.tables[table]} where deposit = $1`, [deposit.deposit]);
}

/** Statistics of tables of its own: nobody else gathers them. */
export async function analyzeTables(
  database: Database,
  deposit: Deposit,
  columns: Partial<Record<StagingTable, string>>,
): Promise<void> {
  if (!deposit.ownTables) return;
  for (const [table, list] of Object.entries(columns)) {
    await database.query(`analyze ${deposit.tables[table as StagingTable]} (deposit, ${list})`);
  }
}

/** Removes everything of a deposit. Done twice, nothing happens. */
export async function removeDeposit(queryable: Queryable, deposit: Deposit): Promise<void> {
  if (deposit.ownTables) await dropOwn(queryable, deposit);
  await deleteRows(queryable, deposit, [
    ...(deposit.ownTables ? [] : SHARED_ROWS),
    'ingest_presence where deposit',
    'ingest_deposit where deposit',
  ]);
}

/** One text of many statements: they are sent together. */
function createOwn(tables: Tables, graph: GraphTables): string {
  const pairs = [
    ...(Object.keys(SHARED_GRAPH) as (keyof GraphTables)[]).map((name) => [graph[name], SHARED_GRAPH[name]]),
    ...STAGING_TABLES.map((table) => [tables[table], `ingest_${table}`]),
  ];
  return pairs
    .map(
      ([own, shared]) =>
        `create unlogged table ${own} (like ${shared} including defaults including indexes) with (autovacuum_enabled = off)`,
    )
    .join(';\n');
}

async function dropRows(queryable: Queryable, deposit: Deposit): Promise<void> {
  if (deposit.ownTables) await dropOwn(queryable, deposit);
  else await deleteRows(queryable, deposit, SHARED_ROWS);
}

async function dropOwn(queryable: Queryable, { tables, graph }: Deposit): Promise<void> {
  const own = [...Object.values(tables), ...Object.values(graph)];
  await queryable.query(`drop table if exists ${own.join(', ')}`);
}

/** Where a deposit has rows in tables that it shares: the table, and the column that is the deposit's number. */
const SHARED_ROWS: readonly string[] = [
  ...STAGING_TABLES.map((table) => `ingest_${table} where deposit`),
  ...Object.values(SHARED_GRAPH).map((table) => `${table} where work`),
];

/** One statement, planned once a connection: as many as tables would each be planned again for each deposit. */
async function deleteRows(
  queryable: Queryable,
  { deposit }: Deposit,
  places: readonly string[],
): Promise<void> {
  const deletions = places.map((place, rank) => `d${rank} as (delete from ${place} = $1)`);
  await queryable.query(`with ${deletions.join(', ')} select`, [deposit]);
}
