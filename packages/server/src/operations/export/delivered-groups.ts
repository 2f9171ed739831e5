import { chartrierError } from '@chartrier/messages';
import type { DataObjectGroupInput, DataObjectInput, ReadonlyJsonObject } from '@chartrier/seda';
import type { Transaction } from '../../platform/index.ts';
import { lifecycleEvents, NO_EVENTS } from './lifecycle-events.ts';
import type { ExportContext } from './services.ts';

const BATCH = 100;

/** An object as it was listed: `uri` is its name in the package, absent when it has no bytes. */
interface ListedObject {
  readonly id: string;
  readonly uri: string | null;
  readonly size: number;
}

interface GroupRow {
  readonly id: string;
  readonly opi: string;
  readonly ops: readonly string[];
  readonly document: {
    readonly _qualifiers?: readonly { readonly versions: readonly ReadonlyJsonObject[] }[];
  };
  readonly objects: readonly ListedObject[];
}

/**
 * The groups of the units that are delivered, with the objects that were listed: those without any are not told. They come by
 * their ids, as do the facts of lifecycles: those of a page of groups are near one another.
 */
export async function* deliveredGroups(
  context: ExportContext,
  transaction: Transaction,
  withLifecycles: boolean,
): AsyncGenerator<DataObjectGroupInput> {
  const { tenant, operationId } = context;
  const batches = transaction.stream<GroupRow>(
    `select g.id, g.opi, g.ops, g.document, o.objects
     from (select group_id,
             jsonb_agg(jsonb_build_object('id', object_id, 'uri', uri, 'size', size)) objects
           from export_object where tenant = $1 and operation_id = $2 group by group_id) o
     join object_group g on g.tenant = $1 and g.id = o.group_id
     order by o.group_id`,
    [tenant, operationId],
    BATCH,
  );
  for await (const groups of batches) {
    context.signal.throwIfAborted();
    const events = withLifecycles ? await lifecycleEvents(context, 'objectgroup', groups) : NO_EVENTS;
    for (const group of groups)
      yield { id: group.id, objects: objectsOf(group), events: events.get(group.id) ?? [] };
  }
}

/** In the order of the group's document. */
function objectsOf({ document, objects }: GroupRow): readonly DataObjectInput[] {
  const listed = new Map(objects.map((object) => [object.id, object]));
  const versions = (document._qualifiers ?? []).flatMap((qualifier) => qualifier.versions);
  return versions.flatMap((version) => {
    const object = listed.get(String(version['_id']));
    return object === undefined ? [] : [inputOf(version, object)];
  });
}

/** @throws OBJECT_WITHOUT_BYTES for a file whose place is not known: it cannot be delivered, and is not left out */
function inputOf(version: ReadonlyJsonObject, { id, uri, size }: ListedObject): DataObjectInput {
  const { DataObjectGroupId: _, Uri: __, ...told } = version;
  if (uri !== null) return { kind: 'binaryDataObject', id, size, version: { ...told, Uri: uri } };
  if (version['MessageDigest'] !== undefined) throw chartrierError('OBJECT_WITHOUT_BYTES', { object: id });
  return { kind: 'physicalDataObject', id, version: told };
}
