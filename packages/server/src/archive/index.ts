/**
 * What the archive holds: units, object groups, where objects lie, fonds registers. Writing happens in the commit of an
 * operation (`publish…`), or from an offer's lines (`put…`, then `recomputeGraph` and `recomputeRegisterSummaries`).
 */

export { type UnitSchemaChecker, unitSchemaChecker } from './documents/check-unit-schema.ts';
export {
  type ControlSchema,
  compileControlSchema,
  MAX_DOCUMENT_MILLISECONDS,
  type SchemaFault,
  type SchemaVerdict,
} from './documents/control-schema.ts';
export type { FieldFault, FieldRule } from './documents/field-fault.ts';
export { fieldFaultError } from './documents/field-fault-error.ts';
export {
  FIELD_SEARCH_TIMEOUT_MILLISECONDS,
  type FieldHolder,
  holdersOfFields,
} from './documents/holders-of-fields.ts';
export {
  type InternalSchemaElement,
  internalSchemaElements,
  unitVocabularies,
} from './documents/internal-schema.ts';
export { jsonSanityFaults } from './documents/json-sanity.ts';
export {
  type DocumentFaults,
  documentFaults,
  type JudgedUnit,
  judgeUnit,
  withoutFields,
} from './documents/judge-unit.ts';
export { isDeclaredList, isManyValued } from './documents/many-valued.ts';
export { ontologyTypes } from './documents/ontology-types.ts';

export { readUnitSchema, type UnitSchemaElement } from './documents/read-unit-schema.ts';
export { type Typed, type TypeOfField, typeDocument } from './documents/type-by-ontology.ts';
export { assignLevels, type Levels } from './graph/assign-levels.ts';
export { computeAncestors } from './graph/compute-ancestors.ts';
export { findCycle } from './graph/find-cycle.ts';
export {
  analyzeGraph,
  clearGraph,
  type GraphTables,
  type GraphWork,
  MAX_ANCESTRY_OF_UNIT,
  MAX_GRAPH_LEVELS,
  maxAncestryOf,
  ownGraph,
  SHARED_GRAPH,
} from './graph/graph-work.ts';
export { recomputeGraph } from './graph/recompute-graph.ts';
export {
  type AccessPeriod,
  accessLinesOf,
  countAccesses,
  logAccess,
  putAccessLine,
  readAccessLog,
  releaseAccessLines,
  takeAccessLines,
} from './locations/access-log.ts';
export {
  findObjectLocation,
  publishObjectLocations,
  putObjectLocations,
} from './locations/object-locations.ts';
export {
  OBJECT_GROUP_COLUMNS,
  OBJECT_GROUP_REPLACEMENT,
  objectGroupRows,
} from './object-groups/object-group-columns.ts';
export {
  deleteObjectGroups,
  publishObjectGroups,
  putObjectGroupDocuments,
  replaceObjectGroups,
} from './object-groups/publish-object-groups.ts';
export {
  ASSIGNED_ORIGIN,
  assignedArk,
  recomputeAssignedIdentifiers,
  registerAssignedIdentifiers,
} from './persistent-identifiers/assigned-identifiers.ts';
export {
  findPurgedIdentifier,
  identifiersOfItems,
  keepPurgedIdentifiers,
  type PurgedIdentifier,
} from './persistent-identifiers/purged-identifiers.ts';
export {
  findRegisterDetail,
  putRegisterDetail,
  recomputeRegisterSummaries,
  registerDeposit,
} from './registers/accession-register.ts';
export {
  ingested,
  type RegisterDetail,
  type RegisterEvent,
  type RegisterQuantity,
} from './registers/register-detail.ts';
export {
  clearSymbolicRegisters,
  hasSymbolicLinks,
  putSymbolicRegisters,
  type SymbolicRegister,
  stagedSymbolicRegisters,
  stageSymbolicRegisters,
} from './registers/symbolic-register.ts';
export {
  type ChangedUnits,
  COMPUTED_RULES_FIELDS,
  countComputedRules,
  hasInvalidComputedRules,
  invalidateComputedRules,
  putComputedRules,
  staleRulesLine,
  unitsWithValidRules,
} from './rules-in-force/computed-rules.ts';
export { inheritedRulesOfUnits } from './rules-in-force/inherited-rules-of-units.ts';
export {
  DERIVED_UNIT_FIELDS,
  withoutDerivedFields,
} from './units/derived-fields.ts';
export { keepShelves } from './units/keep-shelves.ts';
export { mergeShelves, type ShelfMerge } from './units/merge-shelves.ts';
export { MAX_UNITS_IN_OPEN_SHELF, publishUnits } from './units/publish-units.ts';
export { deleteUnits, putUnitDocuments } from './units/put-unit-documents.ts';
export { type ExpectedVersion, replaceUnitDocument } from './units/replace-unit.ts';
export { type NewVersions, replaceUnitDocuments } from './units/replace-units.ts';
export { rulesHeldByUnits } from './units/rules-held.ts';
export { settleOpenShelf } from './units/settle-open-shelf.ts';
export { attachShelf, buildShelf, dropShelf, type Shelf } from './units/shelf.ts';
export {
  UNIT_COLUMNS,
  UNIT_COLUMNS_BUT_IDENTITY,
  type UnitSource,
  unitRows,
} from './units/unit-columns.ts';
export { vacuumShelves } from './units/vacuum-shelves.ts';
