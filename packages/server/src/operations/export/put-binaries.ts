import { isChartrierError } from '@chartrier/messages';
import { type ZipEntry, zipEntry } from '../../platform/index.ts';
import { type ObjectLocation, readObject } from '../../storage/index.ts';
import { isAccessLogged } from './contract-of-export.ts';
import { logDelivered } from './log-delivered.ts';
import { appendToPackage } from './package-file.ts';
import type { ExportAction, ExportContext } from './services.ts';
import { countEntries, endOfEntries, keepEntries } from './staged.ts';

/** How many times a batch is tried before the operation waits for someone: Vitam's number. */
const TRIES = 3;

interface FileToCopy {
  readonly name: string;
  readonly location: ObjectLocation;
}

/**
 * Copies a batch of objects from the packs into the package, each verified against its digest as it is read. The batch counts
 * once all its bytes are on the disk; whatever went wrong before, the next try begins where it began. A copy that differs
 * from what was sealed is read again from the next offer of its strategy.
 */
export const putBinaries: ExportAction = {
  key: 'PUT_BINARY_ON_WORKSPACE',
  behavior: 'BLOCKING',
  lifecycle: [],
  run: async (context) => {
    const { range, services } = context;
    if (range === undefined) throw new Error('this action works on a batch');
    // an attempt that was cut after its end did all of it
    if ((await countEntries(services.database, context, range)) > 0) return { status: 'OK' };
    const files = await filesOf(context, range.from, range.to);
    const offset = await endOfEntries(services.database, context);
    const entries = await copied(context, files, offset);
    const logged = await isAccessLogged(context);
    await context.transaction(async (transaction) => {
      await keepEntries(transaction, context, range.from, entries);
      if (logged) await logDelivered(transaction, context, range);
    });
    return { status: 'OK' };
  },
};

async function copied(
  context: ExportContext,
  files: readonly FileToCopy[],
  offset: number,
): Promise<readonly ZipEntry[]> {
  for (let tried = 1; ; tried += 1) {
    const entries: ZipEntry[] = [];
    try {
      await appendToPackage(context, offset, entriesOf(context, files, offset, entries, tried - 1));
      return entries;
    } catch (error) {
      if (tried === TRIES || !isOfStorage(error)) throw error;
    }
  }
}

/** What another reading may mend. */
function isOfStorage(error: unknown): boolean {
  return isChartrierError(error, 'OBJECT_DIGEST_DIFFERS') || isChartrierError(error, 'OBJECT_UNREADABLE');
}

async function* entriesOf(
  { services, signal }: ExportContext,
  files: readonly FileToCopy[],
  offset: number,
  entries: ZipEntry[],
  skippedOffers: number,
): AsyncGenerator<Buffer> {
  let at = offset;
  for (const { name, location } of files) {
    signal.throwIfAborted();
    const content = await readObject(services.storage, location, { verify: true, skippedOffers });
    yield* zipEntry({ name, content, atMost: location.length }, at, (entry) => {
      entries.push(entry);
      at += entry.length;
    });
  }
}

async function filesOf(
  { tenant, operationId, services }: ExportContext,
  from: number,
  to: number,
): Promise<readonly FileToCopy[]> {
  const { rows } = await services.database.query<{
    readonly uri: string;
    readonly object_id: string;
    readonly strategy: string;
    readonly pack_key: string;
    readonly byte_offset: number;
    readonly byte_length: number;
    readonly sha512: string;
  }>(
    `select o.uri, l.object_id, l.strategy, l.pack_key, l.byte_offset, l.byte_length, l.sha512
     from export_object o join object_location l on l.tenant = o.tenant and l.object_id = o.object_id
     where o.tenant = $1 and o.operation_id = $2 and o.ordinal between $3 and $4 order by o.ordinal`,
    [tenant, operationId, from, to],
  );
  if (rows.length !== to - from + 1)
    throw new Error(`${rows.length} objects are located of the ${to - from + 1} of a batch`);
  return rows.map((row) => ({
    name: row.uri,
    location: {
      objectId: row.object_id,
      strategy: row.strategy,
      packKey: row.pack_key,
      offset: row.byte_offset,
      length: row.byte_length,
      sha512: row.sha512,
    },
  }));
}
