import { createHash } from 'node:crypto';
import { chartrierError } from '@chartrier/messages';
import { formatGuid, MAX_COUNTER, MAX_PROCESS_ID, readGuid } from './guid.ts';
import type { GuidKind } from './kinds.ts';

/** Ordinals that one operation may number, for each kind: 24 bits in the counter, 22 in the process field. */
export const MAX_ORDINAL = 2 ** 46 - 1;

const COUNTER_VALUES = MAX_COUNTER + 1;
const SITE_BITS = 2 ** 27;

/**
 * The ids that an operation gives to its items of one kind: always the same for the same ordinal, so that a pass
 * done again after a crash writes the same ids. They have the form of any GUID, with the operation's time and site.
 *
 * Why they do not collide. Within the operation, the ordinal's low 24 bits are the counter and its high bits are
 * XORed into the process field: two ordinals never give the same id. Between two operations, an equal id needs the
 * same kind, tenant, site and millisecond, and the same 49 bits of digest (27 of the server, 22 of the process).
 *
 * @throws GUID_INVALID when the operation's id is no GUID; GUID_PART_OUT_OF_RANGE for an ordinal that does not fit.
 */
export function guidSeries(kind: GuidKind, tenant: number, operationId: string): (ordinal: number) => string {
  const operation = readGuid(operationId);
  const digest = createHash('sha256').update(`${kind} ${operationId}`).digest();
  const platformId = siteOf(operation.platformId) + (digest.readUInt32BE(0) % SITE_BITS);
  const process = digest.readUInt32BE(4) & MAX_PROCESS_ID;
  return (ordinal) => {
    if (!Number.isSafeInteger(ordinal) || ordinal < 0 || ordinal > MAX_ORDINAL)
      throw chartrierError('GUID_PART_OUT_OF_RANGE', { part: 'ordinal', value: ordinal, max: MAX_ORDINAL });
    const processId = process ^ Math.floor(ordinal / COUNTER_VALUES);
    return formatGuid({
      kind,
      tenant,
      platformId,
      processId,
      time: operation.time,
      counter: ordinal % COUNTER_VALUES,
    });
  };
}

/** One id of `guidSeries`. Ordinals are the operation's own numbering of its items of that kind, from 0 or 1. */
export function derivedGuid(kind: GuidKind, tenant: number, operationId: string, ordinal: number): string {
  return guidSeries(kind, tenant, operationId)(ordinal);
}

/**
 * The id of something that an operation does to an item which has an id but no ordinal in this operation: the
 * lifecycle event number `ordinal` of an existing unit, say. Server, process and counter (73 bits) come from a digest:
 * a hundred million such ids in one operation collide with a probability below one in a million.
 *
 * @throws GUID_INVALID when the operation's id is no GUID.
 */
export function derivedItemGuid(
  kind: GuidKind,
  tenant: number,
  operationId: string,
  itemId: string,
  ordinal: number | string,
): string {
  const operation = readGuid(operationId);
  const digest = createHash('sha256').update(`${kind} ${operationId} ${itemId} ${ordinal}`).digest();
  return formatGuid({
    kind,
    tenant,
    platformId: siteOf(operation.platformId) + (digest.readUInt32BE(0) % SITE_BITS),
    processId: digest.readUInt32BE(4) & MAX_PROCESS_ID,
    time: operation.time,
    counter: digest.readUIntBE(8, 3),
  });
}

function siteOf(platformId: number): number {
  return platformId - (platformId % SITE_BITS);
}
