/**
 * Vitam's error codes that external callers see: service (2 characters), domain (2), item (2). `status`
 * is the answer's when the endpoint says nothing more precise.
 */
export interface VitamCode {
  readonly symbol: string;
  readonly status: number;
}

export const VITAM_CODES = {
  '000200': { symbol: 'GLOBAL_INTERNAL_SERVER_ERROR', status: 500 },
  '000300': { symbol: 'GLOBAL_EMPTY_QUERY', status: 403 },
  '000601': { symbol: 'GLOBAL_INVALID_DSL', status: 400 },
  '000602': { symbol: 'UNAUTHORIZED_PARAMETER_DSL', status: 400 },
  '000700': { symbol: 'INTERNAL_SECURITY_UNAUTHORIZED', status: 401 },
  '000743': { symbol: 'INTERNAL_SECURITY_MASS_UPDATE_AUTHORIZATION_REJECTED', status: 401 },
  '010601': { symbol: 'ACCESS_INTERNAL_UPDATE_UNIT_CHECK_RULES', status: 400 },
  '010614': { symbol: 'UPDATE_UNIT_PERMISSION', status: 401 },
  '010615': { symbol: 'UPDATE_UNIT_DESC_PERMISSION', status: 401 },
  '010616': { symbol: 'ACCESS_INTERNAL_OBJECT_GROUP_LIFECYCLE_PERMISSION', status: 401 },
  '010617': { symbol: 'ACCESS_INTERNAL_UNIT_LIFECYCLE_PERMISSION', status: 401 },
  '020100': { symbol: 'ACCESS_EXTERNAL_SELECT_UNITS_ERROR', status: 400 },
  '020101': { symbol: 'ACCESS_EXTERNAL_SELECT_UNIT_BY_ID_ERROR', status: 400 },
  '020102': { symbol: 'ACCESS_EXTERNAL_UPDATE_UNIT_BY_ID_ERROR', status: 400 },
  '020103': { symbol: 'ACCESS_EXTERNAL_SELECT_OBJECT_BY_ID_ERROR', status: 400 },
  '020104': { symbol: 'ACCESS_EXTERNAL_SELECT_OPERATION_ERROR', status: 400 },
  '020105': { symbol: 'ACCESS_EXTERNAL_SELECT_OPERATION_BY_ID_ERROR', status: 400 },
  '020106': { symbol: 'ACCESS_EXTERNAL_SELECT_UNIT_LIFECYCLE_BY_ID_ERROR', status: 400 },
  '020107': { symbol: 'ACCESS_EXTERNAL_SELECT_UNIT_LIFECYCLE_ERROR', status: 400 },
  '020108': { symbol: 'ACCESS_EXTERNAL_SELECT_OBJECT_GROUP_LIFECYCLE_BY_ID_ERROR', status: 400 },
  '020109': { symbol: 'ACCESS_EXTERNAL_ACCESSION_REGISTER_SUMMARY_ERROR', status: 400 },
  '020110': { symbol: 'ACCESS_EXTERNAL_ACCESSION_REGISTER_DETAIL_ERROR', status: 400 },
  '020111': { symbol: 'ACCESS_EXTERNAL_CHECK_TRACEABILITY_OPERATION_ERROR', status: 400 },
  '020112': { symbol: 'ACCESS_EXTERNAL_SERVER_ERROR', status: 500 },
  '020113': { symbol: 'ACCESS_EXTERNAL_CLIENT_ERROR', status: 500 },
  '020114': { symbol: 'ADMIN_EXTERNAL_FIND_DOCUMENT_ERROR', status: 400 },
  '020115': { symbol: 'ADMIN_EXTERNAL_FIND_DOCUMENT_BY_ID_ERROR', status: 400 },
  '020116': { symbol: 'ADMIN_EXTERNAL_CHECK_DOCUMENT_BAD_REQUEST', status: 400 },
  '020117': { symbol: 'ADMIN_EXTERNAL_CHECK_DOCUMENT_ERROR', status: 500 },
  '020118': { symbol: 'ADMIN_EXTERNAL_CHECK_DOCUMENT_NOT_FOUND', status: 404 },
  '020119': { symbol: 'ACCESS_EXTERNAL_SELECT_DATA_OBJECT_BY_UNIT_ID_ERROR', status: 400 },
  '020120': { symbol: 'ADMIN_EXTERNAL_BAD_REQUEST', status: 400 },
  '020121': { symbol: 'ADMIN_EXTERNAL_PRECONDITION_FAILED', status: 412 },
  '020122': { symbol: 'ADMIN_EXTERNAL_NOT_FOUND', status: 404 },
  '020123': { symbol: 'ADMIN_EXTERNAL_INTERNAL_SERVER_ERROR', status: 500 },
  '020124': { symbol: 'ADMIN_EXTERNAL_UPDATE_PROFILE_ERROR', status: 400 },
  '020125': { symbol: 'ADMIN_EXTERNAL_UPDATE_CONTEXT_ERROR', status: 400 },
  '020126': { symbol: 'ADMIN_EXTERNAL_UPDATE_SECURITY_PROFILE_ERROR', status: 400 },
  '020127': { symbol: 'ADMIN_EXTERNAL_UPDATE_ACCESS_CONTRACT_ERROR', status: 400 },
  '020128': { symbol: 'ADMIN_EXTERNAL_UPDATE_INGEST_CONTRACT_ERROR', status: 400 },
  '020129': { symbol: 'ADMIN_EXTERNAL_UNAUTHORIZED', status: 401 },
  '020130': { symbol: 'ADMIN_EXTERNAL_CONTEXT_NOT_FOUND', status: 404 },
  '020131': { symbol: 'ADMIN_EXTERNAL_PROFILE_NOT_FOUND', status: 404 },
  '020132': { symbol: 'ADMIN_EXTERNAL_SECURITY_PROFILE_NOT_FOUND', status: 404 },
  '020135': { symbol: 'ACCESS_EXTERNAL_INVALID_JSON', status: 400 },
  '020136': { symbol: 'ADMIN_EXTERNAL_ONTOLOGY_NOT_FOUND', status: 404 },
  '020137': { symbol: 'ADMIN_EXTERNAL_UPDATE_ONTOLOGY_ERROR', status: 400 },
  '020138': { symbol: 'ACCESS_EXTERNAL_GET_UNITS_WITH_INHERITED_RULES_ERROR', status: 400 },
  '020139': { symbol: 'ADMIN_EXTERNAL_UPDATE_MANAGEMENT_CONTRACT_ERROR', status: 400 },
  '020142': { symbol: 'ACCESS_EXTERNAL_GET_ACCESS_LOG', status: 400 },
  '020149': { symbol: 'ACCESS_EXTERNAL_SELECT_OBJECTS_ERROR', status: 400 },
  '020150': { symbol: 'ACCESS_EXTERNAL_UNIT_NOT_FOUND', status: 404 },
  '020151': { symbol: 'ADMIN_EXTERNAL_CONFLICT', status: 409 },
  '020152': { symbol: 'ADMIN_EXTERNAL_FORBIDDEN', status: 403 },
  '020155': { symbol: 'ACCESS_EXTERNAL_CREATE_ACCESS_REQUEST_ERROR', status: 400 },
  '020156': { symbol: 'ACCESS_EXTERNAL_CHECK_ACCESS_REQUEST_STATUSES_ERROR', status: 400 },
  '020157': { symbol: 'ACCESS_EXTERNAL_REMOVE_ACCESS_REQUEST_ERROR', status: 400 },
  '020166': { symbol: 'ACCESS_EXTERNAL_ACCESSION_REGISTER_SYMBOLIC_ERROR', status: 400 },
  '040100': { symbol: 'INGEST_EXTERNAL_ILLEGAL_ARGUMENT', status: 412 },
  '040101': { symbol: 'INGEST_EXTERNAL_PRECONDITION_FAILED', status: 412 },
  '040102': { symbol: 'INGEST_EXTERNAL_NOT_FOUND', status: 404 },
  '040103': { symbol: 'INGEST_EXTERNAL_UNAUTHORIZED', status: 401 },
  '040104': { symbol: 'INGEST_EXTERNAL_BAD_REQUEST', status: 400 },
  '040105': { symbol: 'INGEST_EXTERNAL_INTERNAL_SERVER_ERROR', status: 500 },
  '040106': { symbol: 'INGEST_EXTERNAL_INTERNAL_CLIENT_ERROR', status: 500 },
  '040107': { symbol: 'INGEST_EXTERNAL_UPLOAD_ERROR', status: 400 },
  '040108': { symbol: 'INGEST_EXTERNAL_EXECUTE_OPERATION_PROCESS_ERROR', status: 400 },
  '040109': { symbol: 'INGEST_EXTERNAL_GET_OPERATION_PROCESS_DETAIL_ERROR', status: 400 },
  '040110': { symbol: 'INGEST_EXTERNAL_LOCAL_FILE_HANDLING_ERROR', status: 400 },
  '040111': { symbol: 'INGEST_EXTERNAL_LOCAL_FILE_SECURITY_ERROR', status: 400 },
  '0502O0': { symbol: 'LOGBOOK_EXTERNAL_INTERNAL_SERVER_ERROR', status: 500 },
  '0506O1': { symbol: 'LOGBOOK_EXTERNAL_BAD_REQUEST', status: 400 },
  '0503O2': { symbol: 'LOGBOOK_EXTERNAL_CONFLICT', status: 409 },
  '120403': { symbol: 'REFERENTIAL_NOT_FOUND', status: 404 },
  '120811': { symbol: 'CONTRACT_NOT_FOUND_ERROR', status: 404 },
  '130100': { symbol: 'COLLECT_SELECT_UNITS_ERROR', status: 400 },
} as const satisfies Readonly<Record<string, VitamCode>>;

export type VitamErrorCode = keyof typeof VITAM_CODES;

const SERVICES: Readonly<Record<string, string>> = {
  '00': 'Vitam',
  '01': 'Internal Access',
  '02': 'External Access',
  '03': 'Internal Ingest',
  '04': 'External Ingest',
  '05': 'Logbook',
  '06': 'Metadata',
  '07': 'Processing',
  '08': 'Distributor',
  '09': 'Worker',
  '10': 'Storage',
  '11': 'Workspace',
  '12': 'Functional_Administration',
  '13': 'Collect External Access',
};

const DOMAINS: Readonly<Record<string, string>> = {
  '00': 'test',
  '01': 'Input / Output',
  '02': 'Network',
  '03': 'Illegal',
  '04': 'Database',
  '05': 'Storage',
  '06': 'Business',
  '07': 'Security',
  '08': 'Validation',
};

/** The envelope's `context`: the display name of the code's service. */
export function serviceOf(code: VitamErrorCode): string {
  return SERVICES[code.slice(0, 2)] ?? 'Vitam';
}

/** The envelope's `state`: the display name of the code's domain. */
export function domainOf(code: VitamErrorCode): string {
  return DOMAINS[code.slice(2, 4)] ?? 'Business';
}
