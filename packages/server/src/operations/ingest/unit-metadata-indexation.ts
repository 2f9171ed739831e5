import { buildShelf, dropShelf, MAX_UNITS_IN_OPEN_SHELF, type UnitSource } from '../../archive/index.ts';
import type { Database, Queryable } from '../../platform/index.ts';
import { remember } from './attempt-memory.ts';
import { documentFields } from './documents/document-fields.ts';
import { resolveContentReferences } from './documents/resolve-references.ts';
import { unitDocuments } from './documents/unit-documents.ts';
import type { IngestAction } from './ingest-services.ts';
import { newUnits } from './item-counts.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { type Deposit, emptyTable, saveDeposit } from './staging/deposit.ts';
import { halvesOf } from './staging/halves.ts';

/**
 * Makes the documents of the new units, with their ancestors; the commit makes them visible. A large deposit builds its own
 * shelf, indexes included, which the commit only attaches.
 */
export const unitMetadataIndexation: IngestAction = {
  key: 'UNIT_METADATA_INDEXATION',
  behavior: 'BLOCKING',
  run: async (context) => {
    const deposit = await stagedDeposit(context);
    await resolveContentReferences(context, deposit);
    const source = unitDocuments(deposit, await documentFields(context, deposit));
    const units = await newUnits(context, deposit);
    if (units <= MAX_UNITS_IN_OPEN_SHELF) {
      const make = (queryable: Queryable) =>
        queryable.query(
          `insert into ${deposit.tables.unit_document} (deposit, ordinal, id, document)
           select $1, s.ordinal, s.id, s.document from (${source.text}) s`,
          [...source.values],
        );
      // an attempt whose marks are gathered is the first
      if (context.gathered) await make(context.statement);
      else
        await context.transaction(async (transaction) => {
          await emptyTable(transaction, deposit, 'unit_document');
          await make(transaction);
        });
      return { status: 'OK' };
    }
    const { database } = context.services;
    if (deposit.facts.shelf !== undefined) await dropShelf(database, deposit.facts.shelf.shelf);
    const shelf = await buildShelf(
      database,
      context.tenant,
      partsOf(source, await lastOrdinal(deposit, database)),
    );
    remember(
      context,
      await context.transaction((transaction) => saveDeposit(transaction, deposit, { facts: { shelf } })),
    );
    return { status: 'OK' };
  },
};

async function lastOrdinal({ deposit, tables }: Deposit, database: Database): Promise<number> {
  const { rows } = await database.query<{ last: number }>(
    `select coalesce(max(ordinal), 0) last from ${tables.unit} where deposit = $1`,
    [deposit],
  );
  return rows[0]?.last ?? 0;
}

/** The same rows by ranges, to be made side by side. */
function partsOf({ text, values }: UnitSource, last: number): readonly UnitSource[] {
  return halvesOf([0, last]).map((range) => ({
    text: `select document from (${text}) part
           where ordinal between $${values.length + 1}::integer and $${values.length + 2}::integer`,
    values: [...values, ...range],
  }));
}
