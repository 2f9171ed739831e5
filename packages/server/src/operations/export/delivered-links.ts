import type { Transaction } from '../../platform/index.ts';
import type { ExportContext } from './services.ts';

const BATCH = 1_000;

interface LinkRow {
  readonly parent: number;
  readonly child: string;
}

interface Link {
  readonly id: string;
  readonly targetId: string;
}

/** The links between the units of a package, read once beside the units, in the same order. */
export interface LinksOfUnits {
  /** From a unit to those under it; units are asked in their order. */
  of(parent: number): AsyncIterable<Link>;
  close(): Promise<void>;
}

/**
 * Which delivered unit is under which: in the manifest, a child is an ArchiveUnit inside its parent, with an id of its own
 * and the id of the unit that it stands for. Memory holds a page of them, however many a unit has.
 */
export function deliveredLinks(
  { tenant, operationId }: ExportContext,
  transaction: Transaction,
): LinksOfUnits {
  const rows = eachRow(
    transaction.stream<LinkRow>(
      `select p.ordinal parent, c.unit_id child
       from export_unit c join unit u on u.tenant = c.tenant and u.id = c.unit_id
       cross join unnest(u.up) up (id)
       join export_unit p on p.tenant = c.tenant and p.operation_id = c.operation_id and p.unit_id = up.id
       where c.tenant = $1 and c.operation_id = $2 order by p.ordinal, c.ordinal`,
      [tenant, operationId],
      BATCH,
    ),
  );
  let next: Promise<IteratorResult<LinkRow>> | undefined;
  let given = 0;
  return {
    async *of(parent) {
      for (;;) {
        next ??= rows.next();
        const { done, value } = await next;
        if (done === true || value.parent > parent) return;
        next = undefined;
        if (value.parent < parent) continue;
        given += 1;
        // no unit has an id of this form
        yield { id: `ID${given}`, targetId: value.child };
      }
    },
    close: async () => {
      await rows.return(undefined);
    },
  };
}

async function* eachRow(batches: AsyncIterable<readonly LinkRow[]>): AsyncGenerator<LinkRow, undefined> {
  for await (const batch of batches) yield* batch;
  return undefined;
}
