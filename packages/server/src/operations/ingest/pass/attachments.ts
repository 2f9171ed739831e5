import { parseGuid, type Transaction } from '../../../platform/index.ts';
import type { Deposit } from '../staging/deposit.ts';

/** Why the unit of the archive that a manifest's unit stands for is not known. */
export type AttachmentFault =
  | 'INVALID_GUID'
  | 'NOT_FOUND'
  | 'TOO_MANY_FOUND'
  | 'EMPTY_KEY'
  | 'KEY_NOT_SEARCHABLE';

interface Existing {
  readonly systemId?: string;
  readonly metadataName?: string;
  readonly metadataValue?: string;
}

/** Rows read at a time; a deposit may attach to as many units as it likes. */
const BATCH = 1_000;

/**
 * Finds the units of the archive that units of the manifest stand for (SEDA `UpdateOperation`): by their id, or by a
 * metadata and its value. What is not found is told, for CHECK_MANIFEST to refuse.
 */
export async function resolveAttachments(transaction: Transaction, deposit: Deposit): Promise<void> {
  const rows = transaction.stream<{ ordinal: number; existing: Existing }>(
    `select ordinal, existing from ${deposit.tables.unit} where deposit = $1 and existing is not null order by ordinal`,
    [deposit.deposit],
    BATCH,
  );
  for await (const batch of rows) {
    for (const { ordinal, existing } of batch) {
      const found = await findExisting(transaction, deposit.tenant, existing);
      await transaction.query(
        `insert into ${deposit.tables.attachment} (deposit, ordinal, id, fault, detail) values ($1, $2, $3, $4, $5)`,
        [deposit.deposit, ordinal, found.id ?? null, found.fault ?? null, found.detail],
      );
    }
  }
}

interface Found {
  readonly id?: string;
  readonly fault?: AttachmentFault;
  /** What was looked for, as Vitam shows it. */
  readonly detail: string;
}

async function findExisting(transaction: Transaction, tenant: number, existing: Existing): Promise<Found> {
  const { systemId, metadataName = '', metadataValue = '' } = existing;
  if (systemId !== undefined) {
    const detail = `[MetadataName:#id, MetadataValue : ${systemId}]`;
    const guid = parseGuid(systemId);
    if (guid === undefined) return { fault: 'INVALID_GUID', detail };
    return await byId(transaction, tenant, guid.text, detail);
  }
  const detail = `[MetadataName:${metadataName}, MetadataValue : ${metadataValue}]`;
  if (metadataName === '' || metadataValue === '') return { fault: 'EMPTY_KEY', detail };
  if (metadataName === '#id') return await byId(transaction, tenant, metadataValue, detail);
  const stored = storedName(metadataName);
  if (stored === undefined) return { fault: 'KEY_NOT_SEARCHABLE', detail };
  return await byMetadata(transaction, tenant, stored, metadataValue, detail);
}

/** Names of the API that hold texts by which a unit may be known, as they are stored. */
const STORED_NAMES: Readonly<Record<string, string>> = {
  '#object': '_og',
  '#management': '_mgt',
  '#unitType': '_unitType',
  '#opi': '_opi',
  '#operations': '_ops',
  '#originating_agency': '_sp',
  '#originating_agencies': '_sps',
  '#unitups': '_up',
  '#allunitups': '_us',
  '#sedaVersion': '_sedaVersion',
  '#managementContractId': '_managementContractId',
};

/** `Title`, `PersistentIdentifier.PersistentIdentifierContent`, `#management.AccessRule.Rules.Rule` … */
function storedName(name: string): string | undefined {
  const [first = '', ...rest] = name.split('.');
  const stored = first.startsWith('#') ? STORED_NAMES[first] : first;
  const path = [stored, ...rest].join('.');
  if (stored === undefined || !/^[A-Za-z_][A-Za-z0-9_.]*$/.test(path)) return undefined;
  return first.startsWith('_') ? undefined : path;
}

async function byId(transaction: Transaction, tenant: number, id: string, detail: string): Promise<Found> {
  const { rows } = await transaction.query<{ id: string }>(
    'select id from unit where tenant = $1 and id = $2',
    [tenant, id],
    { name: 'ingest-existing-unit' },
  );
  const found = rows[0];
  return found === undefined ? { fault: 'NOT_FOUND', detail } : { id: found.id, detail };
}

/** The value alone, or among the values of a list; `a.b` is the field b of the object or objects a. */
async function byMetadata(
  transaction: Transaction,
  tenant: number,
  name: string,
  value: string,
  detail: string,
): Promise<Found> {
  const { rows } = await transaction.query<{ id: string }>(
    `select id from unit where tenant = $1 and document @> any ($2::jsonb[]) order by id limit 2`,
    [tenant, documentsHolding(name.split('.'), value).map((document) => JSON.stringify(document))],
  );
  if (rows.length > 1) return { fault: 'TOO_MANY_FOUND', detail };
  return rows[0] === undefined ? { fault: 'NOT_FOUND', detail } : { id: rows[0].id, detail };
}

/** Every way to hold the value: at each step an object or a list of objects, at the end a text or a list of texts. */
function documentsHolding([name = '', ...rest]: readonly string[], value: string): readonly object[] {
  const inside: readonly unknown[] = rest.length === 0 ? [value] : documentsHolding(rest, value);
  return inside.flatMap((one) => [{ [name]: one }, { [name]: [one] }]);
}
