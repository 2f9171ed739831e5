import type { LifecycleFact } from '../engine/index.ts';
import type { IngestAction } from './ingest-services.ts';
import { ordinalsOf } from './item-range.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { type DepositFault, faultsData } from './refusal.ts';

interface Row {
  readonly id: string;
  readonly manifest_id: string;
  readonly title_path: readonly string[];
  readonly line: number;
  readonly col: number;
  readonly level: string | null;
}

const BATCH = 500;

/** Each unit's classification level is one that this platform may hold; having none is allowed or not by configuration. */
export const checkClassificationLevel: IngestAction = {
  key: 'CHECK_CLASSIFICATION_LEVEL',
  behavior: 'BLOCKING',
  run: async (context) => {
    const { deposit, tables, graph, facts } = await stagedDeposit(context);
    const { levels, authorizeNotDefined } = context.services.classification;
    const [from, to] = ordinalsOf(context);
    let wrong = 0;
    await context.services.database.transaction(async (transaction) => {
      const rows = transaction.stream<Row>(
        `select * from (
           select u.id, u.ordinal, u.manifest_id, u.title_path, u.line, u.col,
                  case when l.level = 0 then coalesce($4::text, u.classification_level)
                       else u.classification_level end "level"
           from ${tables.unit} u join ${graph.level} l on l.work = $1 and l.id = u.id
           where u.deposit = $1 and u.ordinal between $2 and $3 and u.existing is null) u
         where ("level" is not null and not "level" = any ($5)) or ("level" is null and not $6)
         order by u.ordinal`,
        [
          deposit,
          from,
          to,
          facts.managementMetadata?.classificationLevel ?? null,
          levels,
          authorizeNotDefined,
        ],
        BATCH,
      );
      for await (const batch of rows) {
        wrong += batch.length;
        await context.recordFacts(batch.map((row) => factOf(row, levels)));
      }
    });
    if (wrong === 0) return { status: 'OK' };
    const right = to - from + 1 - wrong;
    return { status: 'KO', meter: { ...(right > 0 ? { OK: right } : {}), KO: wrong } };
  },
};

function factOf(row: Row, known: readonly string[]): LifecycleFact {
  const { id: itemId, manifest_id: unit, title_path: titlePath, line, col: column, level } = row;
  const place = { line, column, unit, titlePath, element: 'ClassificationLevel' };
  const fault: DepositFault =
    level === null
      ? { ...place, code: 'INGEST_CLASSIFICATION_ABSENT', parameters: { known } }
      : { ...place, code: 'INGEST_CLASSIFICATION_LEVEL', parameters: { level, known } };
  return {
    itemId,
    kind: 'unit',
    evType: 'LFC.CHECK_CLASSIFICATION_LEVEL',
    status: 'KO',
    evDetData: faultsData([fault]),
  };
}
