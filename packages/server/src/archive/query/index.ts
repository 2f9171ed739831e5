/**
 * Search of the archive: the query language's tree becomes SQL here, one compiler for units, object groups, registers,
 * logbooks and reference data. Units and groups are never read but through an access contract's filter.
 *
 *     const parsed = parseSelectMultiple(body, 'unit');
 *     const access = accessFilter(contract, tenant, '2025-03-01');
 *     const outcome = await selectUnits(database, { query: parsed.value, access, fieldTypes });
 *     if (outcome.ok) outcome.answer.results; else outcome.faults;
 */

export { type AccessFilter, accessFilter, type ContractScope, mayDownload } from './access/access-filter.ts';
export type { QueryAnswer, QueryOutcome } from './answer.ts';
export { DEFAULT_STATEMENT_TIMEOUT_MILLISECONDS } from './counting.ts';
export { type FieldTypes, fieldTypesOf } from './field-types.ts';
export { renderObjectGroup } from './render/render-object-group.ts';
export { renderUnit } from './render/render-unit.ts';
export type { SearchSettings } from './requests.ts';
export { objectGroupById, objectGroupOfUnit, unitById } from './run/by-id.ts';
export {
  objectGroupsByPersistentIdentifier,
  unitsByPersistentIdentifier,
} from './run/by-persistent-identifier.ts';
export { dailyRunsLeft, type StreamKind, takeDailyRun } from './run/daily-runs.ts';
export { logbookOperationById, selectLogbookOperations } from './run/logbook-operations.ts';
export { scrollPage } from './run/scroll.ts';
export { SCROLLED_OBJECT_GROUPS, SCROLLED_UNITS, type Scrolled } from './run/scrolled.ts';
export { selectObjectGroups } from './run/select-object-groups.ts';
export { selectReferential } from './run/select-referential.ts';
export {
  selectRegisterDetails,
  selectRegisterSummaries,
  selectSymbolicRegisters,
} from './run/select-registers.ts';
export { selectUnits } from './run/select-units.ts';
export { selectUnitsWithInheritedRules } from './run/select-units-with-inherited-rules.ts';
export { streamObjectGroups } from './run/stream-object-groups.ts';
export type { DocumentStream, StreamOutcome } from './run/stream-rows.ts';
export { type StreamRequest, streamUnits } from './run/stream-units.ts';
export { type UnitBatchRequest, type UnitIdsOutcome, unitIdsStatement } from './run/unit-ids.ts';
export { type SearchedUnits, unitsInPreparation } from './searched-units.ts';
