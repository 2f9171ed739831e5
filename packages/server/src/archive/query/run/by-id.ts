import type { JsonObject } from '@chartrier/dsl';
import type { Queryable } from '../../../platform/index.ts';
import {
  accessShape,
  objectGroupsInScope,
  visibleObjectGroups,
  visibleUnits,
} from '../access/access-conditions.ts';
import type { AccessFilter } from '../access/access-filter.ts';
import { renderObjectGroup } from '../render/render-object-group.ts';
import { type DocumentRow, renderUnit } from '../render/render-unit.ts';
import type { ObjectGroupByIdRequest, ObjectGroupOfUnitRequest, UnitByIdRequest } from '../requests.ts';
import { bind, type Fragment, sql, toStatement } from '../sql/fragment.ts';

/**
 * A unit by its id; undefined when there is none, or when the access contract hides it: callers are not told which.
 * The statement is prepared once a connection, for each shape of contract.
 */
export async function unitById(
  queryable: Queryable,
  request: UnitByIdRequest,
): Promise<JsonObject | undefined> {
  const row = await visibleUnit(queryable, request.id, request.access);
  return row && renderUnit(row, request.projection);
}

/** The group of a unit that may be seen: rights as for the unit, and again for the group but for rule categories. */
export async function objectGroupOfUnit(
  queryable: Queryable,
  request: ObjectGroupOfUnitRequest,
): Promise<JsonObject | undefined> {
  const { unitId, access, projection } = request;
  const unit = await visibleUnit(queryable, unitId, access);
  const groupId = unit?.document._og;
  if (typeof groupId !== 'string') return undefined;
  const name = `group-of-unit-${accessShape(access)}`;
  const [row] = await read(queryable, name, groupStatement(groupId, objectGroupsInScope(access)));
  return row && renderObjectGroup(row, projection);
}

/** An object group by its id, with the rights of a search. */
export async function objectGroupById(
  queryable: Queryable,
  { id, access, projection }: ObjectGroupByIdRequest,
): Promise<JsonObject | undefined> {
  const name = `group-by-id-${accessShape(access)}`;
  const [row] = await read(queryable, name, groupStatement(id, visibleObjectGroups(access)));
  return row && renderObjectGroup(row, projection);
}

async function visibleUnit(
  queryable: Queryable,
  id: string,
  access: AccessFilter,
): Promise<DocumentRow | undefined> {
  const statement = sql`select u.tenant, u.id, u.version, u.document from unit u where u.id = ${bind(id)}::text and ${visibleUnits(access)}`;
  const [row] = await read(queryable, `unit-by-id-${accessShape(access)}`, statement);
  return row;
}

function groupStatement(id: string, visible: Fragment): Fragment {
  return sql`select g.tenant, g.id, g.version, g.document from object_group g where g.id = ${bind(id)}::text and ${visible}`;
}

async function read(queryable: Queryable, name: string, fragment: Fragment): Promise<readonly DocumentRow[]> {
  const { text, values } = toStatement(fragment);
  const { rows } = await queryable.query<DocumentRow>(text, values, { name });
  return rows;
}
