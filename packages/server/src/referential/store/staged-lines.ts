import type { Line } from '@chartrier/offer-format';
import type { Transaction } from '../../platform/index.ts';
import type { StagedOperation } from './publish.ts';
import { storedDocument } from './stored-document.ts';

const BATCH_SIZE = 1_000;

interface StagedRow {
  readonly collection: string;
  readonly identifier: string;
  readonly change: 'insert' | 'update' | 'delete';
  readonly expected_version: number | null;
  readonly document: Record<string, unknown> | null;
}

/** What the operation changes, as the lines of its folder on the offers; a batch at a time. */
export async function* stagedLines(
  transaction: Transaction,
  { tenant, operationId }: StagedOperation,
): AsyncGenerator<Line> {
  const batches = transaction.stream<StagedRow>(
    `select collection, identifier, change, expected_version, ${storedDocument('staged')} as document
     from referential_staged staged
     where tenant = $1 and operation_id = $2 and change <> 'none' order by ordinal`,
    [tenant, operationId],
    BATCH_SIZE,
  );
  for await (const rows of batches)
    for (const { collection, identifier, change, expected_version, document } of rows) {
      const version = expected_version === null ? 0 : expected_version + 1;
      const name = { kind: 'referential', id: `${collection}/${identifier}`, version } as const;
      yield change === 'delete' || document === null ? { ...name, deleted: true } : { ...name, document };
    }
}
