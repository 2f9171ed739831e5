import type { JsonObject } from '@chartrier/dsl';
import { UNIT_COLUMNS, unitRows } from '../../archive/index.ts';
import { type Transaction, vitamDateTime } from '../../platform/index.ts';
import type { CollectTransaction } from '../transactions/transaction.ts';
import { type Ancestry, ancestryUnder, type ParentAncestry } from './ancestry.ts';
import type { UnitContent } from './unit-content.ts';

/** A unit to be written. */
export interface NewUnit extends UnitContent {
  readonly id: string;
  /** Units of the transaction: they are there already, or come before in the same call. */
  readonly parents: readonly string[];
  /** Its object group, which is written apart. */
  readonly groupId?: string;
  /** Where it was in the tree that was sent: `RH/slip-01.pdf`. */
  readonly uploadPath?: string;
}

/**
 * Writes units of a transaction, a few thousand at most; their ancestors are computed from their parents.
 *
 * @returns the stored documents
 * @throws COLLECT_PARENT_UNKNOWN, COLLECT_TREE_TOO_DEEP
 */
export async function addUnits(
  transaction: Transaction,
  { tenant, id: transactionId, header }: CollectTransaction,
  units: readonly NewUnit[],
  now: Date,
): Promise<readonly JsonObject[]> {
  const known = await ancestriesOf(transaction, { tenant, transactionId }, parentsOf(units));
  const at = vitamDateTime(now);
  const agency = header.OriginatingAgencyIdentifier;
  const documents = units.map((unit) => {
    const ancestry = ancestryUnder(unit.parents, (id) => known.get(id));
    known.set(unit.id, ancestry);
    return documentOf(unit, ancestry, { transactionId, at, ...(agency === undefined ? {} : { agency }) });
  });
  await transaction.query(
    `insert into collect_unit (${UNIT_COLUMNS})
     ${unitRows('$1::integer', '0', 'select document from jsonb_array_elements($2::jsonb) document')}`,
    [tenant, JSON.stringify(documents)],
  );
  return documents;
}

function parentsOf(units: readonly NewUnit[]): readonly string[] {
  const own = new Set(units.map(({ id }) => id));
  return [...new Set(units.flatMap(({ parents }) => parents))].filter((id) => !own.has(id));
}

interface AncestryRow {
  readonly id: string;
  readonly us: readonly string[];
  readonly uds: Ancestry['uds'] | null;
  readonly max: number;
}

async function ancestriesOf(
  transaction: Transaction,
  { tenant, transactionId }: { readonly tenant: number; readonly transactionId: string },
  ids: readonly string[],
): Promise<Map<string, ParentAncestry>> {
  if (ids.length === 0) return new Map();
  const { rows } = await transaction.query<AncestryRow>(
    `select id, us, document -> '_uds' uds, max from collect_unit
     where tenant = $1 and opi = $2 and id = any ($3)`,
    [tenant, transactionId, ids],
  );
  return new Map(rows.map(({ id, us, uds, max }) => [id, { us, uds: uds ?? {}, max }]));
}

function documentOf(
  { id, content, management, groupId, uploadPath }: NewUnit,
  { up, us, uds, max }: Ancestry,
  {
    transactionId,
    at,
    agency,
  }: { readonly transactionId: string; readonly at: string; readonly agency?: string },
): JsonObject {
  return {
    ...content,
    _id: id,
    _v: 0,
    _av: 0,
    _unitType: 'INGEST',
    _opi: transactionId,
    _ops: [transactionId],
    ...(agency === undefined ? {} : { _sp: agency }),
    _sps: agency === undefined ? [] : [agency],
    _mgt: management ?? {},
    _up: [...up],
    _us: [...us],
    _uds: Object.fromEntries(Object.entries(uds).map(([distance, ids]) => [distance, [...ids]])),
    _min: 1,
    _max: max,
    ...(groupId === undefined ? {} : { _og: groupId }),
    ...(uploadPath === undefined ? {} : { _uploadPath: uploadPath }),
    _acd: at,
    _aud: at,
  };
}
