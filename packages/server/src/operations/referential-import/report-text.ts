import { Readable } from 'node:stream';
import type { Transaction } from '../../platform/index.ts';
import { type Draft, documentDifferences } from '../../referential/index.ts';
import type { ReportContent, ReportList } from './report-content.ts';

const BATCH_SIZE = 1_000;

/** The report as JSON, streamed: memory holds a batch, whatever the size of the import. */
export function reportText(content: ReportContent, transaction: Transaction): Readable {
  return Readable.from(bytes(content, transaction), { objectMode: false });
}

async function* bytes(content: ReportContent, transaction: Transaction): AsyncGenerator<Buffer> {
  for await (const piece of pieces(content, transaction)) yield Buffer.from(piece);
}

async function* pieces(content: ReportContent, transaction: Transaction): AsyncGenerator<string> {
  let separator = '{';
  for (const [name, value] of Object.entries(content.head)) {
    if (value === undefined) continue;
    yield `${separator}${JSON.stringify(name)}:${JSON.stringify(value)}`;
    separator = ',';
  }
  for (const [name, list] of Object.entries(content.lists)) {
    yield `${separator}${JSON.stringify(name)}:`;
    separator = ',';
    yield* list.kind === 'identifiers'
      ? identifiers(content, list, transaction)
      : differences(content, transaction);
  }
  for (const [name, value] of Object.entries(content.tail ?? {})) {
    yield `${separator}${JSON.stringify(name)}:${JSON.stringify(value)}`;
    separator = ',';
  }
  yield separator === '{' ? '{}' : '}';
}

async function* identifiers(
  { tenant, operationId, collection }: ReportContent,
  { changes }: Extract<ReportList, { kind: 'identifiers' }>,
  transaction: Transaction,
): AsyncGenerator<string> {
  const batches = transaction.stream<{ identifier: string }>(
    `select identifier from referential_staged
     where tenant = $1 and operation_id = $2 and change = any ($3) and ($4::text is null or collection = $4)
     order by ordinal`,
    [tenant, operationId, changes, collection ?? null],
    BATCH_SIZE,
  );
  let separator = '[';
  for await (const rows of batches) {
    yield separator + rows.map((row) => JSON.stringify(row.identifier)).join(',');
    separator = ',';
  }
  yield separator === '[' ? '[]' : ']';
}

interface ChangedRow {
  readonly identifier: string;
  readonly before: Draft;
  readonly after: Draft;
}

async function* differences(
  { tenant, operationId }: ReportContent,
  transaction: Transaction,
): AsyncGenerator<string> {
  const batches = transaction.stream<ChangedRow>(
    `select staged.identifier, known.document as before, staged.document as after
     from referential_staged staged join referential known
       on known.tenant = staged.owner and known.collection = staged.collection
       and known.identifier = staged.identifier
     where staged.tenant = $1 and staged.operation_id = $2 and staged.change = 'update' order by staged.ordinal`,
    [tenant, operationId],
    BATCH_SIZE,
  );
  let separator = '{';
  for await (const rows of batches) {
    const lines = rows.map(
      ({ identifier, before, after }) =>
        `${JSON.stringify(identifier)}:${JSON.stringify(documentDifferences(before, after))}`,
    );
    yield separator + lines.join(',');
    separator = ',';
  }
  yield separator === '{' ? '{}' : '}';
}
