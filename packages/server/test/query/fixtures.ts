import {
  type JsonObject,
  type JsonValue,
  parseSelectMultiple,
  parseSelectSingle,
  type SelectMultiple,
  type SelectSingle,
  type Vocabulary,
} from '@chartrier/dsl';
import { putObjectGroupDocuments, putUnitDocuments } from '../../src/archive/index.ts';
import {
  type AccessFilter,
  accessFilter,
  type ContractScope,
  fieldTypesOf,
  type QueryAnswer,
  type QueryOutcome,
  type SearchSettings,
  selectObjectGroups,
  selectUnits,
} from '../../src/archive/query/index.ts';
import type { Database } from '../../src/platform/index.ts';

export const TODAY = '2025-03-01';
export const NO_TYPES = fieldTypesOf([]);
export const EVERYTHING: ContractScope = { EveryOriginatingAgency: true, EveryDataObjectVersion: true };
export const ALL_ACCESS: AccessFilter = accessFilter(EVERYTHING, 0, TODAY);

/** An identifier of a unit (`aeaq…`), a group (`aeba…`): 36 characters. */
export function guid(kind: 'unit' | 'group', name: string): string {
  const letters = [...name].map((letter) => (/[a-z2-7]/.test(letter) ? letter : 'z')).join('');
  return `${kind === 'unit' ? 'aeaq' : 'aeba'}${letters.padStart(31, 'a')}a`;
}

/** A stored unit without parents, of tenant 0 and agency SP1, with these fields too. */
export function unit(name: string, fields: JsonObject = {}): JsonObject {
  return {
    _id: guid('unit', name),
    _tenant: 0,
    _v: 0,
    _av: 0,
    _unitType: 'INGEST',
    _opi: 'op',
    _ops: ['op'],
    _sp: 'SP1',
    _sps: ['SP1'],
    _up: [],
    _us: [],
    _uds: {},
    _graph: [],
    _min: 1,
    _max: 1,
    _mgt: {},
    _storage: { strategyId: 'default', _nbc: 2 },
    _sedaVersion: '2.2',
    _implementationVersion: '1',
    _acd: '2024-03-05T09:12:33.123',
    _aud: '2024-03-05T09:12:33.123',
    _glpd: '2024-03-05T09:12:33.123',
    DescriptionLevel: 'Item',
    Title: name,
    ...fields,
  };
}

export function objectGroup(name: string, fields: JsonObject = {}): JsonObject {
  return {
    _id: guid('group', name),
    _tenant: 0,
    _v: 0,
    _av: 0,
    _opi: 'op',
    _ops: ['op'],
    _sp: 'SP1',
    _sps: ['SP1'],
    _up: [],
    _us: [],
    _nbc: 1,
    _profil: 'Document',
    _storage: { strategyId: 'default' },
    _acd: '2024-03-05T09:12:33.123',
    _aud: '2024-03-05T09:12:33.123',
    _qualifiers: [],
    ...fields,
  };
}

export async function storeUnits(
  database: Database,
  documents: readonly JsonObject[],
  tenant = 0,
): Promise<void> {
  await database.transaction((transaction) => putUnitDocuments(transaction, tenant, documents));
}

export async function storeObjectGroups(
  database: Database,
  documents: readonly JsonObject[],
  tenant = 0,
): Promise<void> {
  await database.transaction((transaction) => putObjectGroupDocuments(transaction, tenant, documents));
}

export function multiple(body: object, vocabulary: 'unit' | 'objectgroup' = 'unit'): SelectMultiple {
  const parsed = parseSelectMultiple({ $projection: {}, ...body } as JsonValue, vocabulary);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.value;
}

export function single(body: object, vocabulary: Vocabulary): SelectSingle {
  const parsed = parseSelectSingle({ $projection: {}, ...body } as JsonValue, vocabulary);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.value;
}

export function answered(outcome: QueryOutcome): QueryAnswer {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.answer;
}

/** `kind path` of each fault. */
export function faulted(outcome: QueryOutcome): readonly string[] {
  return outcome.ok ? [] : outcome.faults.map(({ kind, path }) => `${kind} ${path}`);
}

/** The titles of the units that fit a condition, in their order. */
export async function titles(
  database: Database,
  condition: object,
  access = ALL_ACCESS,
): Promise<readonly unknown[]> {
  const query = multiple({ $query: [condition], $filter: { $orderby: { '#id': 1 } } });
  const { results } = answered(await selectUnits(database, { query, access, fieldTypes: NO_TYPES }));
  return results.map((result) => result.Title);
}

export async function groupIds(
  database: Database,
  condition: object,
  access = ALL_ACCESS,
): Promise<readonly unknown[]> {
  const query = multiple({ $query: [condition], $filter: { $orderby: { '#id': 1 } } }, 'objectgroup');
  const { results } = answered(await selectObjectGroups(database, { query, access, fieldTypes: NO_TYPES }));
  return results.map((result) => result['#id']);
}

/** What a search of units answers to whoever sees everything. */
export async function searchUnits(
  database: Database,
  body: object,
  settings: SearchSettings = {},
): Promise<QueryAnswer> {
  const query = multiple(body);
  return answered(await selectUnits(database, { query, access: ALL_ACCESS, fieldTypes: NO_TYPES, settings }));
}
