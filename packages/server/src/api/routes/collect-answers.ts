import type { CollectObject, CollectProject, CollectTransaction } from '@chartrier/api-schema';
import { isObject, type JsonObject } from '@chartrier/dsl';
import { chartrierError } from '@chartrier/messages';
import type { CollectTransaction as KeptTransaction, ObjectVersion, Project } from '../../collect/index.ts';
import { vitamDateTime } from '../../platform/index.ts';
import type { RouteAnswer } from '../answers/route-answer.ts';
import type { Exchange } from '../exchange.ts';
import type { Refusals } from '../route.ts';

/** Vitam's refusals of the pre-deposit: the name of the HTTP status, and `Collect`. */
export const COLLECT_REFUSALS: Refusals = { envelope: 'collect' };

/** A project as callers see it. */
export function toldProject({ id, tenant, content, createdAt, updatedAt }: Project): CollectProject {
  const { UnitUps, ...rest } = content;
  return {
    '#id': id,
    '#tenant': tenant,
    ...rest,
    ...(UnitUps === undefined ? {} : { UnitUps: [...UnitUps] }),
    Status: 'OPEN',
    CreationDate: vitamDateTime(createdAt),
    LastUpdate: vitamDateTime(updatedAt),
  };
}

/** A transaction as callers see it. */
export function toldTransaction(transaction: KeptTransaction): CollectTransaction {
  const { id, tenant, header, projectId, status, operationId, createdAt, updatedAt } = transaction;
  return {
    '#id': id,
    '#tenant': tenant,
    ...header,
    ProjectId: projectId,
    Status: status,
    ...(operationId === undefined ? {} : { VitamOperationId: operationId }),
    CreationDate: vitamDateTime(createdAt),
    LastUpdate: vitamDateTime(updatedAt),
  };
}

/** An object that was declared, as callers see it. */
export function toldObject({ _id, FileInfo = {} }: ObjectVersion): CollectObject {
  return { _id, FileInfo };
}

/** A list, and how many there are when it does not show all. */
export function toldList<Item>(
  { items, total }: { readonly items: readonly Item[]; readonly total: number },
  told: (item: Item) => unknown,
  context?: unknown,
): RouteAnswer {
  const results = items.map(told);
  const hits = { total, offset: 0, limit: results.length, size: results.length };
  return { kind: 'envelope', results, hits, ...(context === undefined ? {} : { context }) };
}

/** The transaction that the path names, on the tenant of the request. */
export function transactionOf({ tenant, parameters }: Exchange): {
  readonly tenant: number;
  readonly id: string;
} {
  return { tenant, id: parameters.transactionId ?? '' };
}

/** The JSON object of a body. @throws BODY_REFUSED (400) */
export function jsonObjectOf({ body }: Exchange): JsonObject {
  // what JSON.parse gives
  const value = body as JsonObject;
  if (!isObject(value)) throw chartrierError('BODY_REFUSED', { faults: '/ must be an object' });
  return value;
}
