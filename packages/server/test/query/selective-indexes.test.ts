import { parseSelectMultiple } from '@chartrier/dsl';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessFilter, fieldTypesOf, selectUnits } from '../../src/archive/query/index.ts';
import { cloneDatabase } from '../support/index.ts';

const UNITS = 20_000;
/** Of any table of units, one statement reads fewer rows than this when an index found them. */
const FEW = 1_000;

const { database } = await cloneDatabase();
const access = accessFilter({ EveryOriginatingAgency: true, EveryDataObjectVersion: true }, 0, '2025-03-01');

/** 200 agencies, 200 roots, 200 deposits, a word for each hundred; a date that only the document has. */
beforeAll(async () => {
  await database.query(
    `insert into unit (tenant, shelf, id, unit_type, opi, ops, sp, sps, us, max, created_at, updated_at, words, document)
     select 0, 0, 'unit-' || n, case n % 500 when 7 then 'FILING_UNIT' else 'INGEST' end, 'op-' || n % 200, array['op-' || n % 200], 'agency-' || n % 200,
       array['agency-' || n % 200], array['root-' || n % 200], 2, now(), now(), unit_words(document), document
     from generate_series(1, $1::integer) n cross join lateral (select jsonb_build_object(
       '_id', 'unit-' || n, 'Title', 'mot' || chr(97 + n % 20) || chr(97 + n / 20 % 20), 'SentDate', to_char('2000-01-01'::date + n, 'YYYY-MM-DD'),
       'Cote', n % 200) document) made`,
    [UNITS],
  );
  await database.query('vacuum analyze unit');
}, 60_000);

const SELECTIVE: Readonly<Record<string, object>> = {
  'an agency': { $eq: { '#originating_agency': 'agency-7' } },
  'the agencies of ancestors': { $in: { '#originating_agencies': ['agency-7'] } },
  'a deposit': { $eq: { '#opi': 'op-7' } },
  'the plan of archives': { $in: { '#unitType': ['HOLDING_UNIT', 'FILING_UNIT'] } },
  'an ancestor': { $in: { '#allunitups': ['root-7'] } },
  ids: { $in: { '#id': ['unit-1001', 'unit-1002', 'unit-1003'] } },
  'a word': { $match: { Title: 'motab' } },
  'a value of the description': { $eq: { Cote: 7 } },
};
const WHOLE_READING: Readonly<Record<string, object>> = {
  $exists: { $exists: 'SentDate' },
  $missing: { $missing: 'Event' },
  'a period of a date without a column': { $range: { SentDate: { $gte: '2001-01-01', $lte: '2049-12-31' } } },
};

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Plan[];
}

/** Rows of units that a plan looked at, in its table that looked at most. */
function rowsRead(plan: Plan): number {
  const own = plan['Relation Name']?.startsWith('unit_shelf')
    ? (plan['Actual Loops'] ?? 1) *
      ((plan['Actual Rows'] ?? 0) +
        (plan['Rows Removed by Filter'] ?? 0) +
        (plan['Rows Removed by Index Recheck'] ?? 0))
    : 0;
  return Math.max(own, ...(plan.Plans ?? []).map(rowsRead));
}

describe('a condition that an index finds, beside one that only documents answer', () => {
  const cases = Object.keys(SELECTIVE).flatMap((one) =>
    Object.keys(WHOLE_READING).map((other) => [one, other] as const),
  );
  it.each(cases)('%s and %s: few units are read', async (one, other) => {
    const parsed = parseSelectMultiple(
      {
        $query: [{ $and: [WHOLE_READING[other], SELECTIVE[one]] }],
        $filter: { $limit: 20 },
        $projection: {},
      } as never,
      'unit',
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed));
    const statements: { readonly text: string; readonly values: readonly unknown[] }[] = [];
    const outcome = await selectUnits(database, {
      query: parsed.value,
      access,
      fieldTypes: fieldTypesOf([{ Identifier: 'Cote', Type: 'LONG' }]),
      settings: { explain: (statement) => statements.push(statement) },
    });
    expect(outcome.ok && outcome.answer.hits.total).toBeGreaterThan(0);
    for (const { text, values } of statements) {
      const { rows } = await database.query<{ 'QUERY PLAN': readonly { readonly Plan: Plan }[] }>(
        `explain (analyze, format json) ${text}`,
        values as never,
      );
      expect(rowsRead(rows[0]?.['QUERY PLAN'][0]?.Plan ?? { 'Node Type': 'none' })).toBeLessThan(FEW);
    }
  });
});
