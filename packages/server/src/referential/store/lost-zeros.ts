import type { Transaction } from '../../platform/index.ts';
import type { StagingPlace } from './stage.ts';

/** An identifier that is new, and that is one which goes without its first zeros. */
export interface LostZeros {
  readonly identifier: string;
  readonly known: string;
  readonly line: number | null;
}

/**
 * Spreadsheets drop the zeros that a number starts with: identifiers of a list that replaces the collection, when only
 * these zeros tell them from identifiers that it removes. At most `limit`.
 */
export async function lostZeros(
  transaction: Transaction,
  { tenant, operationId, collection }: StagingPlace,
  limit: number,
): Promise<readonly LostZeros[]> {
  const { rows } = await transaction.query<LostZeros>(
    `select given.identifier, removed.identifier known, given.line
     from referential_staged removed join referential_staged given
       on given.tenant = removed.tenant and given.operation_id = removed.operation_id
       and given.collection = removed.collection and given.change = 'insert'
       and given.identifier = ltrim(removed.identifier, '0')
     where removed.tenant = $1 and removed.operation_id = $2 and removed.collection = $3
       and removed.change = 'delete' and removed.identifier ~ '^0[0-9]+$'
     order by given.ordinal limit $4`,
    [tenant, operationId, collection, limit],
  );
  return rows;
}
