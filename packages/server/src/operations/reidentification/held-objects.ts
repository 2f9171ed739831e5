import { findObjectLocation } from '../../archive/index.ts';
import type { Queryable } from '../../platform/index.ts';
import type { ObjectLocation } from '../../storage/index.ts';

/** What a version of a group's document says of its file; the rest is kept as it is. */
export interface StoredVersion {
  readonly _id: string;
  readonly DataObjectVersion?: string;
  readonly Uri?: string;
  readonly FormatIdentification?: Readonly<Record<string, unknown>> & { readonly FormatId?: string };
  readonly [field: string]: unknown;
}

export interface StoredGroup {
  readonly _qualifiers: readonly {
    readonly versions: readonly StoredVersion[];
    readonly [field: string]: unknown;
  }[];
  readonly [field: string]: unknown;
}

/** A group that the operation looks at, as it is in the archive. */
export interface HeldGroup {
  readonly ordinal: number;
  readonly id: string;
  readonly version: number;
  readonly atomicVersion: number;
  readonly strategy: string;
  readonly document: StoredGroup;
}

/** A file of a group, and where it lies; without location it cannot be read. */
export interface HeldObject {
  readonly group: HeldGroup;
  readonly stored: StoredVersion;
  readonly location: ObjectLocation | undefined;
}

/** The groups of a range; those that were removed meanwhile are not there. */
export async function heldGroups(
  queryable: Queryable,
  tenant: number,
  operationId: string,
  [from, to]: readonly [number, number],
): Promise<readonly HeldGroup[]> {
  const { rows } = await queryable.query<HeldGroup>(
    `select i.ordinal, g.id, g.version, g.atomic_version "atomicVersion",
       g.document #>> '{_storage,strategyId}' strategy, g.document
     from reidentification_item i join object_group g on g.tenant = $1 and g.id = i.group_id
     where i.tenant = $1 and i.operation_id = $2 and i.ordinal between $3 and $4 order by i.ordinal`,
    [tenant, operationId, from, to],
  );
  return rows;
}

/** The files of groups: physical objects have none. */
export async function* heldObjects(
  queryable: Queryable,
  tenant: number,
  groups: readonly HeldGroup[],
): AsyncGenerator<HeldObject> {
  for (const group of groups) {
    for (const { versions } of group.document._qualifiers) {
      for (const stored of versions) {
        if (stored.Uri === undefined) continue;
        yield { group, stored, location: await findObjectLocation(queryable, tenant, stored._id) };
      }
    }
  }
}
