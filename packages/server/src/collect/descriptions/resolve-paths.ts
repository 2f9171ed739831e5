import { type Database, planForSets } from '../../platform/index.ts';
import { refusal } from '../../referential/index.ts';
import type { HeldFolder } from '../folders/index.ts';
import { withoutTimeLimit } from '../without-time-limit.ts';
import { descriptionFaults, TOLD_FAULTS } from './stage-descriptions.ts';

/** Lines of a fault that are told. */
const TOLD_LINES = 10;

/** Where the units of the lines are looked for. */
export type DescribedUnits = 'tree' | 'transaction';

/**
 * Finds the unit of each staged line. In the tree that the file came with, or among all the units of the transaction, by what
 * is surest first: the path as it was sent; the same one with its accents written in another way (NFC or NFD: a Mac writes them apart), or
 * without the spaces that a spreadsheet leaves around it;
 * the end of a path, of which each step is a name in the tree or a title in the transaction, as Vitam does. Titles that the file itself
 * changes are those of before.
 *
 * @throws COLLECT_DESCRIPTIONS_REFUSED when a path has no unit, or several, and when two lines have the same unit
 */
export async function resolvePaths(
  database: Database,
  { id: folder, transaction: { tenant, id: transactionId } }: Pick<HeldFolder, 'id' | 'transaction'>,
  among: DescribedUnits,
): Promise<void> {
  const place = among === 'tree' ? [tenant, folder] : [tenant, folder, transactionId];
  for (const step of among === 'tree' ? IN_TREE : IN_TRANSACTION)
    await withoutTimeLimit(database, (transaction) =>
      planForSets(transaction, () =>
        transaction.query(
          `with wanted as materialized (
             select line, path, normalize(path, NFC) composed from collect_description
             where tenant = $1 and folder = $2 and matches = 0),
           found as (${step}),
           counted as (
             select line, min(unit_id) unit_id, count(distinct unit_id)::integer matches from found group by line)
           update collect_description d set unit_id = c.unit_id, matches = c.matches
           from counted c where d.tenant = $1 and d.folder = $2 and d.line = c.line`,
          place,
        ),
      ),
    );
  await refuseUnresolved(database, tenant, folder);
}

const TREE = `wanted w join collect_tree_entry e on e.tenant = $1 and e.folder = $2`;
const IN_TREE = [
  `select w.line, e.unit_id from ${TREE} and e.path = w.path`,
  `select w.line, e.unit_id from ${TREE} and normalize(e.path, NFC) = w.composed`,
  `select w.line, e.unit_id from ${TREE} and normalize(e.path, NFC) = btrim(w.composed)`,
  // each end of each path is made once: names are often the same in every folder, and pairs of them would be their square
  `select w.line, ends.unit_id
   from (
     select e.unit_id, array_to_string(e.steps[first_step:], '/') path_end
     from (
       select unit_id, string_to_array(normalize(path, NFC), '/') steps from collect_tree_entry
       where tenant = $1 and folder = $2 and exists (select from wanted)) e
     cross join lateral generate_series(2, cardinality(e.steps)) first_step) ends
   join wanted w on w.composed = ends.path_end`,
] as const;

const UNITS = `wanted w join collect_unit u on u.tenant = $1 and u.opi = $3`;
const SENT = `u.document ->> '_uploadPath'`;
const IN_TRANSACTION = [
  `select w.line, u.id unit_id from ${UNITS} and ${SENT} = w.path`,
  `select w.line, u.id unit_id from ${UNITS} and normalize(${SENT}, NFC) = w.composed`,
  `select w.line, u.id unit_id from ${UNITS} and normalize(${SENT}, NFC) = btrim(w.composed)`,
  // upwards from the units that have the last name, as long as the names so far are the end of a path that is looked for
  `select line, unit_id from (
     with recursive ends as materialized (
       select distinct array_to_string(s.steps[first_step:], '/') collate "C" path_end
       from (select string_to_array(composed, '/') steps from wanted) s
       cross join lateral generate_series(1, cardinality(s.steps)) first_step),
     titled as materialized (
       select id, up, normalize(title, NFC) collate "C" title from collect_unit
       where tenant = $1 and opi = $3 and position('/' in title) = 0 and exists (select from wanted)),
     walk as (
       select t.id unit_id, t.up, t.title path_end from titled t join ends e on e.path_end = t.title
       union all
       select k.unit_id, t.up, e.path_end
       from walk k cross join lateral unnest(k.up) above (id)
       join titled t on t.id = above.id
       join ends e on e.path_end = t.title || '/' || k.path_end)
     select w.line, k.unit_id from walk k join wanted w on w.composed collate "C" = k.path_end) named`,
] as const;

async function refuseUnresolved(database: Database, tenant: number, folder: string): Promise<void> {
  const faults = descriptionFaults();
  const { rows } = await database.query<{
    readonly line: number;
    readonly path: string;
    readonly matches: number;
    readonly total: number;
  }>(
    `select line, path, matches, count(*) over ()::integer total from collect_description
     where tenant = $1 and folder = $2 and matches <> 1 order by line limit ${TOLD_FAULTS}`,
    [tenant, folder],
  );
  for (const { line, path, matches: count } of rows)
    faults.add(
      count === 0
        ? refusal('COLLECT_DESCRIPTION_PATH_UNKNOWN', { path }, { line })
        : refusal('COLLECT_DESCRIPTION_PATH_AMBIGUOUS', { path, count }, { line }),
    );
  faults.addCount((rows[0]?.total ?? 0) - rows.length);
  const { rows: twice } = await database.query<{
    readonly path: string;
    readonly lines: readonly number[];
    readonly total: number;
  }>(
    `select min(path) path, array_agg(line order by line) lines, count(*) over ()::integer total
     from collect_description
     where tenant = $1 and folder = $2 and matches = 1
     group by unit_id having count(*) > 1 order by min(line) limit ${TOLD_FAULTS}`,
    [tenant, folder],
  );
  for (const { path, lines } of twice) {
    const [, line = 0] = lines;
    const parameters = { path, lines: lines.slice(0, TOLD_LINES) };
    faults.add(refusal('COLLECT_DESCRIPTION_PATH_REPEATED', parameters, { line }));
  }
  faults.addCount((twice[0]?.total ?? 0) - twice.length);
  faults.refuse();
}
