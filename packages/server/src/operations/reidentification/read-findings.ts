import { Readable } from 'node:stream';
import type { Queryable } from '../../platform/index.ts';
import { readOperationPaper, type Storage } from '../../storage/index.ts';

interface Place {
  readonly tenant: number;
  readonly operationId: string;
}

/** Groups read at a time. */
const BATCH = 1_000;

/** What the operation found, one JSON object a line: see `FormatFinding`. */
export function findingLines(queryable: Queryable, place: Place): Readable {
  return Readable.from(lines(queryable, place), { objectMode: false });
}

async function* lines(queryable: Queryable, { tenant, operationId }: Place): AsyncGenerator<Buffer> {
  for (let after = -1; ; ) {
    const { rows } = await queryable.query<{ ordinal: number; findings: readonly object[] }>(
      `select ordinal, findings from reidentified_group
       where tenant = $1 and operation_id = $2 and ordinal > $3 order by ordinal limit ${BATCH}`,
      [tenant, operationId, after],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.ordinal;
    const text = rows.flatMap(({ findings }) => findings.map((one) => `${JSON.stringify(one)}\n`)).join('');
    yield Buffer.from(text);
  }
}

/**
 * What a re-identification found: of one that changed the archive, from the report on its offers; of a trial, until the
 * tenant's next one.
 *
 * @returns undefined when no operation of this kind has this id
 */
export async function readFindings(
  services: { readonly database: Queryable; readonly storage: Storage },
  { tenant, operationId }: Place,
): Promise<Readable | undefined> {
  const { rows } = await services.database.query<{ workflow: string; created_at: Date }>(
    'select workflow, created_at from operation where tenant = $1 and id = $2',
    [tenant, operationId],
  );
  const [operation] = rows;
  if (operation === undefined || !operation.workflow.startsWith('FORMAT_REIDENTIFICATION')) return undefined;
  const day = operation.created_at.toISOString().slice(0, 10);
  const report = `reports/${operationId}.jsonl`;
  const paper = await readOperationPaper(services.storage, { tenant, day, operationId }, report);
  return paper ?? findingLines(services.database, { tenant, operationId });
}
