import type { ContentReference, JsonObject, JsonValue } from '@chartrier/seda';
import type { Queryable } from '../../../platform/index.ts';
import type { IngestContext } from '../ingest-services.ts';
import { type Deposit, emptyTable } from '../staging/deposit.ts';
import { holdsNo } from '../staging/rare-parts.ts';
import { stagingWriter } from '../staging/staging-writer.ts';
import { unitsAtATime } from '../staging/units-at-a-time.ts';

interface Row {
  readonly ordinal: number;
  readonly content: JsonObject;
  readonly content_references: readonly ContentReference[];
}

const BATCH = 500;

/**
 * Descriptions name other units, objects and groups by the manifest's ids: these become the archive's. What a custodial
 * history names by an object is kept as that object's group, as Vitam does.
 */
export async function resolveContentReferences(context: IngestContext, deposit: Deposit): Promise<void> {
  if (holdsNo(deposit.facts, 'contentReferences')) return;
  await context.transaction((transaction) => emptyTable(transaction, deposit, 'unit_content'));
  const writer = stagingWriter(deposit.deposit, deposit.tables, (work) => context.transaction(work));
  await context.services.database.transaction(async (transaction) => {
    const rows = transaction.stream<Row>(
      `select ordinal, content, content_references from ${deposit.tables.unit}
       where deposit = $1 and content_references is not null and existing is null order by ordinal`,
      [deposit.deposit],
      unitsAtATime(deposit, BATCH),
    );
    for await (const batch of rows) {
      const wanted = batch.flatMap((row) => row.content_references.map(({ id }) => id));
      const known = await archiveIds(context.services.database, deposit, wanted);
      for (const { ordinal, content, content_references: references } of batch) {
        for (const reference of references) {
          const id = idFor(reference, known);
          if (id !== undefined) replaceAt(content, reference.path, id);
        }
        writer.add('unit_content', { ordinal, content });
      }
      await writer.breathe();
    }
  });
  await writer.finish();
}

interface ArchiveIds {
  readonly units: ReadonlyMap<string, string>;
  readonly objects: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, string>;
  readonly groupsOfObjects: ReadonlyMap<string, string>;
}

function idFor({ to, id, path }: ContentReference, known: ArchiveIds): string | undefined {
  if (to === 'unit') return known.units.get(id);
  if (to === 'group') return known.groups.get(id);
  if (to === 'object') {
    return path[0] === 'CustodialHistory' ? known.groupsOfObjects.get(id) : known.objects.get(id);
  }
  return known.units.get(id) ?? known.objects.get(id) ?? known.groups.get(id);
}

function replaceAt(content: JsonObject, path: ContentReference['path'], id: string): void {
  let holder: JsonValue | undefined = content;
  for (const step of path.slice(0, -1)) holder = childOf(holder, step);
  const last = path.at(-1);
  if (Array.isArray(holder) && typeof last === 'number') holder[last] = id;
  else if (typeof holder === 'object' && holder !== null && !Array.isArray(holder) && last !== undefined) {
    holder[last] = id;
  }
}

function childOf(holder: JsonValue | undefined, step: string | number): JsonValue | undefined {
  if (Array.isArray(holder)) return typeof step === 'number' ? holder[step] : undefined;
  return typeof holder === 'object' && holder !== null ? holder[step] : undefined;
}

/** Ids of the archive for manifest ids of a batch; a unit that stands for one of the archive has that one's. */
async function archiveIds(
  queryable: Queryable,
  { deposit, tables }: Deposit,
  wanted: readonly string[],
): Promise<ArchiveIds> {
  const read = async (text: string): Promise<ReadonlyMap<string, string>> => {
    const { rows } = await queryable.query<{ manifest_id: string; id: string }>(text, [deposit, wanted]);
    return new Map(rows.map((row) => [row.manifest_id, row.id]));
  };
  return {
    units: await read(
      `select u.manifest_id, coalesce(a.id, u.id) id from ${tables.unit} u
       left join ${tables.attachment} a on a.deposit = $1 and a.ordinal = u.ordinal
       where u.deposit = $1 and u.manifest_id = any ($2)`,
    ),
    objects: await read(
      `select manifest_id, id from ${tables.object} where deposit = $1 and manifest_id = any ($2)`,
    ),
    groups: await read(
      `select manifest_id, id from ${tables.group} where deposit = $1 and manifest_id = any ($2)`,
    ),
    groupsOfObjects: await read(
      `select o.manifest_id, g.id from ${tables.object} o
       join ${tables.group} g on g.deposit = $1 and g.manifest_id = o.group_manifest_id
       where o.deposit = $1 and o.manifest_id = any ($2)`,
    ),
  };
}
