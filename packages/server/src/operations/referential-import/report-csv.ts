import { Readable } from 'node:stream';
import type { Language } from '@chartrier/messages';
import type { Transaction } from '../../platform/index.ts';
import { CSV_START, csvLine, type Finding, findingMessage, findingRemedy } from '../../referential/index.ts';

const BATCH_SIZE = 1_000;
const COLUMNS = ['Identifier', 'Change', 'Line', 'Column', 'Field', 'Severity', 'Code', 'Message', 'Remedy'];

/** The report of an import that was accepted, for a spreadsheet: what changes, document by document, then the remarks. */
export function reportCsv(
  { tenant, operationId }: { readonly tenant: number; readonly operationId: string },
  findings: readonly Finding[],
  language: Language,
  transaction: Transaction,
): Readable {
  return Readable.from(
    (async function* () {
      yield Buffer.from(CSV_START + csvLine(COLUMNS));
      const batches = transaction.stream<{ identifier: string; change: string; line: number | null }>(
        `select identifier, change, line from referential_staged
         where tenant = $1 and operation_id = $2 and change <> 'none' order by ordinal`,
        [tenant, operationId],
        BATCH_SIZE,
      );
      for await (const rows of batches)
        yield Buffer.from(
          rows
            .map(({ identifier, change, line }) => csvLine(complete([identifier, change, line ?? undefined])))
            .join(''),
        );
      yield findingLines(findings, language);
    })(),
    { objectMode: false },
  );
}

/** The report of an import that was refused: each fault with its place and its remedy. */
export function refusalCsv(findings: readonly Finding[], language: Language): Buffer {
  return Buffer.concat([Buffer.from(CSV_START + csvLine(COLUMNS)), findingLines(findings, language)]);
}

function findingLines(findings: readonly Finding[], language: Language): Buffer {
  const lines = findings.map((finding) => {
    const { identifier, line, column, field, warning, code } = finding;
    const severity = warning ? 'WARNING' : 'ERROR';
    const sentence = findingMessage(finding, language);
    return csvLine([
      identifier,
      undefined,
      line,
      column,
      field,
      severity,
      code,
      sentence,
      findingRemedy(finding, language),
    ]);
  });
  return Buffer.from(lines.join(''));
}

function complete(cells: readonly (string | number | undefined)[]): readonly (string | number | undefined)[] {
  return [...cells, ...COLUMNS.slice(cells.length).map(() => undefined)];
}
