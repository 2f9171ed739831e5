import {
  type CollectionName,
  clearStaging,
  type Draft,
  type Finding,
  openReferentialSnapshot,
  refusal,
  stageDocuments,
} from '../../referential/index.ts';
import type { Outcome, WorkflowDefinition } from '../engine/index.ts';
import { backupAction } from './backup-action.ts';
import { commitStaged } from './commit-staged.ts';
import { documentUsers } from './document-users.ts';
import { type ImportContext, stagingPlace } from './import-context.ts';
import { referentialWorkflow } from './referential-workflow.ts';
import { refusedOutcome } from './refused-outcome.ts';
import type { ReferentialWorkflowServices } from './services.ts';
import { vocabularyUsers } from './vocabularies-held.ts';

const MASTERDATA = 'STP_DELETE_MASTERDATA';

/** How Vitam's journals name the removal of one document, and the backup that follows. */
const CODES: Readonly<Record<CollectionName, readonly [removal: string, backup: string]>> = {
  Agencies: [`${MASTERDATA}_AGENCIES`, 'BACKUP_AGENCIES'],
  FileRules: ['STP_DELETE_RULES', 'STP_IMPORT_RULES_BACKUP'],
  FileFormat: ['STP_DELETE_FORMAT', 'STP_BACKUP_REFERENTIAL_FORMAT'],
  Ontology: [`${MASTERDATA}_ONTOLOGY`, 'STP_BACKUP_ONTOLOGY'],
  AccessContract: [`${MASTERDATA}_ACCESS_CONTRACT`, 'STP_BACKUP_ACCESS_CONTRACT'],
  IngestContract: [`${MASTERDATA}_INGEST_CONTRACT`, 'STP_BACKUP_INGEST_CONTRACT'],
  ManagementContract: [`${MASTERDATA}_MANAGEMENT_CONTRACT`, 'STP_BACKUP_MANAGEMENT_CONTRACT'],
  Profile: [`${MASTERDATA}_PROFILE`, 'BACKUP_PROFILE'],
  ArchiveUnitProfile: [`${MASTERDATA}_ARCHIVE_UNIT_PROFILE`, 'BACKUP_ARCHIVEUNITPROFILE'],
  Context: ['STP_DELETE_CONTEXT', 'STP_BACKUP_CONTEXT'],
  SecurityProfile: ['STP_DELETE_SECURITY_PROFILE', 'STP_BACKUP_SECURITY_PROFILE'],
  Griffin: [`${MASTERDATA}_GRIFFIN`, 'STP_BACKUP_GRIFFIN'],
  PreservationScenario: [`${MASTERDATA}_PRESERVATION_SCENARIO`, 'STP_BACKUP_SCENARIO'],
  Schema: [`${MASTERDATA}_SCHEMA`, 'STP_BACKUP_EXTERNAL_SCHEMA'],
};

/** The key of evDetData that tells why it was refused. */
const KEY = 'deletionCheck';

/** The removal of one document by its identifier; its versions stay in its history. */
export function deleteDocumentWorkflow(
  collection: CollectionName,
): WorkflowDefinition<ReferentialWorkflowServices> {
  const [identifier, backup] = CODES[collection];
  return referentialWorkflow({
    identifier,
    checks: [
      {
        key: `${identifier}_CHECK`,
        behavior: 'BLOCKING',
        run: (context) => checkAndStage(context, collection),
      },
    ],
    commit: commitStaged({ collection, words: { key: KEY } }),
    afterwards: [backupAction(backup)],
  });
}

async function checkAndStage(context: ImportContext, collection: CollectionName): Promise<Outcome> {
  const { services, tenant, parameters } = context;
  const identifier = String(parameters.identifier);
  const place = stagingPlace(context, collection);
  const { rows } = await services.database.query<{ id: string; version: number; document: Draft }>(
    'select id, version, document from referential where tenant = $1 and collection = $2 and identifier = $3',
    [place.owner, collection, identifier],
  );
  const [known] = rows;
  if (known === undefined) throw new Error(`${collection} ${identifier} was removed before its removal`);
  const scope = { tenant, administrationTenant: services.administrationTenant };
  const users = await documentUsers(services.database, scope, collection, identifier);
  const held = await holdersOf(context, collection, identifier);
  const findings = [
    ...held.refused,
    ...refusals(collection, identifier, known.document, [...users, ...held.users], parameters.force === true),
  ];
  if (findings.length > 0) {
    const refused = refusedOutcome(findings, findings.length, () => ({ key: KEY }), services.language);
    return { ...refused, finalData: { ...refused.finalData, obId: known.id } };
  }
  await context.transaction(async (transaction) => {
    await clearStaging(transaction, place);
    await stageDocuments(transaction, place, [{ identifier, document: known.document }]);
    await transaction.query(
      `update referential_staged set change = 'delete', expected_version = $3, id = $4, document = null
       where tenant = $1 and operation_id = $2`,
      [place.tenant, place.operationId, known.version, known.id],
    );
  });
  return {
    status: 'OK',
    silent: true,
    finalData: { obId: known.id, evDetData: { [collection]: { identifier, nbDeleted: 1 } } },
  };
}

/** The documents of the archive that hold a vocabulary's field: looked for at every depth. */
async function holdersOf(
  { services, tenant }: ImportContext,
  collection: CollectionName,
  identifier: string,
): ReturnType<typeof vocabularyUsers> {
  const { database, administrationTenant } = services;
  const entry =
    collection === 'Ontology'
      ? await openReferentialSnapshot(database, { tenant, administrationTenant }).find('Ontology', identifier)
      : undefined;
  return entry === undefined ? { users: [], refused: [] } : await vocabularyUsers(database, entry);
}

/**
 * A used document stays; a context that certificates use, or a vocabulary of the platform, goes when it is forced, as in
 * Vitam.
 */
function refusals(
  collection: CollectionName,
  identifier: string,
  document: Draft,
  users: readonly string[],
  forced: boolean,
): readonly Finding[] {
  if (collection === 'Ontology' && document.Origin === 'INTERNAL' && !forced)
    return [refusal('STP_IMPORT_ONTOLOGIES_DELETE_NOT_AUTHORIZED', { identifier }, { identifier })];
  if (users.length === 0 || (collection === 'Context' && forced)) return [];
  return [refusal('REFERENTIAL_IN_USE', { identifier, users }, { identifier })];
}
