import {
  createEq,
  createField,
  createQueryStep,
  createSelectMultiple,
  createSubobject,
  type SelectMultiple,
} from '@chartrier/dsl';
import type { Database } from '../../../platform/index.ts';
import type { QueryOutcome } from '../answer.ts';
import { fieldTypesOf } from '../field-types.ts';
import type { PersistentIdentifierRequest } from '../requests.ts';
import { selectObjectGroups } from './select-object-groups.ts';
import { selectUnits } from './select-units.ts';

const CONTENT = 'PersistentIdentifier.PersistentIdentifierContent';
const VERSIONS = createField('#qualifiers.versions', '_qualifiers.versions');
const NO_FREE_FIELD = fieldTypesOf([]);

/** Units that carry a persistent identifier (ARK …), by its exact text. */
export async function unitsByPersistentIdentifier(
  database: Database,
  request: PersistentIdentifierRequest,
): Promise<QueryOutcome> {
  const condition = createEq(createField(CONTENT, CONTENT), request.identifier);
  return await selectUnits(database, searchOf(request, condition));
}

/** Object groups of which a version carries a persistent identifier. */
export async function objectGroupsByPersistentIdentifier(
  database: Database,
  request: PersistentIdentifierRequest,
): Promise<QueryOutcome> {
  const field = createField(`#qualifiers.versions.${CONTENT}`, `_qualifiers.versions.${CONTENT}`);
  return await selectObjectGroups(
    database,
    searchOf(request, createSubobject(VERSIONS, createEq(field, request.identifier))),
  );
}

function searchOf(
  { access, projection, settings }: PersistentIdentifierRequest,
  condition: Parameters<typeof createQueryStep>[0],
) {
  const query: SelectMultiple = createSelectMultiple({
    roots: [],
    steps: [createQueryStep(condition)],
    projection,
    facets: [],
  });
  return { query, access, fieldTypes: NO_FREE_FIELD, ...(settings === undefined ? {} : { settings }) };
}
