import type { LifecycleFact } from '../engine/index.ts';
import { fieldFault } from './field-faults.ts';
import type { IngestAction } from './ingest-services.ts';
import { ordinalsOf } from './item-range.ts';
import type { DocumentFaults } from './pass/judge-documents.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { type DepositFault, faultsData } from './refusal.ts';
import { holdsNo } from './staging/rare-parts.ts';

interface Row {
  readonly group_id: string;
  readonly manifest_id: string;
  readonly line: number;
  readonly col: number;
  readonly uri: string | null;
  readonly physical: boolean;
  readonly schema_faults: readonly DocumentFaults[];
}

const BATCH = 500;

/** Objects' technical metadata hold nothing unsafe, and are of the types that the ontology says. */
export const checkObjectGroupSchema: IngestAction = {
  key: 'CHECK_OBJECT_GROUP_SCHEMA',
  behavior: 'BLOCKING',
  run: async (context) => {
    const { deposit, tables, facts } = await stagedDeposit(context);
    if (holdsNo(facts, 'wrongObjects')) return { status: 'OK' };
    const [from, to] = ordinalsOf(context);
    const wrong = new Set<string>();
    let unsafe = false;
    await context.services.database.transaction(async (transaction) => {
      const rows = transaction.stream<Row>(
        `select g.id group_id, o.manifest_id, o.line, o.col, o.uri, o.physical, o.schema_faults
         from ${tables.object} o join ${tables.group} g on g.deposit = $1 and g.manifest_id = o.group_manifest_id
         where o.deposit = $1 and o.schema_faults is not null and g.ordinal between $2 and $3 order by g.ordinal, o.ordinal`,
        [deposit, from, to],
        BATCH,
      );
      for await (const batch of rows) {
        for (const row of batch) {
          wrong.add(row.group_id);
          unsafe ||= row.schema_faults.some(({ check }) => check === 'sanity');
        }
        await context.recordFacts(batch.map(factOf));
      }
    });
    if (wrong.size === 0) return { status: 'OK' };
    const right = to - from + 1 - wrong.size;
    return {
      status: 'KO',
      ...(unsafe ? { subcode: 'INVALID_OBJECT_GROUP' } : {}),
      meter: { ...(right > 0 ? { OK: right } : {}), KO: wrong.size },
    };
  },
};

function factOf({ group_id: itemId, line, col: column, uri, physical, ...row }: Row): LifecycleFact {
  const element = physical ? 'PhysicalDataObject' : 'BinaryDataObject';
  const place = { line, column, element, entry: uri ?? row.manifest_id };
  const faults = row.schema_faults.flatMap(({ faults: list }) =>
    list.map((fault): DepositFault => fieldFault(fault, place)),
  );
  return {
    itemId,
    kind: 'objectgroup',
    evType: 'LFC.CHECK_OBJECT_GROUP_SCHEMA',
    status: 'KO',
    evDetData: faultsData(faults),
  };
}
