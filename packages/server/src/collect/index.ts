/**
 * The pre-deposit: projects, their transactions, the units, object groups and binaries that are prepared in them, one by
 * one or in bulk, until a transaction is sent to ingest. Nothing here is archived.
 *
 *     const project = await createProject(services, tenant, { Name: 'Dossiers 2025' });
 *     const transaction = await createTransaction(services, { tenant, id, projectId: project.id }, {});
 *     await createUnit(services, transaction, { Title: 'Dossier 12', DescriptionLevel: 'RecordGrp' });
 *     await closeTransaction(services, transaction);
 */
export type { BulkServices } from './bulk-services.ts';
export type { CollectServices } from './collect-services.ts';
export { type DescriptionForm, updateDescriptions } from './descriptions/update-descriptions.ts';
export { removeFoldersOfTenant } from './folders/index.ts';
export { followTransactions, sweepFolders } from './jobs/follow-transactions.ts';
export { purgeTransactions } from './jobs/purge-transactions.ts';
export {
  declareObject,
  findGroup,
  type ObjectOfUnit,
  type ObjectVersion,
  readBinary,
  receiveBinary,
} from './objects/index.ts';
export {
  createProject,
  deleteProject,
  findProject,
  listProjects,
  type Project,
  updateProject,
} from './projects/index.ts';
export { sendTransaction } from './send/send-transaction.ts';
export {
  abortTransaction,
  type CollectTransaction,
  closeTransaction,
  createTransaction,
  deleteTransaction,
  findTransaction,
  listTransactions,
  readTransaction,
  reopenTransaction,
  type TransactionKey,
  updateTransaction,
} from './transactions/index.ts';
export { type ImportedTree, importTree } from './tree-upload/import-tree.ts';
export { createUnit, findUnit, keepUnitTypes } from './units/index.ts';
