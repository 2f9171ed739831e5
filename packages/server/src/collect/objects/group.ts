import type { JsonObject } from '@chartrier/dsl';
import { chartrierError } from '@chartrier/messages';
import { OBJECT_GROUP_COLUMNS, OBJECT_GROUP_REPLACEMENT, objectGroupRows } from '../../archive/index.ts';
import { type Queryable, type Transaction, vitamDateTime } from '../../platform/index.ts';
import type { CollectTransaction } from '../transactions/transaction.ts';

/** SEDA's usages of a technical object. */
export const USAGES = [
  'BinaryMaster',
  'PhysicalMaster',
  'Dissemination',
  'Thumbnail',
  'TextContent',
] as const;
export type Usage = (typeof USAGES)[number];

/** A version of a usage: one object, as it is stored in its group. */
export interface ObjectVersion {
  readonly _id: string;
  /** `BinaryMaster_1` */
  readonly DataObjectVersion: string;
  readonly FileInfo?: { readonly Filename?: string; readonly LastModified?: string };
  readonly Uri?: string;
  readonly MessageDigest?: string;
  readonly Algorithm?: string;
  readonly Size?: number;
  readonly FormatIdentification?: {
    readonly FormatId?: string;
    readonly MimeType?: string;
    readonly FormatLitteral?: string;
  };
  /** What a SIP brought besides: physical dimensions, metadata, persistent identifiers … */
  readonly [more: string]: unknown;
}

export interface Qualifier {
  readonly qualifier: Usage;
  readonly versions: readonly ObjectVersion[];
}

/** An object group to be written. */
export interface NewGroup {
  readonly id: string;
  /** Its units. */
  readonly parents: readonly string[];
  readonly qualifiers: readonly Qualifier[];
}

/** An object group as it is stored. */
export interface CollectGroup {
  readonly id: string;
  readonly transactionId: string;
  readonly document: JsonObject;
  readonly qualifiers: readonly Qualifier[];
}

/** Writes object groups of a transaction, a few thousand at most. */
export async function addGroups(
  transaction: Transaction,
  { tenant, id: transactionId, header }: CollectTransaction,
  groups: readonly NewGroup[],
  now: Date,
): Promise<void> {
  const at = vitamDateTime(now);
  const agency = header.OriginatingAgencyIdentifier;
  const documents = groups.map(({ id, parents, qualifiers }) => ({
    _id: id,
    _v: 0,
    _av: 0,
    _opi: transactionId,
    _ops: [transactionId],
    ...(agency === undefined ? {} : { _sp: agency }),
    _sps: agency === undefined ? [] : [agency],
    _up: parents,
    _us: [],
    _acd: at,
    _aud: at,
    ...qualified(qualifiers),
  }));
  await transaction.query(
    `insert into collect_object_group (${OBJECT_GROUP_COLUMNS})
     ${objectGroupRows('$1::integer', 'select document from jsonb_array_elements($2::jsonb) document')}`,
    [tenant, JSON.stringify(documents)],
  );
}

/** Writes the objects of a group anew; its transaction is locked. */
export async function replaceQualifiers(
  transaction: Transaction,
  tenant: number,
  { id, document }: CollectGroup,
  qualifiers: readonly Qualifier[],
  now: Date,
): Promise<void> {
  const version = typeof document._v === 'number' ? document._v + 1 : 1;
  const replaced = {
    ...document,
    _v: version,
    _av: version,
    _aud: vitamDateTime(now),
    ...qualified(qualifiers),
  };
  await transaction.query(
    `update collect_object_group g set ${OBJECT_GROUP_REPLACEMENT}
     from (${objectGroupRows('$1::integer', 'select $3::jsonb document')}) n (${OBJECT_GROUP_COLUMNS})
     where g.tenant = n.tenant and g.id = n.id and g.id = $2`,
    [tenant, id, JSON.stringify(replaced)],
  );
}

/** @throws COLLECT_GROUP_UNKNOWN, for one of another tenant too */
export async function findGroup(queryable: Queryable, tenant: number, id: string): Promise<CollectGroup> {
  const { rows } = await queryable.query<{ readonly opi: string; readonly document: JsonObject }>(
    'select opi, document from collect_object_group where tenant = $1 and id = $2',
    [tenant, id],
  );
  const [row] = rows;
  if (row === undefined) throw chartrierError('COLLECT_GROUP_UNKNOWN', { id });
  // only this room writes them
  const qualifiers = row.document._qualifiers as unknown as readonly Qualifier[];
  return { id, transactionId: row.opi, document: row.document, qualifiers };
}

/** The object of a usage and version, when it was declared. */
export function versionOf(
  qualifiers: readonly Qualifier[],
  usage: string,
  version: number,
): ObjectVersion | undefined {
  return qualifiers
    .find(({ qualifier }) => qualifier === usage)
    ?.versions.find(({ DataObjectVersion }) => DataObjectVersion === `${usage}_${version}`);
}

/** `_nbc`, the file of the first object and `_qualifiers`, each with its count. */
function qualified(qualifiers: readonly Qualifier[]) {
  const versions = qualifiers.flatMap((qualifier) => qualifier.versions);
  const file = versions.find(({ FileInfo }) => FileInfo !== undefined)?.FileInfo;
  return {
    ...(file === undefined ? {} : { FileInfo: file }),
    _nbc: versions.length,
    _qualifiers: qualifiers.map(({ qualifier, versions: own }) => ({
      qualifier,
      _nbc: own.length,
      versions: own,
    })),
  };
}
