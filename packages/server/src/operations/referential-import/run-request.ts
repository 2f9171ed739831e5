import type { Readable } from 'node:stream';
import type { CollectionName } from '../../referential/index.ts';
import { createOperation, type WorkflowOutline, waitForCompletion } from '../engine/index.ts';
import { GIVEN_FILE } from './import-context.ts';
import { readResult } from './read-result.ts';
import type { ReferentialRequest, ReferentialRequestServices, ReferentialResult } from './request.ts';

export interface RequestedOperation {
  readonly workflow: WorkflowOutline;
  readonly collection: CollectionName;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly given?: Readable;
  readonly obId?: string;
}

/**
 * Makes the operation of a request, lets the workers run it, and waits for its end. The given file is received
 * first: an upload that breaks off makes no operation, and leaves nothing.
 */
export async function runRequest(
  services: ReferentialRequestServices,
  request: ReferentialRequest,
  { workflow, collection, parameters, given, obId }: RequestedOperation,
): Promise<ReferentialResult> {
  const { database, workspace, voice, maxImportBytes, timeoutMilliseconds } = services;
  const { tenant, operationId, caller, signal } = request;
  const received =
    given === undefined
      ? undefined
      : await workspace.receive(operationId, GIVEN_FILE, given, { maxBytes: maxImportBytes });
  const file = received === undefined ? {} : { givenSize: received.size, givenSha512: received.sha512 };
  let reference: Awaited<ReturnType<typeof createOperation>>;
  try {
    reference = await database.transaction((transaction) =>
      createOperation(transaction, voice, {
        workflow,
        tenant,
        id: operationId,
        parameters: { ...parameters, ...file },
        caller,
        firstAction: 'RESUME',
        ...(obId === undefined ? {} : { master: { obId } }),
      }),
    );
  } catch (error) {
    if (given !== undefined) await workspace.remove(operationId);
    throw error;
  }
  const status = await waitForCompletion(database, reference, {
    timeoutMilliseconds,
    ...(signal === undefined ? {} : { signal }),
  });
  return readResult(database, status, collection);
}
