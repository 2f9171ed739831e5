import { printBody, type UpdateById } from '@chartrier/dsl';
import {
  ChartrierError,
  chartrierError,
  errorMessage,
  errorRemedy,
  isChartrierError,
} from '@chartrier/messages';
import { readOperation, type Status } from '../../logbook/index.ts';
import { createOperation, type OperationCaller, waitForCompletion } from '../engine/index.ts';
import type { UpdateRequestServices } from './services.ts';
import { managementFields } from './touched-management.ts';
import type { UpdateFault } from './update-fault.ts';
import { outlineOf } from './workflow.ts';

export interface UpdateUnitRequest {
  readonly tenant: number;
  /** The request's id, which becomes the operation's. */
  readonly operationId: string;
  readonly caller: OperationCaller;
  /** Id of a unit that the contract shows. */
  readonly unit: string;
  /** Identifier of the access contract. */
  readonly contract: string;
  readonly update: UpdateById;
  readonly signal?: AbortSignal;
}

export interface UpdatedUnit {
  readonly operationId: string;
  /** `STARTED`: the wait was over first. */
  readonly status: Extract<Status, 'OK' | 'STARTED'>;
  /** Changed lines, each behind its sign. */
  readonly difference: string;
}

/** Faults that an answer tells. */
const TOLD_FAULTS = 10;

/** As many times as Vitam tries to write a unit that others change at the same moment. */
const ATTEMPTS = 3;

/**
 * Updates one unit by its id, in an operation of the small lane, and waits for its end. When another operation changed the
 * unit meanwhile, it is done again from the new version, in another operation: the answer names the one that was done.
 *
 * @throws UPDATE_UNIT_PERMISSION, UPDATE_UNIT_DESC_PERMISSION (401), UNIT_NOT_FOUND (404), UPDATE_UNIT_CONFLICT (409),
 *   UPDATE_UNIT_REFUSED (400) with what is wrong; OPERATION_STOPPED (500) for a fault of ours
 */
export async function updateUnit(
  services: UpdateRequestServices,
  request: UpdateUnitRequest,
): Promise<UpdatedUnit> {
  let operationId = request.operationId;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await updateOnce(services, { ...request, operationId });
    } catch (error) {
      if (attempt === ATTEMPTS || !isChartrierError(error, 'UPDATE_UNIT_CONFLICT')) throw error;
      operationId = services.newGuid('operation', request.tenant);
    }
  }
}

async function updateOnce(
  { database, voice, timeoutMilliseconds }: UpdateRequestServices,
  request: UpdateUnitRequest,
): Promise<UpdatedUnit> {
  const { tenant, operationId, caller, unit, contract, update, signal } = request;
  const reference = await database.transaction((transaction) =>
    createOperation(transaction, voice, {
      workflow: outlineOf(managementFields(update).length > 0),
      tenant,
      id: operationId,
      parameters: { unit, contract, update: printBody(update) },
      caller,
      firstAction: 'RESUME',
      master: { obId: unit },
    }),
  );
  const { state, status } = await waitForCompletion(database, reference, {
    timeoutMilliseconds,
    ...(signal === undefined ? {} : { signal }),
  });
  if (status === 'FATAL') throw chartrierError('OPERATION_STOPPED', { operation: operationId });
  if (state !== 'COMPLETED') return { operationId, status: 'STARTED', difference: '' };
  const operation = await readOperation(database, reference);
  const data = JSON.parse(String(operation?.events.at(-1)?.evDetData ?? '{}')) as LastEventData;
  if (status === 'KO') throw refusalOf(data.Faults ?? []);
  return { operationId, status: 'OK', difference: data.diff ?? '' };
}

/** What this room writes in the last event. */
interface LastEventData {
  readonly diff?: string;
  readonly Faults?: readonly UpdateFault[];
}

/** Faults of the update itself are told together; the others each have their own answer. */
function refusalOf(faults: readonly UpdateFault[]): ChartrierError {
  const errors = faults.map(({ code, parameters }) => new ChartrierError(code, parameters));
  const alone = errors.find(({ status }) => status !== 400);
  if (alone !== undefined) return alone;
  const told = errors.slice(0, TOLD_FAULTS);
  const [first] = told;
  return chartrierError('UPDATE_UNIT_REFUSED', {
    faultsFr: told.map((error) => errorMessage(error, 'fr')).join(' | '),
    faultsEn: told.map((error) => errorMessage(error, 'en')).join(' | '),
    firstRemedyFr: first === undefined ? '' : errorRemedy(first, 'fr'),
    firstRemedyEn: first === undefined ? '' : errorRemedy(first, 'en'),
  });
}
