import type { ErrorCode } from '@chartrier/messages';
import type { Finding } from '../../referential/index.ts';
import type { RefusalWords } from './refused-outcome.ts';
import type { UpdatableCollectionName } from './request.ts';

/** How Vitam's journals name the imports and updates of a collection whose items are imported one by one. */
export interface DocumentCodes {
  readonly import: string;
  readonly update: string;
  readonly backup: string;
  /** Key of evDetData for a refusal that has none of its own. */
  readonly check: string;
  readonly mandatoryKey: string;
  readonly duplicateKey: string;
  readonly importWords: Readonly<Partial<Record<ErrorCode, RefusalWords>>>;
  readonly updateWords: Readonly<Partial<Record<ErrorCode, RefusalWords>>>;
  /** What a refusal by the model is named; none for plain KO. */
  readonly modelSubcode?: string;
}

const NOT_IN_ENUM = {
  REFERENTIAL_FIELD_NOT_IN_LIST: 'NOT_IN_ENUM',
  REFERENTIAL_FIELD_TYPE: 'NOT_IN_ENUM',
} as const;

function contract(
  name: 'ACCESS' | 'INGEST' | 'MANAGEMENT',
  check: string,
  own: Words,
  updateOwn: Words = own,
) {
  return codes({
    import: `STP_IMPORT_${name}_CONTRACT`,
    update: `STP_UPDATE_${name}_CONTRACT`,
    backup: `STP_BACKUP_${name}_CONTRACT`,
    check,
    modelSubcode: 'BAD_REQUEST',
    own,
    updateOwn: { ...NOT_IN_ENUM, ...updateOwn },
  });
}

/** Sub-code of each finding, with its own key of evDetData when it has one. */
type Words = Readonly<Partial<Record<ErrorCode, string | readonly [subcode: string, key: string]>>>;

function codes(given: {
  readonly import: string;
  readonly update: string;
  readonly backup: string;
  readonly check: string;
  readonly mandatoryKey?: string;
  readonly duplicateKey?: string;
  readonly modelSubcode?: string;
  readonly own: Words;
  readonly updateOwn: Words;
}): DocumentCodes {
  const { own, updateOwn, ...names } = given;
  const complete = (words: Words) =>
    Object.fromEntries(
      Object.entries(words).map(([code, word]) => [
        code,
        typeof word === 'string' ? { subcode: word, key: given.check } : { subcode: word[0], key: word[1] },
      ]),
    );
  return {
    mandatoryKey: 'Mandatory Fields',
    duplicateKey: 'Duplicate Field',
    ...names,
    importWords: complete(own),
    updateWords: complete(updateOwn),
  };
}

/** Codes and keys of evDetData, collection by collection. */
export const DOCUMENT_CODES: Readonly<Record<UpdatableCollectionName, DocumentCodes>> = {
  AccessContract: contract('ACCESS', 'accessContractCheck', {
    REFERENTIAL_AGENCY_UNKNOWN: ['AGENCY_NOT_FOUND', 'Agency not found'],
    REFERENTIAL_UNIT_UNKNOWN: ['VALIDATION_ERROR', 'Validation error'],
  }),
  IngestContract: contract(
    'INGEST',
    'ingestContractCheck',
    {
      REFERENTIAL_PROFILE_UNKNOWN: ['PROFILE_NOT_FOUND', 'Profile not found'],
      REFERENTIAL_FORMAT_UNKNOWN: 'FORMAT_NOT_FOUND',
      REFERENTIAL_FORMAT_LIST_EMPTY: 'FORMAT_MUST_NOT_BE_EMPTY',
      REFERENTIAL_FORMAT_LIST_NOT_EMPTY: 'FORMAT_MUST_BE_EMPTY',
      REFERENTIAL_MANAGEMENT_CONTRACT_UNKNOWN: 'MANAGEMENTCONTRACT_NOT_FOUND',
      REFERENTIAL_SIGNATURE_POLICY_INCONSISTENT: 'BAD_REQUEST',
    },
    {
      REFERENTIAL_PROFILE_UNKNOWN: ['PROFILE_NOT_FOUND', 'Profile not found'],
      REFERENTIAL_FORMAT_UNKNOWN: 'FILEFORMAT_NOT_FOUND',
      REFERENTIAL_FORMAT_LIST_EMPTY: 'BAD_REQUEST',
      REFERENTIAL_FORMAT_LIST_NOT_EMPTY: 'BAD_REQUEST',
      REFERENTIAL_MANAGEMENT_CONTRACT_UNKNOWN: 'MANAGEMENTCONTRACT_NOT_FOUND',
      REFERENTIAL_SIGNATURE_POLICY_INCONSISTENT: 'BAD_REQUEST',
    },
  ),
  ManagementContract: contract('MANAGEMENT', 'managementContractCheck', {
    REFERENTIAL_STRATEGY_UNKNOWN: 'STRATEGY_VALIDATION_ERROR',
    REFERENTIAL_RETENTION_POLICY_INVALID: 'VERSION_RETENTION_POLICY_ERROR',
  }),
  Profile: codes({
    import: 'STP_IMPORT_PROFILE_JSON',
    update: 'STP_UPDATE_PROFILE_JSON',
    backup: 'BACKUP_PROFILE',
    check: 'profileCheck',
    own: {},
    updateOwn: NOT_IN_ENUM,
  }),
  ArchiveUnitProfile: codes({
    import: 'IMPORT_ARCHIVEUNITPROFILE',
    update: 'UPDATE_ARCHIVEUNITPROFILE',
    backup: 'BACKUP_ARCHIVEUNITPROFILE',
    check: 'archiveUnitProfileCheck',
    own: { REFERENTIAL_CONTROL_SCHEMA_INVALID: 'INVALID_JSON_SCHEMA' },
    updateOwn: { ...NOT_IN_ENUM, REFERENTIAL_CONTROL_SCHEMA_INVALID: 'INVALID_JSON_SCHEMA' },
  }),
  Context: codes({
    import: 'STP_IMPORT_CONTEXT',
    update: 'STP_UPDATE_CONTEXT',
    backup: 'STP_BACKUP_CONTEXT',
    check: 'contextCheck',
    mandatoryKey: 'Mandatory fields',
    duplicateKey: 'Duplicate field',
    own: {
      REFERENTIAL_SECURITY_PROFILE_UNKNOWN: ['SECURITY_PROFILE_NOT_FOUND', 'Security profile not found'],
      REFERENTIAL_TENANT_UNKNOWN: ['UNKNOWN_VALUE', 'Incorrect field'],
      REFERENTIAL_CONTRACT_UNKNOWN: ['UNKNOWN_VALUE', 'Incorrect field'],
    },
    updateOwn: {
      REFERENTIAL_SECURITY_PROFILE_UNKNOWN: ['UNKNOWN_VALUE', 'Incorrect field'],
      REFERENTIAL_TENANT_UNKNOWN: ['UNKNOWN_VALUE', 'Incorrect field'],
      REFERENTIAL_CONTRACT_UNKNOWN: ['UNKNOWN_VALUE', 'Incorrect field'],
    },
  }),
  SecurityProfile: codes({
    import: 'STP_IMPORT_SECURITY_PROFILE',
    update: 'STP_UPDATE_SECURITY_PROFILE',
    backup: 'STP_BACKUP_SECURITY_PROFILE',
    check: 'errors',
    mandatoryKey: 'errors',
    duplicateKey: 'errors',
    own: { REFERENTIAL_PERMISSION_UNKNOWN: 'UNKNOWN_PERMISSION' },
    updateOwn: { REFERENTIAL_PERMISSION_UNKNOWN: 'UNKNOWN_PERMISSION' },
  }),
};

/** Fields whose absence is Vitam's EMPTY_REQUIRED_FIELD; another's is a refusal by the model. */
const MANDATORY: readonly string[] = ['Name', 'Identifier', 'SecurityProfile', 'Format', 'ControlSchema'];
const MODEL_CODES: readonly ErrorCode[] = [
  'REFERENTIAL_FIELD_EMPTY',
  'REFERENTIAL_FIELD_UNKNOWN',
  'REFERENTIAL_FIELD_TYPE',
  'REFERENTIAL_FIELD_NOT_IN_LIST',
  'REFERENTIAL_FIELD_FORM',
  'REFERENTIAL_DATE_INVALID',
];

/** How a finding of an import is written. */
export function importWords(codes: DocumentCodes): (finding: Finding) => RefusalWords {
  return ({ code, field }) => {
    const mandatory = code === 'REFERENTIAL_FIELD_EMPTY' && MANDATORY.includes(field ?? '');
    if (mandatory || code === 'REFERENTIAL_DATE_INVALID')
      return { subcode: 'EMPTY_REQUIRED_FIELD', key: codes.mandatoryKey };
    if (code === 'REFERENTIAL_IDENTIFIER_TAKEN' || code === 'REFERENTIAL_IDENTIFIER_REPEATED')
      return { subcode: 'IDENTIFIER_DUPLICATION', key: codes.duplicateKey };
    return codes.importWords[code] ?? modelWords(codes, code);
  };
}

/** How a finding of an update is written. */
export function updateWords(codes: DocumentCodes): (finding: Finding) => RefusalWords {
  return ({ code }) => codes.updateWords[code] ?? modelWords(codes, code);
}

function modelWords({ modelSubcode, check }: DocumentCodes, code: ErrorCode): RefusalWords {
  return modelSubcode !== undefined && MODEL_CODES.includes(code)
    ? { subcode: modelSubcode, key: check }
    : { key: check };
}
