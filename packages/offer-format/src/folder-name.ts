import { offerFormatError } from './offer-format-error.ts';

/** An operation's place on an offer: its tenant, the day (UTC) on which it was created, and its id. */
export interface FolderName {
  readonly tenant: number;
  /** `yyyy-mm-dd` */
  readonly day: string;
  readonly operationId: string;
}

const OPERATION_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const PREFIX = /^(0|[1-9]\d{0,9})\/(\d{4})\/(\d{2})\/(\d{2})\/([^/]+)\/$/;

/** The day under which an operation created at that instant has its folder. */
export function folderDay(createdAt: Date): string {
  return createdAt.toISOString().slice(0, 10);
}

/**
 * `<tenant>/<yyyy>/<mm>/<dd>/<operation id>/`: what the keys of a folder begin with.
 * @throws OfferFormatError NAME_INVALID
 */
export function folderPrefix({ tenant, day, operationId }: FolderName): string {
  const date = DAY.exec(day);
  if (!Number.isInteger(tenant) || tenant < 0 || !date || !OPERATION_ID.test(operationId))
    throw offerFormatError(
      'NAME_INVALID',
      `not a folder: tenant ${tenant}, day ${day}, operation ${operationId}`,
    );
  return `${tenantPrefix(tenant)}${date[1]}/${date[2]}/${date[3]}/${operationId}/`;
}

export function tenantPrefix(tenant: number): string {
  return `${tenant}/`;
}

/** The folder that a prefix names, or undefined when it is none. */
export function parseFolderPrefix(prefix: string): FolderName | undefined {
  const match = PREFIX.exec(prefix);
  if (!match) return undefined;
  const [, tenant = '', year, month, date, operationId = ''] = match;
  if (!OPERATION_ID.test(operationId)) return undefined;
  return { tenant: Number(tenant), day: `${year}-${month}-${date}`, operationId };
}
