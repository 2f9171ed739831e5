import { type ErrorCode, type ErrorParameter, errorDefinition } from '@chartrier/messages';
import type { Queryable } from '../../platform/index.ts';
import type { Finding } from '../finding/finding.ts';
import type { StagedOperation } from './publish.ts';

/** Findings kept for one operation: a file with more faults than that is not read to its end. */
export const MAX_FINDINGS = 10_000;

interface FindingRow {
  readonly code: string;
  readonly warning: boolean;
  readonly line: number | null;
  readonly cell: number | null;
  readonly field: string | null;
  readonly identifier: string | null;
  readonly parameters: Readonly<Record<string, ErrorParameter>>;
}

/** Keeps an operation's findings, after those that it has already. */
export async function keepFindings(
  queryable: Queryable,
  { tenant, operationId }: StagedOperation,
  findings: readonly Finding[],
): Promise<void> {
  if (findings.length === 0) return;
  const rows = findings.slice(0, MAX_FINDINGS).map((finding) => ({
    code: finding.code,
    warning: finding.warning,
    line: finding.line ?? null,
    cell: finding.column ?? null,
    field: finding.field ?? null,
    identifier: finding.identifier ?? null,
    parameters: finding.parameters,
  }));
  await queryable.query(
    `insert into referential_finding
       (tenant, operation_id, ordinal, code, warning, line, cell, field, identifier, parameters)
     select $1, $2,
       (select count(*) from referential_finding where tenant = $1 and operation_id = $2) + given.ordinality,
       code, warning, line, cell, field, identifier, parameters
     from rows from (jsonb_to_recordset($3::jsonb) as (code text, warning boolean, line integer, cell integer,
       field text, identifier text, parameters jsonb)) with ordinality as given`,
    [tenant, operationId, JSON.stringify(rows)],
  );
}

/** The findings of an operation, in the order of their discovery. */
export async function readFindings(
  queryable: Queryable,
  { tenant, operationId }: StagedOperation,
  limit = MAX_FINDINGS,
): Promise<readonly Finding[]> {
  const { rows } = await queryable.query<FindingRow>(
    `select code, warning, line, cell, field, identifier, parameters from referential_finding
     where tenant = $1 and operation_id = $2 order by ordinal limit $3`,
    [tenant, operationId, limit],
  );
  return rows.map((row) => ({
    code: knownCode(row.code),
    warning: row.warning,
    parameters: row.parameters,
    ...(row.line === null ? {} : { line: row.line }),
    ...(row.cell === null ? {} : { column: row.cell }),
    ...(row.field === null ? {} : { field: row.field }),
    ...(row.identifier === null ? {} : { identifier: row.identifier }),
  }));
}

function knownCode(code: string): ErrorCode {
  if (errorDefinition(code) === undefined) throw new Error(`A finding has the unknown code ${code}`);
  return code as ErrorCode;
}
