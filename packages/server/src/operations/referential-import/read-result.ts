import { readOperation, type Status } from '../../logbook/index.ts';
import type { Queryable } from '../../platform/index.ts';
import {
  type CollectionName,
  documentsOfOperation,
  type Finding,
  isObject,
} from '../../referential/index.ts';
import type { OperationStatus } from '../engine/index.ts';
import type { ReferentialResult } from './request.ts';

/** Documents that an answer shows. */
const MAX_DOCUMENTS = 1_000;

/** What an operation of this room found, as its journal keeps it. */
export async function journalledFindings(
  queryable: Queryable,
  reference: { readonly tenant: number; readonly id: string },
): Promise<Pick<ReferentialResult, 'findings' | 'findingCount'>> {
  const operation = await readOperation(queryable, reference);
  const data = parsed(operation?.events.at(-1)?.evDetData);
  const findings = Array.isArray(data.Findings) ? data.Findings.filter(isFinding) : [];
  return { findings, findingCount: Number(data.FindingCount ?? findings.length) };
}

/** The result of an operation of this room that ended, or that the wait left running. */
export async function readResult(
  queryable: Queryable,
  { tenant, id, state, status }: OperationStatus,
  collection: CollectionName,
): Promise<ReferentialResult> {
  const ended = state === 'COMPLETED' || status === 'FATAL';
  const published = state === 'COMPLETED' && (status === 'OK' || status === 'WARNING');
  return {
    operationId: id,
    status: ended ? status : ('STARTED' satisfies Status),
    ...(ended ? await journalledFindings(queryable, { tenant, id }) : { findings: [], findingCount: 0 }),
    documents: published ? await documentsOfOperation(queryable, id, collection, MAX_DOCUMENTS) : [],
  };
}

function parsed(text: unknown): Readonly<Record<string, unknown>> {
  if (typeof text !== 'string') return {};
  const value: unknown = JSON.parse(text);
  return isObject(value) ? value : {};
}

function isFinding(value: unknown): value is Finding {
  return isObject(value) && typeof value.code === 'string' && typeof value.warning === 'boolean';
}
