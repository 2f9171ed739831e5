import type { Readable } from 'node:stream';
import type { OperationReference } from '../../logbook/index.ts';
import type { Queryable } from '../../platform/index.ts';
import { readOperationPaper, type Storage } from '../../storage/index.ts';

/**
 * The report of an operation on many units, that it left on the offers: JSON Lines, the first three of which tell the
 * operation, its counts and what was asked (`<operation>.jsonl`).
 *
 * @returns undefined when the operation made none
 */
export async function readBatchReport(
  { database, storage }: { readonly database: Queryable; readonly storage: Storage },
  { tenant, id }: OperationReference,
): Promise<Readable | undefined> {
  const { rows } = await database.query<{ created_at: Date }>(
    'select created_at from operation where tenant = $1 and id = $2',
    [tenant, id],
  );
  const day = rows[0]?.created_at.toISOString().slice(0, 10);
  if (day === undefined) return undefined;
  return readOperationPaper(storage, { tenant, day, operationId: id }, `reports/${id}.jsonl`);
}
