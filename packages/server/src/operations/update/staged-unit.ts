import type { JsonObject } from '@chartrier/seda';
import type { ExpectedVersion } from '../../archive/index.ts';
import { storedJson } from '../../logbook/index.ts';
import type { Queryable, Transaction } from '../../platform/index.ts';

/** The new version of a unit, between the checks and the commit. */
export interface StagedUnit {
  readonly unit: string;
  /** The version that it was made from. */
  readonly expected: ExpectedVersion;
  /** Stored documents, with their derived fields. */
  readonly before: JsonObject;
  readonly document: JsonObject;
}

interface Place {
  readonly tenant: number;
  readonly operationId: string;
}

/** Stages a new version, or another one in its place. */
export async function stageUnit(
  transaction: Transaction,
  { tenant, operationId }: Place,
  { unit, expected, before, document }: StagedUnit,
): Promise<void> {
  await transaction.query(
    `insert into unit_staged (tenant, operation_id, unit_id, expected_version, expected_atomic_version, before, document)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant, operation_id) do update set unit_id = excluded.unit_id,
       expected_version = excluded.expected_version, expected_atomic_version = excluded.expected_atomic_version,
       before = excluded.before, document = excluded.document`,
    [
      tenant,
      operationId,
      unit,
      expected.version,
      expected.atomicVersion,
      storedJson(before),
      storedJson(document),
    ],
  );
}

/** What an earlier action staged. */
export async function stagedUnit(queryable: Queryable, { tenant, operationId }: Place): Promise<StagedUnit> {
  const { rows } = await queryable.query<{
    unit: string;
    version: number;
    atomicVersion: number;
    before: JsonObject;
    document: JsonObject;
  }>(
    `select unit_id unit, expected_version "version", expected_atomic_version "atomicVersion", before, document
     from unit_staged where tenant = $1 and operation_id = $2`,
    [tenant, operationId],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`Operation ${operationId} staged no unit`);
  const { unit, version, atomicVersion, before, document } = row;
  return { unit, expected: { version, atomicVersion }, before, document };
}

export async function clearStagedUnit(
  transaction: Transaction,
  { tenant, operationId }: Place,
): Promise<void> {
  await transaction.query('delete from unit_staged where tenant = $1 and operation_id = $2', [
    tenant,
    operationId,
  ]);
}
