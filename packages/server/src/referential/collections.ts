/** The kinds of reference data, under the names that Vitam stores them with. */
export const COLLECTION_NAMES = [
  'Agencies',
  'FileRules',
  'FileFormat',
  'Ontology',
  'AccessContract',
  'IngestContract',
  'ManagementContract',
  'Profile',
  'ArchiveUnitProfile',
  'Context',
  'SecurityProfile',
  'Griffin',
  'PreservationScenario',
  'Schema',
] as const;

export type CollectionName = (typeof COLLECTION_NAMES)[number];

export interface CollectionDefinition {
  readonly name: CollectionName;
  /** One list for the whole platform: it is kept under the administration tenant, and every tenant reads it. */
  readonly crossTenant: boolean;
  /** The business key's field. */
  readonly identifierField: 'Identifier' | 'RuleId' | 'PUID' | 'Path';
  /** Before the six digits of an identifier that the server makes (`AC-000001`). */
  readonly prefix: string;
  /** Whether a caller may have to give the identifier, by configuration; absent = the file always gives it. */
  readonly externalIdentifierKey?: ExternalIdentifierKey;
  /** Whether documents carry `_tenant`. */
  readonly tenantInDocument: boolean;
  /** Object type in the identifiers (`_id`) of its documents. */
  readonly guidKind: 'contract' | 'profile' | 'context' | 'agency' | 'ontology' | 'unassigned';
}

/** How the configuration names the collections whose identifiers callers give, tenant by tenant. */
export const EXTERNAL_IDENTIFIER_KEYS = [
  'ACCESS_CONTRACT',
  'INGEST_CONTRACT',
  'MANAGEMENT_CONTRACT',
  'PROFILE',
  'ARCHIVE_UNIT_PROFILE',
  'CONTEXT',
  'SECURITY_PROFILE',
] as const;
export type ExternalIdentifierKey = (typeof EXTERNAL_IDENTIFIER_KEYS)[number];

const byName: Readonly<Record<CollectionName, Omit<CollectionDefinition, 'name' | 'tenantInDocument'>>> = {
  Agencies: { crossTenant: false, identifierField: 'Identifier', prefix: 'AG', guidKind: 'agency' },
  FileRules: { crossTenant: false, identifierField: 'RuleId', prefix: 'RULE', guidKind: 'unassigned' },
  FileFormat: { crossTenant: true, identifierField: 'PUID', prefix: 'PUID', guidKind: 'unassigned' },
  Ontology: { crossTenant: true, identifierField: 'Identifier', prefix: 'ON', guidKind: 'ontology' },
  AccessContract: {
    crossTenant: false,
    identifierField: 'Identifier',
    prefix: 'AC',
    externalIdentifierKey: 'ACCESS_CONTRACT',
    guidKind: 'contract',
  },
  IngestContract: {
    crossTenant: false,
    identifierField: 'Identifier',
    prefix: 'IC',
    externalIdentifierKey: 'INGEST_CONTRACT',
    guidKind: 'contract',
  },
  ManagementContract: {
    crossTenant: false,
    identifierField: 'Identifier',
    prefix: 'MC',
    externalIdentifierKey: 'MANAGEMENT_CONTRACT',
    guidKind: 'contract',
  },
  Profile: {
    crossTenant: false,
    identifierField: 'Identifier',
    prefix: 'PR',
    externalIdentifierKey: 'PROFILE',
    guidKind: 'profile',
  },
  ArchiveUnitProfile: {
    crossTenant: false,
    identifierField: 'Identifier',
    prefix: 'AUP',
    externalIdentifierKey: 'ARCHIVE_UNIT_PROFILE',
    guidKind: 'profile',
  },
  Context: {
    crossTenant: true,
    identifierField: 'Identifier',
    prefix: 'CT',
    externalIdentifierKey: 'CONTEXT',
    guidKind: 'context',
  },
  SecurityProfile: {
    crossTenant: true,
    identifierField: 'Identifier',
    prefix: 'SEC_PROFILE',
    externalIdentifierKey: 'SECURITY_PROFILE',
    guidKind: 'unassigned',
  },
  Griffin: { crossTenant: true, identifierField: 'Identifier', prefix: 'GR', guidKind: 'unassigned' },
  PreservationScenario: {
    crossTenant: false,
    identifierField: 'Identifier',
    prefix: 'PSC',
    guidKind: 'unassigned',
  },
  Schema: { crossTenant: false, identifierField: 'Path', prefix: 'SC', guidKind: 'unassigned' },
};

/** Formats, contexts and security profiles do not say whose they are, as in Vitam. */
const withoutTenant: ReadonlySet<CollectionName> = new Set(['FileFormat', 'Context', 'SecurityProfile']);

/** What is particular to a collection. */
export function collectionDefinition(name: CollectionName): CollectionDefinition {
  return { name, tenantInDocument: !withoutTenant.has(name), ...byName[name] };
}

/** Whose data a caller works with: a tenant, and the platform's administration tenant. */
export interface ReferentialScope {
  readonly tenant: number;
  readonly administrationTenant: number;
}

/** The tenant that a collection's documents are kept under, for a caller of this scope. */
export function owningTenant(collection: CollectionName, scope: ReferentialScope): number {
  return byName[collection].crossTenant ? scope.administrationTenant : scope.tenant;
}
