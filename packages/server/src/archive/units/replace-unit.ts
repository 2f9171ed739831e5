import type { Transaction } from '../../platform/index.ts';
import { withComputedRulesOf } from '../rules-in-force/computed-rules.ts';
import { UNIT_COLUMNS_BUT_IDENTITY } from './unit-columns.ts';

/** The version of a unit that another one was made from. */
export interface ExpectedVersion {
  readonly version: number;
  /** `_av`: changes at each write, technical ones included. */
  readonly atomicVersion: number;
}

/**
 * Puts a new document in the place of a unit's, on the shelf where it is. Answers false, and writes nothing, when the unit
 * has not the expected version any more: it was changed, or removed.
 */
export async function replaceUnitDocument(
  transaction: Transaction,
  tenant: number,
  id: string,
  document: object,
  { version, atomicVersion }: ExpectedVersion,
): Promise<boolean> {
  // computed rules are of no version: those of the row in place stay
  const kept = withComputedRulesOf('s.document', 'u.document');
  const { rowCount } = await transaction.query(
    `update unit u set ${UNIT_COLUMNS_BUT_IDENTITY.replace('document = s.document', `document = ${kept}`)}
     from (select $1::jsonb document offset 0) s
     where u.tenant = $2 and u.id = $3 and u.version = $4 and u.atomic_version = $5`,
    [JSON.stringify(document), tenant, id, version, atomicVersion],
  );
  return rowCount === 1;
}
