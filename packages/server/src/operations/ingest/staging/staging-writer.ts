import { Readable } from 'node:stream';
import type { Transaction } from '../../../platform/index.ts';
import { type CopyRows, type CopyType, type CopyValue, copyRows } from './copy-binary.ts';
import { STAGED_COLUMNS, type StagedTable, type Tables } from './staging-tables.ts';

/** Rows are written when they reach this size, all tables together. */
const FLUSH_BYTES = 4 * 1024 * 1024;

export type StagedRow<Table extends StagedTable> = {
  readonly [Column in keyof (typeof STAGED_COLUMNS)[Table]]: CopyValue;
};

/** Appends rows to staging tables by COPY, several tables in one transaction, while the next rows are read. */
export interface StagingWriter {
  add<Table extends StagedTable>(table: Table, row: StagedRow<Table>): void;
  /** Waits when more was added than may be held; call it between batches of rows. */
  breathe(): Promise<void>;
  /** Writes what is left and waits for it: in the transaction given, or in one of its own. */
  finish(transaction?: Transaction): Promise<void>;
  /** Bytes of the largest row that was added to a table. */
  largest(table: StagedTable): number;
}

export type RunTransaction = <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>;

export function stagingWriter(deposit: number, tables: Tables, run: RunTransaction): StagingWriter {
  const pending = new Map<StagedTable, CopyRows>();
  const largest = new Map<StagedTable, number>();
  let writing: Promise<void> = Promise.resolve();

  function rowsOf(table: StagedTable): CopyRows {
    const known = pending.get(table);
    if (known !== undefined) return known;
    const made = copyRows(['int8', ...(Object.values(STAGED_COLUMNS[table]) as CopyType[])]);
    pending.set(table, made);
    return made;
  }

  function take(): readonly (readonly [StagedTable, Buffer])[] {
    return [...pending]
      .filter(([, rows]) => rows.rows > 0)
      .map(([table, rows]) => [table, rows.take()] as const);
  }

  async function copy(
    transaction: Transaction,
    taken: readonly (readonly [StagedTable, Buffer])[],
  ): Promise<void> {
    for (const [table, bytes] of taken)
      await transaction.copyFrom(copyStatement(table, tables), Readable.from([bytes]));
  }

  async function flush(): Promise<void> {
    // The rows before must be there: one batch at a time is on its way, and one in the making.
    await writing;
    const taken = take();
    if (taken.length === 0) return;
    writing = run((transaction) => copy(transaction, taken));
    // Whoever awaits the next flush meets the error; meanwhile it is not unhandled.
    writing.catch(() => undefined);
  }

  return {
    add(table, row) {
      const columns = Object.keys(STAGED_COLUMNS[table]) as (keyof typeof row)[];
      const rows = rowsOf(table);
      const before = rows.bytes;
      rows.add([deposit, ...columns.map((column) => row[column] as CopyValue)]);
      const bytes = rows.bytes - before;
      if (bytes > (largest.get(table) ?? 0)) largest.set(table, bytes);
    },
    async breathe() {
      let bytes = 0;
      for (const rows of pending.values()) bytes += rows.bytes;
      if (bytes >= FLUSH_BYTES) await flush();
    },
    async finish(transaction) {
      if (transaction === undefined) await flush();
      await writing;
      if (transaction !== undefined) await copy(transaction, take());
    },
    largest: (table) => largest.get(table) ?? 0,
  };
}

function copyStatement(table: StagedTable, tables: Tables): string {
  const columns = ['deposit', ...Object.keys(STAGED_COLUMNS[table])];
  return `copy ${tables[table]} (${columns.join(', ')}) from stdin (format binary)`;
}
