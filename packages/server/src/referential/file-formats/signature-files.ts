import { guidSeries, type Queryable, type Transaction } from '../../platform/index.ts';

/**
 * Signature files that were imported are kept as reference data of a collection of their own, beside the formats: what
 * identifies objects is the newest one ever imported, whatever formats are in force now. They come back with a rebuild, as
 * any reference data; their bytes are in the folder of the operation that imported them.
 */
const COLLECTION = 'SignatureFile';

export interface SignatureFileRecord {
  readonly Kind: 'DROID' | 'CONTAINERS';
  readonly Version: string;
  /** Of a DROID file: the date that it gives. */
  readonly CreatedDate?: string;
  /** Of a DROID file: how many formats it describes. */
  readonly Formats: number;
  /** The operation that imported it, and the day of its folder. */
  readonly OperationId: string;
  readonly Day: string;
  readonly Sha512: string;
}

/** The files in force: of each kind, the newest ever imported. */
export interface SignatureFilesInForce {
  readonly droid?: SignatureFileRecord;
  readonly containers?: SignatureFileRecord;
}

/** After all other rows of the operation. */
const ORDINAL = 2_000_000_000;

/** Stages the record of an imported file, for the operation's commit; a file that was imported already has one. */
export async function stageSignatureFile(
  transaction: Transaction,
  place: { readonly tenant: number; readonly operationId: string; readonly owner: number },
  record: SignatureFileRecord,
): Promise<void> {
  const { tenant, operationId, owner } = place;
  const identifier = `${record.Kind}/${record.Sha512}`;
  await transaction.query(
    `insert into referential_staged
       (tenant, operation_id, ordinal, collection, owner, identifier, id, change, document)
     select $1, $2, $3, $4, $5, $6, $7, 'insert', $8::jsonb
     where not exists (select from referential where tenant = $5 and collection = $4 and identifier = $6)`,
    [
      tenant,
      operationId,
      ORDINAL,
      COLLECTION,
      owner,
      identifier,
      guidSeries('unassigned', owner, operationId)(ORDINAL),
      JSON.stringify(record),
    ],
  );
}

/**
 * Which files identify objects now. Of a DROID file that was imported in several forms (some institutions publish a shorter
 * list of formats under the same version and date), the one that describes most formats.
 */
export async function signatureFilesInForce(
  queryable: Queryable,
  administrationTenant: number,
): Promise<SignatureFilesInForce> {
  const { rows } = await queryable.query<{ document: SignatureFileRecord }>(
    `select distinct on (document ->> 'Kind') document from referential
     where tenant = $1 and collection = '${COLLECTION}'
     order by document ->> 'Kind', (document ->> 'Version')::numeric desc, document ->> 'CreatedDate' desc nulls last,
       (document ->> 'Formats')::integer desc, identifier`,
    [administrationTenant],
    { name: 'signature-files-in-force' },
  );
  const ofKind = (kind: SignatureFileRecord['Kind']) =>
    rows.find(({ document }) => document.Kind === kind)?.document;
  const droid = ofKind('DROID');
  const containers = ofKind('CONTAINERS');
  return { ...(droid === undefined ? {} : { droid }), ...(containers === undefined ? {} : { containers }) };
}
