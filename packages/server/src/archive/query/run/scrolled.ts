import type { JsonObject, Projection, SelectMultiple } from '@chartrier/dsl';
import { visibleObjectGroups, visibleUnits } from '../access/access-conditions.ts';
import type { AccessFilter } from '../access/access-filter.ts';
import type { Collection } from '../catalogue/collection.ts';
import { objectGroupCollection } from '../catalogue/object-groups.ts';
import { unitCollection } from '../catalogue/units.ts';
import type { Scope } from '../compile/condition.ts';
import { type CompiledWalk, compileGroupWalk, compileUnitWalk } from '../compile/walk.ts';
import type { FieldTypes } from '../field-types.ts';
import { renderObjectGroup } from '../render/render-object-group.ts';
import { type DocumentRow, renderUnit } from '../render/render-unit.ts';
import { bind, type Fragment, sql } from '../sql/fragment.ts';

/** What a scroll goes through: how rows are found, named by their key, found again and shown. */
export interface Scrolled {
  readonly kind: 'unit' | 'objectgroup';
  readonly collection: (types: FieldTypes) => Collection;
  readonly walk: (query: SelectMultiple, access: AccessFilter, scope: Scope) => CompiledWalk;
  /** Columns `shelf` and `id` of a row. */
  readonly key: Fragment;
  /** The row of a key kept in `page`. */
  readonly join: (access: AccessFilter) => Fragment;
  readonly visible: (access: AccessFilter) => Fragment;
  readonly render: (row: DocumentRow, projection: Projection) => JsonObject;
}

export const SCROLLED_UNITS: Scrolled = {
  kind: 'unit',
  collection: unitCollection,
  walk: ({ roots, steps }, access, scope) => {
    const rights = { tenant: access.tenant, visible: visibleUnits(access) };
    return compileUnitWalk(roots, steps, rights, scope);
  },
  key: sql`u.shelf, u.id`,
  // a unit never leaves its shelf while it is the same version of the archive; after a rebuild a scroll is opened again
  join: ({ tenant }) => sql`u.tenant = ${bind(tenant)}::integer and u.shelf = page.shelf and u.id = page.id`,
  visible: visibleUnits,
  render: renderUnit,
};

export const SCROLLED_OBJECT_GROUPS: Scrolled = {
  kind: 'objectgroup',
  collection: objectGroupCollection,
  walk: ({ roots, steps }, access, scope) =>
    compileGroupWalk(roots, steps, visibleObjectGroups(access), scope),
  key: sql`null::integer as shelf, g.id`,
  join: ({ tenant }) => sql`g.tenant = ${bind(tenant)}::integer and g.id = page.id`,
  visible: visibleObjectGroups,
  render: renderObjectGroup,
};
