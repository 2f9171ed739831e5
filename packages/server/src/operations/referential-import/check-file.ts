import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Clock, type Database, vitamDateTime } from '../../platform/index.ts';
import {
  type Finding,
  isRefused,
  type MinimumDurations,
  readAgencies,
  refusal,
} from '../../referential/index.ts';
import { unsafeTextFault } from '../../security/index.ts';
import { agenciesUsedByArchives, agenciesUsedByContracts, rulesUsedByUnits } from './archive-usage.ts';
import { examineSignatureFile } from './examine-signature-file.ts';
import { AGENCIES_REPLACEMENT, repeatedAgency } from './import-agencies.ts';
import type { StagingContext } from './import-context.ts';
import { datedRules, RULES_REPLACEMENT, repeatedRule } from './import-rules.ts';
import { refusalReport } from './refusal-report.ts';
import type { ReportContent } from './report-content.ts';
import { operationHead } from './report-parts.ts';
import { reportText } from './report-text.ts';
import type { CheckResult } from './request.ts';
import { type ListItem, stageList } from './stage-list.ts';

export interface CheckServices {
  readonly database: Database;
  readonly clock: Clock;
  readonly administrationTenant: number;
  readonly minimumRuleDurations: ReadonlyMap<number, MinimumDurations>;
}

export interface CheckFileRequest {
  readonly collection: 'Agencies' | 'FileRules' | 'FileFormat';
  readonly tenant: number;
  /** The request's id: what the report names. Nothing is left under it. */
  readonly operationId: string;
  readonly file: Readable;
  readonly signal?: AbortSignal;
}

/** Carries the result out of a transaction that must leave nothing. */
class NothingKept extends Error {
  readonly result: CheckResult;

  constructor(result: CheckResult) {
    super('A check keeps nothing');
    this.result = result;
  }
}

/**
 * Checks a file of agencies, rules or formats as its import would, and makes the report that the import would have
 * made; nothing is imported and no operation is made.
 */
export async function checkReferentialFile(
  services: CheckServices,
  request: CheckFileRequest,
): Promise<CheckResult> {
  if (request.collection === 'FileFormat') return checkFormats(request, services.clock);
  try {
    return await services.database.transaction(async (transaction) => {
      const context: StagingContext = {
        tenant: request.tenant,
        operationId: request.operationId,
        signal: request.signal ?? new AbortController().signal,
        services,
        transaction: (work) => work(transaction),
      };
      throw new NothingKept(await checkList(services, request, context));
    });
  } catch (error) {
    if (error instanceof NothingKept) return error.result;
    throw error;
  }
}

async function checkFormats(
  { file, collection, operationId }: CheckFileRequest,
  clock: Clock,
): Promise<CheckResult> {
  const examined = await examineSignatureFile(await buffer(file));
  const findings = 'findings' in examined ? examined.findings : [];
  const head = operationHead({ operationId, createdAt: clock.now() }, COLLECTIONS[collection].evType);
  return {
    accepted: findings.length === 0,
    findings,
    report: refusalReport(collection, head, findings, findings.length),
  };
}

/** What is particular to the check of each list. */
const COLLECTIONS = {
  Agencies: { evType: 'IMPORT_AGENCIES', replacement: AGENCIES_REPLACEMENT, repeated: repeatedAgency },
  FileRules: { evType: 'STP_IMPORT_RULES', replacement: RULES_REPLACEMENT, repeated: repeatedRule },
  FileFormat: { evType: 'STP_REFERENTIAL_FORMAT_IMPORT' },
} as const;

async function checkList(
  services: CheckServices,
  { collection, tenant, operationId, file }: CheckFileRequest,
  context: StagingContext,
): Promise<CheckResult> {
  if (collection === 'FileFormat') throw new Error('Formats are not checked as a list');
  const { evType, replacement, repeated } = COLLECTIONS[collection];
  const now = services.clock.now();
  const items: AsyncIterable<ListItem> =
    collection === 'Agencies'
      ? readAgencies(file, unsafeTextFault)
      : datedRules(file, vitamDateTime(now), services.minimumRuleDurations.get(tenant));
  const staged = await stageList(context, collection, items, replacement, repeated);
  const head = operationHead({ operationId, createdAt: now }, evType);
  return context.transaction(async (transaction) => {
    const findings = isRefused(staged.findings)
      ? staged.findings
      : await removalFindings(transaction, collection, tenant, operationId);
    if (findings.length > 0)
      return {
        accepted: false,
        findings,
        report: refusalReport(collection, head, findings, findings.length),
      };
    const lists: ReportContent['lists'] =
      collection === 'Agencies'
        ? {
            AgenciesToImport: { kind: 'identifiers', changes: ['insert', 'update', 'none'] },
            InsertedAgencies: { kind: 'identifiers', changes: ['insert'] },
            UpdatedAgencies: { kind: 'identifiers', changes: ['update'] },
            DeletedAgencies: { kind: 'identifiers', changes: ['delete'] },
          }
        : {
            insertedRules: { kind: 'identifiers', changes: ['insert'] },
            updatedRules: { kind: 'identifiers', changes: ['update'] },
            deletedRules: { kind: 'identifiers', changes: ['delete'] },
          };
    const pieces: Buffer[] = [];
    for await (const piece of reportText({ tenant, operationId, head, lists }, transaction))
      pieces.push(piece);
    return { accepted: true, findings: [], report: Buffer.concat(pieces) };
  });
}

async function removalFindings(
  transaction: Parameters<typeof rulesUsedByUnits>[0],
  collection: 'Agencies' | 'FileRules',
  tenant: number,
  operationId: string,
): Promise<readonly Finding[]> {
  const used =
    collection === 'FileRules'
      ? await rulesUsedByUnits(transaction, tenant, operationId)
      : [
          ...(await agenciesUsedByContracts(transaction, tenant, operationId)),
          ...(await agenciesUsedByArchives(transaction, tenant, operationId)),
        ];
  const code =
    collection === 'FileRules'
      ? 'STP_IMPORT_RULES_DELETE_USED_RULES'
      : 'STP_IMPORT_AGENCIES_DELETE_USED_AGENCIES';
  return used
    .filter(({ change }) => change === 'delete')
    .map(({ identifier }) => refusal(code, { identifier }, { identifier }));
}
