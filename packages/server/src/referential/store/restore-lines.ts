import type { StoredLine } from '@chartrier/offer-format';
import type { Transaction } from '../../platform/index.ts';

/** The operation whose folder the lines were read from. */
export interface LinesOrigin {
  readonly tenant: number;
  readonly operationId: string;
  readonly seq: bigint;
  readonly committedAt: Date;
}

/**
 * Puts back what lines of kinds `referential` and `sequence` tell, for a rebuild from an offer: folders in the order
 * of their commits, lines in the order of the folder. Lines of other kinds are left to others.
 */
export async function restoreReferentialLine(
  transaction: Transaction,
  origin: LinesOrigin,
  line: StoredLine,
): Promise<void> {
  if ('purged' in line) return;
  if (line.kind === 'sequence' && 'document' in line) {
    await transaction.query(
      `insert into referential_sequence (tenant, name, counter) values ($1, $2, $3)
       on conflict (tenant, name) do update set counter = excluded.counter`,
      [origin.tenant, line.id, Number(line.document.counter)],
    );
    return;
  }
  if (line.kind !== 'referential') return;
  const separator = line.id.indexOf('/');
  const key = [origin.tenant, line.id.slice(0, separator), line.id.slice(separator + 1)];
  const document = 'document' in line ? line.document : null;
  await transaction.query(
    `insert into referential_version
       (tenant, collection, identifier, seq, version, operation_id, document, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [...key, origin.seq, line.version, origin.operationId, document, origin.committedAt],
  );
  if (document === null)
    await transaction.query(
      'delete from referential where tenant = $1 and collection = $2 and identifier = $3',
      key,
    );
  else
    await transaction.query(
      `insert into referential (tenant, collection, identifier, id, version, document, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (tenant, collection, identifier) do update
         set id = excluded.id, version = excluded.version, document = excluded.document,
           updated_at = excluded.updated_at`,
      [...key, String(document._id), line.version, document, origin.committedAt],
    );
}
