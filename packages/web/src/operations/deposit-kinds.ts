import type { LogbookOperation } from '@chartrier/client';

/** Kinds of process by which a package comes in. */
export const DEPOSITS: readonly string[] = ['INGEST', 'INGEST_TEST'];
/** A holding tree is journalled as reference data (MASTERDATA): its type alone says that a package came in. */
export const HOLDING_TREE = 'HOLDINGSCHEME';

/** Whether an operation takes a package in: it has phases, a reply, a manifest. */
export function isOfPackage({
  evTypeProc,
  evType,
}: Pick<LogbookOperation, 'evTypeProc' | 'evType'>): boolean {
  return DEPOSITS.includes(evTypeProc) || evType === HOLDING_TREE;
}
