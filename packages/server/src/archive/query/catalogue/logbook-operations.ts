import { refuseSort } from '../compile/refusals.ts';
import { columnStore } from '../fields/column-store.ts';
import { exactField } from '../fields/exact-field.ts';
import { type Around, pathStore } from '../fields/path-store.ts';
import type { SearchField } from '../fields/search-field.ts';
import { textField } from '../fields/text-field.ts';
import { pathTextStore } from '../fields/text-stores.ts';
import { unknownField } from '../fields/unknown-field.ts';
import type { ExactType } from '../fields/value-test.ts';
import { type Fragment, sql } from '../sql/fragment.ts';
import type { Collection } from './collection.ts';
import { firstName, lastName, leafTypes } from './leaf-types.ts';

/** Fields of an event, the master's and the others'; what is not named is text. */
const EVENT_LEAVES = leafTypes({
  keyword: [
    'evId',
    'evParentId',
    'evIdProc',
    'evIdReq',
    'evType',
    'evTypeProc',
    'outcome',
    'outDetail',
    'obId',
    'obIdReq',
    'obIdIn',
  ],
  date: ['evDateTime', '_lastPersistedDate'],
});

/** What is searchable of `events.evDetData`, which is JSON in a text. */
const DETAIL_LEAVES = leafTypes({
  keyword: [
    'LegalStatus',
    'LogType',
    'Hash',
    'TimeStampToken',
    'AgIfTrans',
    'ArchivalAgreement',
    'ServiceLevel',
    'SecurisationVersion',
    'evIdReq',
    'evParentId',
  ],
  date: [
    'StartDate',
    'EndDate',
    'PreviousLogbookTraceabilityDate',
    'MinusOneMonthLogbookTraceabilityDate',
    'MinusOneYearLogbookTraceabilityDate',
    'EvDateTimeReq',
  ],
  long: ['NumberOfElements', 'Size'],
  text: ['FileName', 'EvDetailReq', 'DigestAlgorithm'],
  boolean: ['MaxEntriesReached'],
});

const EXTERNAL_AGENT_LEAVES = new Set([
  'originatingAgency',
  'TransferringAgency',
  'ArchivalAgency',
  'submissionAgency',
]);

const COLUMNS: ReadonlyMap<string, SearchField> = new Map([
  ['_id', exactField(columnStore('keyword', sql`o.id`))],
  ['evIdProc', exactField(columnStore('keyword', sql`o.id`))],
  ['_tenant', exactField(columnStore('long', sql`o.tenant`))],
  ['_v', exactField(columnStore('long', sql`o.version`))],
  ['evType', exactField(columnStore('keyword', sql`o.ev_type collate "C"`))],
  ['evTypeProc', exactField(columnStore('keyword', sql`o.ev_type_proc collate "C"`))],
  ['evDateTime', exactField(columnStore('date', sql`o.ev_date_time`))],
  ['outcome', exactField(columnStore('keyword', sql`o.outcome collate "C"`))],
  ['_lastPersistedDate', exactField(columnStore('date', sql`o.last_persisted_date`))],
  // Texts that hold JSON: the master's are kept, and not searchable.
  ['evDetData', unknownField],
  ['agIdExt', unknownField],
]);

const EVENTS = 'events';

/** Operations: the master event in the row, the other events in rows beside it (`events.…`). */
export const logbookOperationCollection: Collection = {
  from: sql`logbook_operation o`,
  key: [sql`o.tenant`, sql`o.id`],
  row: sql`o.tenant, o.id, o.version, o.last_persisted_date, o.document`,
  field: (dotted) => COLUMNS.get(dotted) ?? documentField(dotted),
};

/** As in Vitam's index, events are not told apart: each condition may hold on another of them. */
const someEvent: Around = (condition) =>
  sql`exists (select from logbook_event e where e.tenant = o.tenant and e.operation_id = o.id and ${condition})`;

function documentField(dotted: string): SearchField {
  if (dotted.startsWith('#') || ['evDetData', 'agIdExt'].includes(firstName(dotted))) return unknownField;
  if (firstName(dotted) !== EVENTS)
    return leafField(EVENT_LEAVES.get(lastName(dotted)) ?? 'text', sql`o.document`, dotted);
  const name = dotted.slice(EVENTS.length + 1);
  switch (firstName(name)) {
    case 'evDetData': {
      const type = DETAIL_LEAVES.get(lastName(name));
      return type === undefined ? unknownField : inText(type, name, sql`e.document ->> 'evDetData'`);
    }
    case 'agIdExt':
      return EXTERNAL_AGENT_LEAVES.has(lastName(name))
        ? inText('keyword', name, sql`e.document ->> 'agIdExt'`)
        : unknownField;
    default:
      return leafField(EVENT_LEAVES.get(lastName(name)) ?? 'text', sql`e.document`, name, someEvent);
  }
}

/** A field of a JSON object written as a text. */
function inText(type: ExactType | 'text', name: string, text: Fragment): SearchField {
  const inner = name.slice(name.indexOf('.') + 1);
  return leafField(type, sql`json_of_text(${text})`, inner, someEvent);
}

function leafField(
  type: ExactType | 'text',
  document: Fragment,
  dotted: string,
  around?: Around,
): SearchField {
  const field = storedField(type, document, dotted, around);
  if (around === undefined) return field;
  // Results are operations: they have no one event to be sorted by.
  return { ...field, sortKeys: (_direction, at) => [refuseSort(at.compilation, at.path)] };
}

function storedField(
  type: ExactType | 'text',
  document: Fragment,
  dotted: string,
  around: Around | undefined,
): SearchField {
  return type === 'text'
    ? textField(pathTextStore(document, dotted, around === undefined ? {} : { around }))
    : exactField(pathStore(type, document, dotted, around));
}
