import type { Vocabulary } from '../field-name/vocabulary.ts';

/** What no one changes from outside on a unit: identity, graph, journals, storage, computed values. */
const UNIT_NAMES = new Set([
  'Identifier',
  'PUID',
  '#all',
  '#id',
  '#tenant',
  '#version',
  '#min',
  '#max',
  '#unittype',
  '#unitups',
  '#allunitups',
  '#uds',
  '#nbunits',
  '#nbobjects',
  '#object',
  '#qualifiers',
  '#size',
  '#format',
  '#type',
  '#opi',
  '#opts',
  '#operations',
  '#originating_agency',
  '#originating_agencies',
  '#usage',
  '#score',
  '#lastpersisteddate',
  '#graph',
  '#history',
  '#elimination',
  '#storage',
  '#sedaversion',
  '#implementationversion',
  '#uploadpath',
  '#computedinheritedrules',
  '#validcomputedinheritedrules',
  '#approximate_creation_date',
  '#approximate_update_date',
]);

/** What no one changes on a record of reference data. */
const REFERENTIAL_NAMES = new Set(['Identifier', 'PUID', '#id', '#tenant', '#version']);

/** Whether an update by id must refuse the field: its leading name is compared, `#names` without case. */
export function isProtectedName(written: string, vocabulary: Vocabulary): boolean {
  const [leading = ''] = written.split('.');
  const name = leading.startsWith('#') ? leading.toLowerCase() : leading;
  return vocabulary === 'referential' || vocabulary === 'logbook'
    ? REFERENTIAL_NAMES.has(name)
    : UNIT_NAMES.has(name);
}
