/**
 * Imports and updates of reference data, each an operation of the small lane: all or nothing, in the journal, on the
 * offers.
 *
 *     const result = await importReferential(services, { collection: 'Agencies', given: { file }, … });
 *     if (result.status === 'KO') …result.findings (findingMessage, findingRemedy)…
 *
 * An import that is refused by its content answers a result with status KO; what prevents the operation from being
 * made at all (unreadable JSON 412, unknown item 404) is thrown.
 */

export { registerApplicationCertificate, revokeApplicationCertificate } from './application-certificates.ts';
export { attachProfileFile } from './attach-profile-file.ts';
export { type CheckFileRequest, type CheckServices, checkReferentialFile } from './check-file.ts';
export { type DeletionRequest, deleteReferential } from './delete-referential.ts';
export { importReferential } from './import-referential.ts';
export { type InitialiseServices, type InitialState, initialise } from './initialise.ts';
export { loadStarterData, type StarterResult } from './load-starter-data.ts';
export { readGivenFile, readReport } from './read-papers.ts';
export type {
  CheckResult,
  ImportRequest,
  ProfileFileRequest,
  ReferentialRequest,
  ReferentialRequestServices,
  ReferentialResult,
  UpdatableCollectionName,
  UpdateRequest,
} from './request.ts';
export { updateReferential } from './update-referential.ts';
export { type ReferentialWorkflowServices, referentialOutlines, referentialWorkflows } from './workflows.ts';
