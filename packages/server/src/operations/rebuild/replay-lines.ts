import type { Line, LineKind } from '@chartrier/offer-format';
import {
  deleteObjectGroups,
  deleteUnits,
  keepPurgedIdentifiers,
  putAccessLine,
  putComputedRules,
  putObjectGroupDocuments,
  putRegisterDetail,
  putSymbolicRegisters,
  putUnitDocuments,
  type RegisterDetail,
  type SymbolicRegister,
} from '../../archive/index.ts';
import type { Transaction } from '../../platform/index.ts';
import { type LinesOrigin, restoreReferentialLine } from '../../referential/index.ts';
import { putTenant, registerCertificate, revokeCertificate } from '../../security/index.ts';

/** Documents are written so many at a time, or when they weigh so much. */
const BATCH_LINES = 500;
const BATCH_CHARACTERS = 8 * 2 ** 20;

/** Puts the lines of a folder back in the database, in their order. */
export interface LinesReplay {
  add(line: Line, characters: number): Promise<void>;
  /** Writes what is still in memory. */
  flush(): Promise<void>;
}

/** What stands for a document in a batch: itself, or `null` when it was removed. The last word on an id wins. */
type Batch = Map<string, Readonly<Record<string, unknown>> | null>;

export function replayLines(transaction: Transaction, origin: LinesOrigin): LinesReplay {
  const { tenant } = origin;
  const batches: Readonly<Record<'unit' | 'objectgroup', Batch>> = {
    unit: new Map(),
    objectgroup: new Map(),
  };
  const computed: Batch = new Map();
  let characters = 0;

  async function flush(): Promise<void> {
    const groups = split(batches.objectgroup);
    if (groups.removed.length > 0) await deleteObjectGroups(transaction, tenant, groups.removed);
    if (groups.documents.length > 0) await putObjectGroupDocuments(transaction, tenant, groups.documents);
    const units = split(batches.unit);
    if (units.removed.length > 0) await deleteUnits(transaction, tenant, units.removed);
    if (units.documents.length > 0) await putUnitDocuments(transaction, tenant, units.documents);
    if (computed.size > 0)
      await putComputedRules(transaction, tenant, {
        text: 'select id, computed from jsonb_to_recordset($1::jsonb) given (id text, computed jsonb)',
        values: [JSON.stringify([...computed].map(([id, document]) => ({ id, computed: document })))],
      });
    computed.clear();
    batches.unit.clear();
    batches.objectgroup.clear();
    characters = 0;
  }

  async function gather(batch: Batch, line: Line): Promise<void> {
    batch.set(line.id, 'document' in line ? line.document : null);
    if (batch.size >= BATCH_LINES || characters >= BATCH_CHARACTERS) await flush();
  }

  /** Computed rules are put on units that are there: those of the same folder are written first. */
  async function gatherComputed(line: Line): Promise<void> {
    if (batches.unit.size > 0) await flush();
    computed.set(line.id, 'document' in line ? line.document : null);
    if (computed.size >= BATCH_LINES || characters >= BATCH_CHARACTERS) await flush();
  }

  const replays: Readonly<Record<LineKind, (line: Line) => Promise<void>>> = {
    unit: (line) => gather(batches.unit, line),
    objectgroup: (line) => gather(batches.objectgroup, line),
    referential: (line) => restoreReferentialLine(transaction, origin, line),
    sequence: (line) => restoreReferentialLine(transaction, origin, line),
    accession_register_detail: (line) => replayRegister(transaction, tenant, line),
    accession_register_symbolic: async (line) => {
      if ('document' in line)
        await putSymbolicRegisters(transaction, tenant, [line.document as unknown as SymbolicRegister]);
    },
    access: async (line) => {
      if ('document' in line) await putAccessLine(transaction, tenant, origin.operationId, line.document);
    },
    certificate: (line) => replayCertificate(transaction, line),
    tenant: (line) => replayTenant(transaction, line),
    purged_identifier: (line) => replayPurgedIdentifier(transaction, origin, line),
    computed_rules: (line) => gatherComputed(line),
  };

  return {
    async add(line, length) {
      characters += length;
      await replays[line.kind](line);
    },
    flush,
  };
}

function split(batch: Batch): { readonly removed: readonly string[]; readonly documents: readonly object[] } {
  const removed: string[] = [];
  const documents: object[] = [];
  for (const [id, document] of batch) {
    if (document === null) removed.push(id);
    else documents.push(document);
  }
  return { removed, documents };
}

async function replayRegister(transaction: Transaction, tenant: number, line: Line): Promise<void> {
  if ('document' in line)
    await putRegisterDetail(transaction, tenant, line.document as unknown as RegisterDetail);
  else
    await transaction.query('delete from accession_register_detail where tenant = $1 and id = $2', [
      tenant,
      line.id,
    ]);
}

async function replayPurgedIdentifier(
  transaction: Transaction,
  origin: LinesOrigin,
  line: Line,
): Promise<void> {
  if (!('document' in line)) return;
  const { identifier, kind, item, assigned, date } = line.document;
  const purge = { operationId: origin.operationId, date: new Date(String(date)) };
  await keepPurgedIdentifiers(transaction, origin.tenant, purge, [
    {
      identifier: String(identifier),
      kind: kind === 'unit' ? 'unit' : 'object',
      itemId: String(item),
      assigned: assigned === true,
    },
  ]);
}

/** `{certificate, context, status}`: the certificate in base64 of its DER. */
async function replayCertificate(transaction: Transaction, line: Line): Promise<void> {
  if (!('document' in line)) {
    await transaction.query('delete from application_certificate where fingerprint_sha256 = $1', [line.id]);
    return;
  }
  const { certificate, context, status } = line.document;
  const der = Buffer.from(String(certificate), 'base64');
  await transaction.query('delete from application_certificate where fingerprint_sha256 = $1', [line.id]);
  const registered = await registerCertificate(transaction, der, String(context));
  if (registered instanceof Error) throw registered;
  if (status === 'REVOKED') {
    const revoked = await revokeCertificate(transaction, registered.fingerprint);
    if (revoked instanceof Error) throw revoked;
  }
}

/** `{name, status, quota}` */
async function replayTenant(transaction: Transaction, line: Line): Promise<void> {
  if (!('document' in line)) return;
  const { name, status, quota } = line.document;
  await putTenant(transaction, {
    id: Number(line.id),
    name: String(name),
    status: status === 'SUSPENDED' || status === 'ERASED' ? status : 'ACTIVE',
    quota: typeof quota === 'object' && quota !== null ? quota : {},
  });
}
