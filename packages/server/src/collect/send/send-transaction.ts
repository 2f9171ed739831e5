import { chartrierError } from '@chartrier/messages';
import type { OperationCaller } from '../../operations/engine/index.ts';
import { beginIngest, PACKAGE } from '../../operations/ingest/index.ts';
import type { Database } from '../../platform/index.ts';
import type { BulkServices } from '../bulk-services.ts';
import { withFolder } from '../folders/index.ts';
import { markSent } from '../transactions/mark-sent.ts';
import { findTransaction, type TransactionKey } from '../transactions/transaction.ts';
import { withoutTimeLimit } from '../without-time-limit.ts';
import { MANIFEST, writeManifestFile } from './write-manifest-file.ts';
import { writeSip } from './write-sip.ts';

/** Vitam sends to its ordinary ingest, to the end. */
const WORKFLOW = 'DEFAULT_WORKFLOW';
const FIRST_ACTION = 'RESUME';
/** Objects without bytes that are told. */
const TOLD_OBJECTS = 10;

/**
 * Sends a transaction to ingest: its manifest and its package are written, and the operation that ingests it is made in the
 * same transaction of the database as the one that says that it is sent. Whatever happens in between, it is sent once or not at all.
 *
 * @returns the id of the operation
 * @throws COLLECT_TRANSACTION_UNKNOWN, COLLECT_STATUS_REFUSED, COLLECT_IMPORT_UNDER_WAY, COLLECT_SEND_EMPTY,
 *   COLLECT_SEND_AGENCY, COLLECT_SEND_BINARY_ABSENT, which leave it READY; COLLECT_MANIFEST_LEFT_OUT, WORKSPACE_FULL…, after
 *   which it is KO
 */
export async function sendTransaction(
  services: BulkServices,
  key: TransactionKey,
  caller: OperationCaller,
): Promise<string> {
  const { database, workspace, clock, deposits, packageLimits, uploadBytes } = services;
  await refuseWhatCannotBeSent(database, key);
  return await withFolder(services, key, 'SEND', async (folder) => {
    const { size } = await writeManifestFile(services, folder, packageLimits.maxManifestBytes);
    const received = await writeSip(services, folder, {
      name: PACKAGE,
      manifestBytes: size,
      maxBytes: uploadBytes,
    });
    await workspace.removeFile(folder.id, MANIFEST);
    await folder.commit(
      async (transaction, locked) => {
        const request = {
          tenant: key.tenant,
          operationId: folder.id,
          caller,
          workflow: WORKFLOW,
          firstAction: FIRST_ACTION,
          filename: `${key.id}.zip`,
        } as const;
        await beginIngest(transaction, deposits, request, received);
        await markSent(transaction, locked, folder.id, clock.now());
      },
      { handOver: true },
    );
    return folder.id;
  });
}

/** What would be refused once it is being sent is refused before: the transaction stays as it is. */
async function refuseWhatCannotBeSent(database: Database, key: TransactionKey): Promise<void> {
  const { status, header } = await findTransaction(database, key);
  if (status !== 'READY') return;
  const { tenant, id } = key;
  const { rowCount } = await database.query(
    'select from collect_unit where tenant = $1 and opi = $2 limit 1',
    [tenant, id],
  );
  if (rowCount === 0) throw chartrierError('COLLECT_SEND_EMPTY', { id });
  if ((header.OriginatingAgencyIdentifier ?? '').trim() === '')
    throw chartrierError('COLLECT_SEND_AGENCY', { id, field: 'OriginatingAgencyIdentifier' });
  const { rows } = await withoutTimeLimit(database, (transaction) =>
    transaction.query<{ readonly object: string; readonly unit: string | null }>(
      `select concat(v ->> 'DataObjectVersion', ' ', v #>> '{FileInfo,Filename}') object, g.document #>> '{_up,0}' unit
     from collect_object_group g
     cross join jsonb_array_elements(g.document -> '_qualifiers') q
     cross join jsonb_array_elements(q -> 'versions') v
     where g.tenant = $1 and g.opi = $2 and q ->> 'qualifier' <> 'PhysicalMaster'
       and not exists (select from collect_binary b where b.tenant = $1 and b.object_id = v ->> '_id')
     limit ${TOLD_OBJECTS}`,
      [tenant, id],
    ),
  );
  if (rows.length > 0)
    throw chartrierError('COLLECT_SEND_BINARY_ABSENT', {
      objects: rows.map(({ object, unit }) => `${object.trim()} (${unit ?? ''})`),
    });
}
