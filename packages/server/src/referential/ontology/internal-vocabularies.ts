import type { OntologyType } from './ontology-entry.ts';

/** Vocabularies of one type, in the same collections. */
export interface VocabularyGroup {
  /** Abbreviations of COLLECTIONS, separated by commas. */
  readonly collections: string;
  readonly type: OntologyType;
  /** Those that SEDA has under the same name, or the name of SEDA_NAMES. */
  readonly seda: string;
  /** Technical ones, and those of reference data and journals. */
  readonly others: string;
}

/** The collections whose fields vocabularies name. */
export const VOCABULARY_COLLECTIONS: Readonly<Record<string, string>> = {
  U: 'Unit',
  G: 'ObjectGroup',
  AC: 'AccessContract',
  IC: 'IngestContract',
  MC: 'ManagementContract',
  CX: 'Context',
  SP: 'SecurityProfile',
  PR: 'Profile',
  AUP: 'ArchiveUnitProfile',
  AG: 'Agencies',
  FF: 'FileFormat',
  FR: 'FileRules',
  ON: 'Ontology',
  GR: 'Griffin',
  PS: 'PreservationScenario',
  ARD: 'AccessionRegisterDetail',
  ARS: 'AccessionRegisterSummary',
  ARY: 'AccessionRegisterSymbolic',
  LO: 'LogbookOperation',
  LU: 'LogbookLifeCycleUnit',
  LG: 'LogbookLifeCycleObjectGroup',
};

/** The platform's own vocabularies: every leaf field of the documents that it keeps (SEDA 2.1 to 2.3, Vitam's model). */
export const VOCABULARY_GROUPS: readonly VocabularyGroup[] = [
  {
    collections: 'U',
    type: 'BOOLEAN',
    seda: 'NeedAuthorization NeedReassessingAuthorization PreventInheritance PreventRearrangement',
    others: '_validComputedInheritedRules',
  },
  {
    collections: 'U',
    type: 'DATE',
    seda: 'AcquiredDate BirthDate ClassificationReassessingDate DeathDate HoldEndDate HoldReassessingDate ReceivedDate RegisteredDate SentDate SigningTime TimeStamp TransactedDate ValidationTime',
    others: 'indexationDate MaxEndDate ud',
  },
  {
    collections: 'U',
    type: 'KEYWORD',
    seda: 'ArchivalAgencyArchiveUnitIdentifier ArchiveUnitProfile ArchiveUnitRefId ClassificationLevel DataObjectGroupReferenceId DataObjectReferenceId DescriptionLanguage DescriptionLevel DetachedSigningRole evDetData FilePlanPosition FinalAction GpsAltitudeRef GpsDateStamp GpsLatitude GpsLatitudeRef GpsLongitude GpsLongitudeRef GpsVersionID KeywordContent KeywordReference KeywordType Language LinkingAgentIdentifierType LinkingAgentRole OriginatingAgencyArchiveUnitIdentifier OriginatingSystemId PostalCode PreventRulesId RepositoryArchiveUnitPID RepositoryObjectPID Rule SignedObjectId SigningRole SigningType SystemId Tag TransferringAgencyArchiveUnitIdentifier',
    others:
      '_graph _implementationVersion _og _opts _sedaVersion _unitType DestroyableOriginatingAgencies ExtendedInfoType GlobalStatus HoldRuleIds InheritanceOrigin InheritedRuleIds NonDestroyableOriginatingAgencies OperationId OriginatingAgenciesInConflict ParentUnitId',
  },
  { collections: 'U', type: 'LONG', seda: 'GpsAltitude', others: '_max _min' },
  {
    collections: 'U',
    type: 'TEXT',
    seda: 'Activity AdditionalProofInformation AdditionalTimestampingInformation Address BirthName City ClassificationAudience ClassificationOwner Corpname Country CustodialHistoryItem DateLitteral DocumentType evTypeDetail ExternalReference FirstName FullName Function Gender Geogname GivenName HoldOwner HoldReason Juridictional LinkingAgentIdentifierValue Mandate Nationality OriginatingSystemIdReplyTo Position Region Role Source Spatial Temporal TextContent Title',
    others: '',
  },
  { collections: 'G', type: 'DATE', seda: 'DateCreatedByApplication LastModified', others: '' },
  { collections: 'G', type: 'DOUBLE', seda: 'dValue', others: '' },
  {
    collections: 'G',
    type: 'KEYWORD',
    seda: 'DataObjectGroupId DataObjectGroupSystemId DataObjectProfile DataObjectSystemId DataObjectUse Encoding FormatId FormatLitteral PhysicalId Shape unit Uri',
    others: '_profil qualifier',
  },
  { collections: 'G', type: 'LONG', seda: 'DataObjectNumber NumberOfPage', others: '' },
  {
    collections: 'G',
    type: 'TEXT',
    seda: 'Compressed CreatingApplicationName CreatingApplicationVersion CreatingOs CreatingOsVersion',
    others: 'RawMetadata',
  },
  {
    collections: 'AC',
    type: 'BOOLEAN',
    seda: '',
    others: 'EveryOriginatingAgency WritingPermission WritingRestrictedDesc',
  },
  {
    collections: 'AC',
    type: 'KEYWORD',
    seda: '',
    others: 'AccessLog ExcludedRootUnits OriginatingAgencies RootUnits RuleCategoryToFilter',
  },
  {
    collections: 'IC',
    type: 'BOOLEAN',
    seda: '',
    others:
      'ComputeInheritedRulesAtIngest DeclaredAdditionalProof DeclaredSignature DeclaredTimestamp EveryFormatType FormatUnidentifiedAuthorized MasterMandatory',
  },
  {
    collections: 'IC',
    type: 'KEYWORD',
    seda: '',
    others:
      'ArchiveProfiles CheckParentId CheckParentLink FormatType LinkParentId ManagementContractId SignedDocument',
  },
  { collections: 'MC', type: 'BOOLEAN', seda: '', others: 'InitialVersion PersistentIdentifierUnit' },
  {
    collections: 'MC',
    type: 'KEYWORD',
    seda: '',
    others:
      'IntermediaryVersion ObjectGroupStrategy ObjectStrategy PersistentIdentifierAuthority PersistentIdentifierPolicyType UnitStrategy UsageName',
  },
  { collections: 'CX', type: 'BOOLEAN', seda: '', others: 'EnableControl' },
  { collections: 'CX', type: 'KEYWORD', seda: '', others: 'AccessContracts IngestContracts SecurityProfile' },
  { collections: 'CX', type: 'LONG', seda: '', others: 'tenant' },
  { collections: 'SP', type: 'BOOLEAN', seda: '', others: 'FullAccess' },
  { collections: 'SP', type: 'KEYWORD', seda: '', others: 'Permissions' },
  { collections: 'PR', type: 'KEYWORD', seda: '', others: 'Format Path' },
  { collections: 'AUP', type: 'KEYWORD', seda: '', others: 'ControlSchema Fields' },
  { collections: 'FF', type: 'BOOLEAN', seda: '', others: 'Alert' },
  { collections: 'FF', type: 'KEYWORD', seda: '', others: 'HasPriorityOverFileFormatID PUID VersionPronom' },
  { collections: 'FF', type: 'TEXT', seda: '', others: 'Group' },
  { collections: 'FR', type: 'KEYWORD', seda: '', others: 'RuleDuration RuleId RuleMeasurement RuleType' },
  { collections: 'FR', type: 'TEXT', seda: '', others: 'RuleDescription RuleValue' },
  { collections: 'ON', type: 'KEYWORD', seda: '', others: 'ApiField Collections Origin SedaField ShortName' },
  { collections: 'GR', type: 'KEYWORD', seda: 'ExecutableName ExecutableVersion', others: '' },
  { collections: 'PS', type: 'BOOLEAN', seda: 'Debug', others: '' },
  {
    collections: 'PS',
    type: 'KEYWORD',
    seda: 'ActionList Args FormatList GriffinIdentifier',
    others: 'FilteredExtractedObjectGroupData FilteredExtractedUnitData',
  },
  { collections: 'PS', type: 'LONG', seda: 'MaxSize Timeout', others: '' },
  {
    collections: 'ARD',
    type: 'KEYWORD',
    seda: 'ArchivalProfile SubmissionAgency',
    others: 'Opc OperationIds Opi OpType',
  },
  { collections: 'ARD', type: 'LONG', seda: '', others: 'Gots Objects ObjSize Units' },
  { collections: 'ARD', type: 'TEXT', seda: 'AcquisitionInformation obIdIn', others: '' },
  { collections: 'ARY', type: 'DOUBLE', seda: '', others: 'BinaryObjectSize' },
  { collections: 'ARY', type: 'LONG', seda: '', others: 'ArchiveUnit BinaryObject ObjectGroup' },
  { collections: 'LO', type: 'BOOLEAN', seda: '', others: 'MaxEntriesReached' },
  {
    collections: 'LO',
    type: 'DATE',
    seda: '',
    others:
      '_lastPersistedDate EvDateTimeReq MinusOneMonthLogbookTraceabilityDate MinusOneYearLogbookTraceabilityDate PreviousLogbookTraceabilityDate',
  },
  {
    collections: 'LO',
    type: 'KEYWORD',
    seda: 'ArchivalAgency ServiceLevel TransferringAgency',
    others: 'AgIfTrans diff errors evIdProc evIdReq evParentId Hash LogType obId reports TimeStampToken',
  },
  { collections: 'LO', type: 'LONG', seda: '', others: 'NumberOfElements' },
  {
    collections: 'LO',
    type: 'TEXT',
    seda: 'pointer',
    others: 'agId EvDetailReq loadingURI SecurisationVersion',
  },
  { collections: 'U,FF', type: 'DATE', seda: 'CreatedDate', others: '' },
  { collections: 'U,FF', type: 'KEYWORD', seda: 'Version', others: '' },
  { collections: 'U,G', type: 'DATE', seda: '', others: '_acd _aud _glpd' },
  {
    collections: 'U,G',
    type: 'KEYWORD',
    seda: '_sp Algorithm MessageDigest PersistentIdentifierContent PersistentIdentifierOrigin PersistentIdentifierReference PersistentIdentifierType',
    others: '_opi _ops _sps _up _us offerIds strategyId',
  },
  { collections: 'U,G', type: 'LONG', seda: '', others: '_av _nbc' },
  { collections: 'U,LO', type: 'DATE', seda: 'evDateTime', others: '' },
  { collections: 'U,LO', type: 'KEYWORD', seda: 'evId evType evTypeProc outcome outDetail', others: '' },
  { collections: 'U,LO', type: 'TEXT', seda: 'outMessg', others: '' },
  { collections: 'U,ARD,LO', type: 'DATE', seda: 'EndDate StartDate', others: '' },
  { collections: 'U,ON,PS', type: 'KEYWORD', seda: 'Type', others: '' },
  { collections: 'U,AC,IC,MC,CX,PR,AUP,ARD', type: 'KEYWORD', seda: 'Status', others: '' },
  { collections: 'U,AC,IC,MC,PR,AUP,AG,ON,GR,PS', type: 'TEXT', seda: 'Description', others: '' },
  { collections: 'U,AC,IC,MC,CX,SP,PR,AUP,AG,ON,GR,PS', type: 'KEYWORD', seda: 'Identifier', others: '' },
  {
    collections: 'U,G,AC,IC,MC,PR,AUP,AG,FR,ON,GR,PS,ARD,ARS,ARY,LO',
    type: 'LONG',
    seda: '',
    others: '_tenant',
  },
  {
    collections: 'U,G,AC,IC,MC,CX,SP,PR,AUP,AG,FF,FR,ON,GR,PS,ARD,ARS,ARY,LO',
    type: 'LONG',
    seda: '',
    others: '_v',
  },
  {
    collections: 'U,G,AC,IC,MC,CX,SP,PR,AUP,AG,FF,FR,ON,GR,PS,ARD,ARS,ARY,LO,LU,LG',
    type: 'KEYWORD',
    seda: '',
    others: '_id',
  },
  { collections: 'G,FF', type: 'KEYWORD', seda: 'MimeType', others: '' },
  { collections: 'G,LO', type: 'LONG', seda: 'Size', others: '' },
  { collections: 'G,LO', type: 'TEXT', seda: 'Filename', others: '' },
  { collections: 'G,AC,IC', type: 'KEYWORD', seda: 'DataObjectVersion', others: '' },
  { collections: 'AC,IC', type: 'BOOLEAN', seda: '', others: 'EveryDataObjectVersion' },
  { collections: 'AC,IC,MC,CX,PR,AUP', type: 'DATE', seda: '', others: 'ActivationDate DeactivationDate' },
  { collections: 'AC,IC,MC,CX,PR,AUP,ON,GR,PS,ARD', type: 'DATE', seda: '', others: 'LastUpdate' },
  { collections: 'AC,IC,MC,CX,SP,PR,AUP,AG,FF,GR,PS', type: 'TEXT', seda: '', others: 'Name' },
  {
    collections: 'AC,IC,MC,CX,PR,AUP,FR,ON,GR,PS,ARD,ARS,ARY',
    type: 'DATE',
    seda: '',
    others: 'CreationDate',
  },
  { collections: 'FF,ARD', type: 'TEXT', seda: 'Comment', others: '' },
  { collections: 'FF,FR', type: 'DATE', seda: '', others: 'UpdateDate' },
  { collections: 'FF,PS', type: 'KEYWORD', seda: '', others: 'Extension' },
  { collections: 'ARD,ARS', type: 'LONG', seda: '', others: 'deleted ingested remained' },
  { collections: 'ARD,LO', type: 'KEYWORD', seda: 'ArchivalAgreement LegalStatus', others: '' },
  { collections: 'ARD,ARS,ARY', type: 'KEYWORD', seda: 'OriginatingAgency', others: '' },
];

/** SEDA's name where it differs from the field's. */
export const SEDA_NAMES: Readonly<Record<string, string>> = {
  evDetData: 'eventDetailData',
  PreventRulesId: 'RefNonRuleId',
  evTypeDetail: 'EventDetail',
  dValue: 'Value',
  SubmissionAgency: 'SubmissionAgencyIdentifier',
  obIdIn: 'MessageIdentifier',
  _sp: 'OriginatingAgencyIdentifier',
  evDateTime: 'EventDateTime',
  evId: 'EventIdentifier',
  evType: 'EventType',
  evTypeProc: 'EventTypeCode',
  outcome: 'Outcome',
  outDetail: 'OutcomeDetail',
  outMessg: 'OutcomeDetailMessage',
  OriginatingAgency: 'OriginatingAgencyIdentifier',
};

/** The name in the API (model of units and groups) of system fields. */
export const API_NAMES: Readonly<Record<string, string>> = {
  _graph: '#graph',
  _implementationVersion: '#implementationVersion',
  _og: '#object',
  _opts: '#opts',
  _sedaVersion: '#sedaVersion',
  _unitType: '#unitType',
  _max: '#max',
  _min: '#min',
  _lastPersistedDate: '#lastPersistedDate',
  _acd: '#approximate_creation_date',
  _aud: '#approximate_update_date',
  _glpd: '#graph_last_persisted_date',
  _opi: '#opi',
  _ops: '#operations',
  _sp: '#originating_agency',
  _sps: '#originating_agencies',
  _up: '#unitups',
  _us: '#allunitups',
  _tenant: '#tenant',
  _v: '#version',
  _id: '#id',
  _profil: '#type',
  _nbc: '#nbobjects',
  _validComputedInheritedRules: '#validComputedInheritedRules',
};
