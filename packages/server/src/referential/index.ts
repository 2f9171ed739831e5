/**
 * Reference data: agencies, rules, formats, ontology, contracts, profiles, contexts, security profiles. Stored and
 * read here; importing and updating are operations (operations/referential-import).
 *
 *     const referential = openReferentialSnapshot(database, { tenant: 0, administrationTenant: 1 });
 *     const contract = await referential.find('IngestContract', 'IC-000001');
 *     const known = await referential.findMany('FileRules', ['ACC-00001', 'APP-00002']);
 */
export type { AccessContract } from './access-contract/access-contract.ts';
export type { Agency } from './agencies/agency.ts';
export { readAgencies } from './agencies/read-agencies.ts';
export type { ArchiveProfile } from './archive-profile/archive-profile.ts';
export { openProfileFile, type ProfileFile } from './archive-profile/profile-file.ts';
export { type ProfileFileFault, readProfileRoot } from './archive-profile/read-profile-root.ts';
export type { ArchiveUnitProfile } from './archive-unit-profile/archive-unit-profile.ts';
export type {
  ControlSchema,
  ControlSchemaFault,
} from './archive-unit-profile/control-schema.ts';
export type { CheckContext } from './check-context.ts';
export type { CollectionRules } from './collection-rules.ts';
export {
  COLLECTION_NAMES,
  type CollectionDefinition,
  type CollectionName,
  collectionDefinition,
  type ExternalIdentifierKey,
  owningTenant,
  type ReferentialScope,
} from './collections.ts';
export type { ApplicationContext, ContextPermission } from './context/context.ts';
export type { CsvRecord } from './csv/csv-parser.ts';
export { readCsv } from './csv/read-csv.ts';
export { CSV_START, csvLine } from './csv/write-csv.ts';
export { DATA_OBJECT_USAGES, type RuleCategory } from './document.ts';
export { documentDifferences } from './document-differences.ts';
export { type Examination, type ExaminedDocument, examineDocuments } from './examine-documents.ts';
export { type ExaminedList, examineList } from './examine-list.ts';
export { chartedFormats } from './file-formats/charted-formats.ts';
export type { FileFormat } from './file-formats/file-format.ts';
export { formatDocuments } from './file-formats/format-documents.ts';
export {
  type FormatIdentification,
  type FormatIdentifier,
  isHeldBack,
  openFormatIdentification,
  signaturesName,
} from './file-formats/format-identification.ts';
export type { IdentifiedFormat } from './file-formats/identified-format.ts';
export { readSignatureFile, type SignatureFile } from './file-formats/read-signature-file.ts';
export {
  type SignatureFileRecord,
  signatureFilesInForce,
  stageSignatureFile,
} from './file-formats/signature-files.ts';
export {
  type Finding,
  type FindingRecord,
  findingMessage,
  findingRecord,
  findingRemedy,
  isRefused,
  refusal,
  remark,
} from './finding/finding.ts';
export type { Griffin } from './griffin/griffin.ts';
export type { IngestContract, SignaturePolicy } from './ingest-contract/ingest-contract.ts';
export { type Draft, isObject } from './json/read-model.ts';
export type {
  ManagementContract,
  PersistentIdentifierPolicy,
  VersionRetentionPolicy,
} from './management-contract/management-contract.ts';
export { durationChangesSince, stagedDurationChanges } from './management-rules/changed-durations.ts';
export type {
  ManagementRule,
  RuleMeasurement,
} from './management-rules/management-rule.ts';
export { readManagementRules } from './management-rules/read-management-rules.ts';
export type { MinimumDurations } from './management-rules/rule-duration.ts';
export { DOCUMENT_SCHEMAS, type DocumentOf } from './models.ts';
export { checkOntology, type OntologyInPlace } from './ontology/check-ontology.ts';
export { internalOntology } from './ontology/ontology-defaults.ts';
export type { OntologyEntry, OntologyType } from './ontology/ontology-entry.ts';
export { fieldNames, fieldsOf, vocabularyChanges } from './ontology/vocabulary-changes.ts';
export { checkScenario } from './preservation-scenario/check-scenario.ts';
export type { PreservationScenario } from './preservation-scenario/preservation-scenario.ts';
export { COLLECTION_RULES } from './rules-by-collection.ts';
export type { SecurityProfile } from './security-profile/security-profile.ts';
export {
  type Comparison,
  compareWithCollection,
  type ReplacementRules,
  repeatedIdentifiers,
} from './store/compare.ts';
export { findContextWithProfile } from './store/context-with-profile.ts';
export { type DocumentChange, documentChanges } from './store/differences-of-versions.ts';
export { exportCsv } from './store/export-csv.ts';
export { keepFindings, MAX_FINDINGS, readFindings } from './store/findings.ts';
export { type DocumentVersion, documentHistory, documentsOfOperation } from './store/history.ts';
export { type LostZeros, lostZeros } from './store/lost-zeros.ts';
export { publishStaged, type StagedOperation, type VersionConflict } from './store/publish.ts';
export { collectionStamp, findDocument, readWholeCollection } from './store/read-documents.ts';
export { type LinesOrigin, restoreReferentialLine } from './store/restore-lines.ts';
export { sequenceLine, takeIdentifiers } from './store/sequence.ts';
export { openReferentialSnapshot, type ReferentialSnapshot } from './store/snapshot.ts';
export { clearStaging, type StagedDocument, type StagingPlace, stageDocuments } from './store/stage.ts';
export { stagedLines } from './store/staged-lines.ts';
export { examineSchema, type SchemaInPlace } from './unit-schema/examine-schema.ts';
export type { SchemaElement } from './unit-schema/schema-element.ts';
export { type ExaminedUpdate, examineUpdate } from './update/examine-update.ts';
