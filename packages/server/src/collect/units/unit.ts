import type { JsonObject } from '@chartrier/dsl';
import { chartrierError } from '@chartrier/messages';
import type { Queryable } from '../../platform/index.ts';

/** A unit of a transaction, as it is stored. */
export interface CollectUnit {
  readonly id: string;
  readonly transactionId: string;
  readonly groupId?: string;
  /** Stored names. */
  readonly document: JsonObject;
}

interface Row {
  readonly id: string;
  readonly opi: string;
  readonly og: string | null;
  readonly document: JsonObject;
}

/** @throws COLLECT_UNIT_UNKNOWN, for one of another tenant too */
export async function findUnit(queryable: Queryable, tenant: number, id: string): Promise<CollectUnit> {
  const { rows } = await queryable.query<Row>(
    'select id, opi, og, document from collect_unit where tenant = $1 and id = $2',
    [tenant, id],
  );
  const [row] = rows;
  if (row === undefined) throw chartrierError('COLLECT_UNIT_UNKNOWN', { id });
  const { opi, og, document } = row;
  return { id, transactionId: opi, document, ...(og === null ? {} : { groupId: og }) };
}
