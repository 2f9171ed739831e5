import type { Queryable } from '../../../platform/index.ts';
import { MAX_LISTED_FAULTS } from '../refusal.ts';
import type { Deposit } from '../staging/deposit.ts';
import type { IdentifierFacts, IdentifierFault } from '../staging/deposit-facts.ts';

/**
 * XML Schema's ID and IDREF over a whole manifest: an id is declared once, and every id used is declared. Both are joins
 * over staged rows, whatever the number of ids.
 */
export async function checkIdentifiers(queryable: Queryable, deposit: Deposit): Promise<IdentifierFacts> {
  const duplicates = await queryable.query<FaultRow>(
    `select r.id, r.element, r.line, r.col, d.first_line, count(*) over () as total
     from (select id, min(line * 100000::bigint + col) first_at, min(line) first_line
           from ${deposit.tables.identifier} where deposit = $1 group by id having count(*) > 1) d
     join ${deposit.tables.identifier} r on r.deposit = $1 and r.id = d.id and r.line * 100000::bigint + r.col > d.first_at
     order by r.line, r.col limit ${MAX_LISTED_FAULTS}`,
    [deposit.deposit],
  );
  const dangling = await queryable.query<FaultRow>(
    `select r.id, r.element, r.line, r.col, null::integer first_line, count(*) over () as total
     from ${deposit.tables.reference} r
     where r.deposit = $1
       and not exists (select from ${deposit.tables.identifier} i where i.deposit = $1 and i.id = r.id)
     order by r.line, r.col limit ${MAX_LISTED_FAULTS}`,
    [deposit.deposit],
  );
  const faults = [
    ...duplicates.rows.map((row) => faultOf('duplicate', row)),
    ...dangling.rows.map((row) => faultOf('dangling', row)),
  ];
  return {
    count: (duplicates.rows[0]?.total ?? 0) + (dangling.rows[0]?.total ?? 0),
    faults: faults.toSorted((a, b) => a.line - b.line || a.column - b.column).slice(0, MAX_LISTED_FAULTS),
  };
}

interface FaultRow {
  readonly id: string;
  readonly element: string;
  readonly line: number;
  readonly col: number;
  readonly first_line: number | null;
  readonly total: number;
}

function faultOf(kind: IdentifierFault['kind'], row: FaultRow): IdentifierFault {
  const { id, element, line, col, first_line: firstLine } = row;
  return { kind, id, element, line, column: col, ...(firstLine === null ? {} : { firstLine }) };
}
