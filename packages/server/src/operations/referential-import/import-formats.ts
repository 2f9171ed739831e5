import { buffer } from 'node:stream/consumers';
import { type Queryable, vitamDateTime } from '../../platform/index.ts';
import {
  clearStaging,
  type Finding,
  findingMessage,
  formatDocuments,
  keepFindings,
  type ReplacementRules,
  readFindings,
  refusal,
  remark,
  type SignatureFile,
  type SignatureFileRecord,
  signatureFilesInForce,
  stageSignatureFile,
} from '../../referential/index.ts';
import type { ActionDefinition, Outcome, WorkflowDefinition } from '../engine/index.ts';
import { backupAction, reportAction } from './backup-action.ts';
import { commitStaged } from './commit-staged.ts';
import { examineSignatureFile } from './examine-signature-file.ts';
import { type ImportContext, readGiven, stagingPlace } from './import-context.ts';
import { referentialWorkflow } from './referential-workflow.ts';
import { journalFindings, refusedOutcome } from './refused-outcome.ts';
import type { ReportContent } from './report-content.ts';
import { operationHead, reportFindings } from './report-parts.ts';
import type { ReferentialWorkflowServices } from './services.ts';
import { stageList } from './stage-list.ts';

const IDENTIFIER = 'STP_REFERENTIAL_FORMAT_IMPORT';
const KEY = 'formatCheck';

/** A signature file replaces the one in place. */
const FORMATS_REPLACEMENT: ReplacementRules = {
  ignoredFields: ['UpdateDate'],
  keptFields: [],
  removesAbsent: true,
};

/** The signature file that the formats in place came from. */
interface FileInPlace {
  readonly version: string;
  readonly date: string;
}

async function fileInPlace(
  queryable: Queryable,
  administrationTenant: number,
): Promise<FileInPlace | undefined> {
  const { rows } = await queryable.query<FileInPlace>(
    `select document ->> 'VersionPronom' as version, document ->> 'CreatedDate' as date
     from referential where tenant = $1 and collection = 'FileFormat' limit 1`,
    [administrationTenant],
  );
  return rows[0];
}

const importFormats: ActionDefinition<ReferentialWorkflowServices> = {
  key: `${IDENTIFIER}_CHECK`,
  behavior: 'BLOCKING',
  run: async (context) => {
    const examined = await examineSignatureFile(await buffer(await readGiven(context)));
    if ('findings' in examined) return refused(context, examined.findings);
    return examined.kind === 'containers'
      ? await importContainerSignatures(context, examined.version)
      : await importDroidFile(context, examined.file);
  },
};

async function importDroidFile(context: ImportContext, file: SignatureFile): Promise<Outcome> {
  const { services } = context;
  const inPlace = await fileInPlace(services.database, services.administrationTenant);
  const now = vitamDateTime(services.clock.now());
  const { comparison } = await stageList(
    context,
    'FileFormat',
    documentsOf(file, now),
    FORMATS_REPLACEMENT,
    (identifier) => refusal('SIGNATURE_FILE_PUID_REPEATED', { identifier }, { identifier }),
  );
  await keepForIdentification(context, {
    Kind: 'DROID',
    Version: file.version,
    CreatedDate: file.created,
    Formats: file.formats.length,
  });
  const remarks = [
    ...notNewer(inPlace, file),
    ...(comparison.deleted > 0 ? [await removedPuids(context)] : []),
  ];
  return remarked(context, remarks);
}

/** Container signatures stand beside the formats, which stay as they are. */
async function importContainerSignatures(context: ImportContext, version: string): Promise<Outcome> {
  const { services } = context;
  const { containers } = await signatureFilesInForce(services.database, services.administrationTenant);
  await context.transaction((transaction) => clearStaging(transaction, context));
  await keepForIdentification(context, { Kind: 'CONTAINERS', Version: version, Formats: 0 });
  const older = containers !== undefined && Number(version) <= Number(containers.Version);
  const words = { newVersion: version, version: containers?.Version ?? '' };
  return remarked(context, older ? [remark('CONTAINER_SIGNATURES_NOT_NEWER', words)] : [], {
    ContainerSignatureVersion: version,
  });
}

/** What identifies objects from the next deposit on, if it is the newest of its kind. */
async function keepForIdentification(
  context: ImportContext,
  told: Pick<SignatureFileRecord, 'Kind' | 'Version' | 'CreatedDate' | 'Formats'>,
): Promise<void> {
  const { operationId, createdAt, parameters } = context;
  const { tenant, owner } = stagingPlace(context, 'FileFormat');
  await context.transaction((transaction) =>
    stageSignatureFile(
      transaction,
      { tenant, operationId, owner },
      {
        ...told,
        OperationId: operationId,
        Day: createdAt.toISOString().slice(0, 10),
        Sha512: String(parameters.givenSha512 ?? operationId),
      },
    ),
  );
}

async function* documentsOf(file: SignatureFile, now: string) {
  yield* formatDocuments(file, now);
}

function refused({ services }: ImportContext, findings: readonly Finding[]): Outcome {
  return refusedOutcome(findings, findings.length, () => ({ key: KEY }), services.language);
}

function notNewer(inPlace: FileInPlace | undefined, file: SignatureFile): readonly Finding[] {
  if (inPlace === undefined) return [];
  const newer = Number(file.version) > Number(inPlace.version) && file.created > inPlace.date;
  if (newer) return [];
  const words = { newVersion: file.version, newDate: file.created, ...inPlace };
  return [remark('SIGNATURE_FILE_NOT_NEWER', words)];
}

/** PUIDs that a sentence names. */
const MAX_NAMED = 200;

async function removedPuids({ services, tenant, operationId }: ImportContext): Promise<Finding> {
  const { rows } = await services.database.query<{ identifier: string }>(
    `select identifier from referential_staged
     where tenant = $1 and operation_id = $2 and change = 'delete' order by ordinal limit $3`,
    [tenant, operationId, MAX_NAMED],
  );
  return remark('SIGNATURE_FILE_PUIDS_REMOVED', { formats: rows.map((row) => row.identifier) });
}

async function remarked(
  context: ImportContext,
  remarks: readonly Finding[],
  more: Readonly<Record<string, unknown>> = {},
): Promise<Outcome> {
  const { services, parameters } = context;
  const told = { FileName: String(parameters.fileName ?? ''), ...more };
  if (remarks.length === 0) return { status: 'OK', silent: true, finalData: { evDetData: told } };
  await context.transaction((transaction) => keepFindings(transaction, context, remarks));
  const Warnings = remarks.map((finding) => findingMessage(finding, services.language));
  return {
    status: 'WARNING',
    silent: true,
    finalData: { evDetData: { ...told, Warnings, ...journalFindings(remarks, remarks.length) } },
  };
}

async function report(context: ImportContext, transaction: Queryable): Promise<ReportContent> {
  const { tenant, operationId, services } = context;
  const previous = await fileInPlace(transaction, services.administrationTenant);
  const { rows } = await transaction.query<FileInPlace>(
    `select document ->> 'VersionPronom' as version, document ->> 'CreatedDate' as date from referential_staged
     where tenant = $1 and operation_id = $2 and collection = 'FileFormat' and document is not null limit 1`,
    [tenant, operationId],
  );
  const findings = await readFindings(transaction, context);
  return {
    tenant,
    operationId,
    collection: 'FileFormat',
    head: {
      ...operationHead(context, IDENTIFIER),
      StatusCode: findings.length === 0 ? 'OK' : 'WARNING',
      PreviousPronomVersion: previous?.version,
      PreviousPronomCreationDate: previous?.date,
      NewPronomVersion: rows[0]?.version,
      NewPronomCreationDate: rows[0]?.date,
    },
    lists: {
      RemovedPuids: { kind: 'identifiers', changes: ['delete'] },
      AddedPuids: { kind: 'identifiers', changes: ['insert'] },
      UpdatedPuids: { kind: 'differences' },
    },
    tail: {
      Warnings: findings.map((finding) => findingMessage(finding, services.language)),
      ...reportFindings(findings),
    },
  };
}

/** The import of a PRONOM signature file: the whole list of formats is replaced. */
export const importFormatsWorkflow: WorkflowDefinition<ReferentialWorkflowServices> = referentialWorkflow({
  identifier: IDENTIFIER,
  checks: [importFormats],
  commit: commitStaged({
    collection: 'FileFormat',
    words: { key: KEY },
    givenFile: ({ operationId }) => `${operationId}.xml`,
    report,
  }),
  afterwards: [backupAction('STP_BACKUP_REFERENTIAL_FORMAT'), reportAction('FILE_FORMAT_REPORT')],
});
