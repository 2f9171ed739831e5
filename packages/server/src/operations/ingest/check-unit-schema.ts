import type { LifecycleFact } from '../engine/index.ts';
import { fieldFault } from './field-faults.ts';
import type { IngestAction } from './ingest-services.ts';
import { ordinalsOf } from './item-range.ts';
import type { DocumentFaults } from './pass/judge-documents.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { type DepositFault, faultsData } from './refusal.ts';
import { holdsNo } from './staging/rare-parts.ts';

interface Row {
  readonly id: string;
  readonly manifest_id: string;
  readonly title_path: readonly string[];
  readonly line: number;
  readonly col: number;
  readonly schema_faults: readonly DocumentFaults[] | null;
  readonly is_root: boolean;
}

const BATCH = 500;

/** Sub-codes in the order of the checks; typing has none. */
const SUBCODES: Readonly<Record<DocumentFaults['check'], string | undefined>> = {
  sanity: 'INVALID_UNIT',
  typing: undefined,
  consistency: 'CONSISTENCY',
  'date-format': 'DATE_FORMAT',
  schema: 'INVALID_UNIT',
};

/**
 * Descriptions hold nothing unsafe, have the types that the ontology says, dates in order, and the schema of units. All
 * units are judged, each with all its faults.
 */
export const checkUnitSchema: IngestAction = {
  key: 'CHECK_UNIT_SCHEMA',
  behavior: 'BLOCKING',
  run: async (context) => {
    const { deposit, tables, graph, facts } = await stagedDeposit(context);
    const [from, to] = ordinalsOf(context);
    const forRoots = facts.managementMetadata?.faults ?? [];
    if (forRoots.length === 0 && holdsNo(facts, 'wrongUnits')) return { status: 'OK' };
    let wrong = 0;
    let subcode: string | undefined;
    await context.services.database.transaction(async (transaction) => {
      const rows = transaction.stream<Row>(
        `select u.id, u.manifest_id, u.title_path, u.line, u.col, u.schema_faults, l.level = 0 is_root
         from ${tables.unit} u join ${graph.level} l on l.work = $1 and l.id = u.id
         where u.deposit = $1 and u.ordinal between $2 and $3 and u.existing is null
           and (u.schema_faults is not null or ($4 and l.level = 0))
         order by u.ordinal`,
        [deposit, from, to, forRoots.length > 0],
        BATCH,
      );
      for await (const batch of rows) {
        const judged = batch.map((row) => ({
          row,
          checks: [...(row.schema_faults ?? []), ...(row.is_root ? forRoots : [])],
        }));
        wrong += judged.length;
        subcode ??= judged
          .map(({ checks }) => SUBCODES[checks[0]?.check ?? 'typing'])
          .find((one) => one !== undefined);
        await context.recordFacts(judged.map(({ row, checks }) => factOf(row, checks)));
      }
    });
    if (wrong === 0) return { status: 'OK' };
    const right = to - from + 1 - wrong;
    return {
      status: 'KO',
      ...(subcode === undefined ? {} : { subcode }),
      meter: { ...(right > 0 ? { OK: right } : {}), KO: wrong },
    };
  },
};

function factOf(row: Row, checks: readonly DocumentFaults[]): LifecycleFact {
  const { id: itemId, manifest_id: unit, title_path: titlePath, line, col: column } = row;
  const faults = checks.flatMap(({ faults: list }) =>
    list.map((fault): DepositFault => fieldFault(fault, { line, column, unit, titlePath })),
  );
  return {
    itemId,
    kind: 'unit',
    evType: 'LFC.CHECK_UNIT_SCHEMA',
    status: 'KO',
    evDetData: faultsData(faults),
  };
}
