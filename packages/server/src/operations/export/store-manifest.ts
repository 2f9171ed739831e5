import type { Transaction, ZipEntry } from '../../platform/index.ts';
import { zipDirectory } from '../../platform/index.ts';
import { appendToPackage, completePackage, PACKAGE } from './package-file.ts';
import type { ExportAction, ExportContext, ExportPlace } from './services.ts';
import { endOfEntries } from './staged.ts';

const BATCH = 1_000;

/** Closes the package with its directory, gives it its name, and says that it may be fetched. */
export const storeManifest: ExportAction = {
  key: 'STORE_MANIFEST',
  behavior: 'BLOCKING',
  run: async (context) => {
    const { tenant, operationId, services } = context;
    // its name is the last thing that it is given: an attempt that came so far wrote all of it
    if ((await services.workspace.size(operationId, PACKAGE)) === undefined) await writeDirectory(context);
    const { size, sha512 } = await completePackage(context);
    await context.transaction((transaction) =>
      transaction.query(
        `insert into dip (tenant, operation_id, size, sha512, stored_at) values ($1, $2, $3, $4, $5)
         on conflict (tenant, operation_id) do update set size = excluded.size, sha512 = excluded.sha512,
           stored_at = excluded.stored_at`,
        [tenant, operationId, size, sha512, services.clock.now()],
      ),
    );
    return { status: 'OK', evDetData: { SystemMessageDigest: sha512, SystemAlgorithm: 'SHA-512' } };
  },
};

async function writeDirectory(context: ExportContext): Promise<void> {
  const { database } = context.services;
  const offset = await endOfEntries(database, context);
  await database.transaction(
    (transaction) => appendToPackage(context, offset, zipDirectory(entriesOf(transaction, context), offset)),
    { isolation: 'repeatable read', readOnly: true },
  );
}

async function* entriesOf(
  transaction: Transaction,
  { tenant, operationId }: ExportPlace,
): AsyncGenerator<ZipEntry> {
  const batches = transaction.stream<ZipEntry>(
    `select name, byte_offset "offset", byte_length "length", size, packed_size "packedSize", crc32, zip64
     from export_entry where tenant = $1 and operation_id = $2 order by ordinal`,
    [tenant, operationId],
    BATCH,
  );
  for await (const entries of batches) yield* entries;
}
