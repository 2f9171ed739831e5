import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { chartrierError } from '@chartrier/messages';
import type { Database, Transaction } from '../../platform/index.ts';
import type { ReceivedFile, SlowestSource, Workspace } from '../../workspace/index.ts';
import {
  createOperation,
  type JournalVoice,
  type OperationCaller,
  type WorkflowOutline,
  type WorkflowRegistry,
} from '../engine/index.ts';
import { UPLOAD } from './ingest-services.ts';
import { openLocalPackage } from './local-upload/open-local-package.ts';
import { isIngestWorkflow } from './workflow-flags.ts';

const LOCAL_READ_BYTES = 2 ** 20;
/** Up to this size a package goes with the small operations: several at once, and none waits behind a very large one. */
const SMALL_PACKAGE_BYTES = 2 ** 20;

/** What receiving a package needs; it runs where the API answers, not in a worker. */
export interface ReceiveServices {
  readonly database: Database;
  readonly workspace: Workspace;
  readonly workflows: WorkflowRegistry<WorkflowOutline>;
  readonly voice: JournalVoice;
  /** Largest package received. */
  readonly uploadBytes: number;
  /** Where packages that are on the server already may be; none may be deposited when absent. */
  readonly localDirectory?: string;
  /** How slow a package may come. */
  readonly slowestUpload?: SlowestSource;
}

export interface ReceivePackage {
  readonly tenant: number;
  /** The request's id, which becomes the operation's. */
  readonly operationId: string;
  readonly caller: OperationCaller;
  /** X-Context-Id */
  readonly workflow: string;
  readonly firstAction: 'RESUME' | 'NEXT';
  readonly content: Readable;
  /** X-Original-Filename, as the caller wrote it. */
  readonly filename?: string;
  readonly manifestDigestAlgorithm?: string;
  readonly manifestDigestValue?: string;
  /** Real path of a package that was on the server already. */
  readonly localPath?: string;
}

/**
 * Streams a package to the workspace and hashes it; once its last byte is on disk, creates its operation. An upload that
 * breaks off leaves no operation, and nothing on disk.
 *
 * @throws WORKFLOW_UNKNOWN before a byte is read; WORKSPACE_UPLOAD_CUT, WORKSPACE_FILE_TOO_LARGE, WORKSPACE_FULL
 */
export async function receivePackage(
  { database, workspace, workflows, voice, uploadBytes, slowestUpload }: ReceiveServices,
  request: ReceivePackage,
): Promise<void> {
  const { operationId, content } = request;
  if (!isIngestWorkflow(request.workflow)) {
    throw chartrierError('WORKFLOW_UNKNOWN', { workflow: request.workflow });
  }
  const { size, sha512 } = await workspace.receive(operationId, UPLOAD, content, {
    maxBytes: uploadBytes,
    ...(slowestUpload === undefined ? {} : { slowest: slowestUpload }),
  });
  try {
    await database.transaction((transaction) =>
      beginIngest(transaction, { workflows, voice }, request, { size, sha512 }),
    );
  } catch (error) {
    await workspace.remove(operationId);
    throw error;
  }
}

/** Creates the operation of a package that is whole in the workspace. */
export async function beginIngest(
  transaction: Transaction,
  { workflows, voice }: Pick<ReceiveServices, 'workflows' | 'voice'>,
  request: Omit<ReceivePackage, 'content'>,
  { size, sha512 }: ReceivedFile,
): Promise<void> {
  const { tenant, operationId: id, caller, firstAction } = request;
  const workflow = workflows.latest(request.workflow);
  await createOperation(transaction, voice, {
    workflow: size <= SMALL_PACKAGE_BYTES ? { ...workflow, lane: 'small' } : workflow,
    tenant,
    id,
    caller,
    firstAction,
    parameters: parametersOf(request, size, sha512),
  });
}

/**
 * Deposits a package that is on the server already, under the upload folder: it is copied to the workspace, hashed, and
 * then goes as one that was sent.
 *
 * @throws INGEST_LOCAL_UPLOAD_CLOSED, INGEST_LOCAL_UPLOAD_ESCAPE, INGEST_LOCAL_UPLOAD_FILE; those of `receivePackage`
 */
export async function receiveLocalPackage(
  services: ReceiveServices,
  request: Omit<ReceivePackage, 'content' | 'filename' | 'localPath'> & { readonly path: string },
): Promise<void> {
  const { path, ...rest } = request;
  const { path: localPath, file } = await openLocalPackage(services.localDirectory, path);
  const content = file.createReadStream({ highWaterMark: LOCAL_READ_BYTES });
  try {
    await receivePackage(services, { ...rest, content, localPath, filename: basename(path) });
  } finally {
    content.destroy();
  }
}

function parametersOf(
  { filename, manifestDigestAlgorithm, manifestDigestValue, localPath }: Omit<ReceivePackage, 'content'>,
  size: number,
  sha512: string,
): Readonly<Record<string, unknown>> {
  const given = { size, sha512, filename, manifestDigestAlgorithm, manifestDigestValue, localPath };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
