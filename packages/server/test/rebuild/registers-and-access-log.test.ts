import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { type AccessionRegisterSymbolic, accepted, type Client, readBytes } from '@chartrier/client';
import { describe, expect, it } from 'vitest';
import { rebuildDatabase } from '../../src/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { urlOf } from '../api/support/start-api.ts';
import { AGENCY, sampleSip, unit } from '../ingest/sample-sip.ts';
import { cloneDatabase, emptyDatabase, temporaryFolder } from '../support/index.ts';
import { ADMINISTRATION, DEPOSITOR, deposit, importReferenceData, unitTitled } from './populate-archive.ts';
import { archiveConfig, startArchive } from './running-archive.ts';

const OTHER = 'FRAN_NP_000002';
const LOGGED = { ...DEPOSITOR, accessContract: 'Logged' };
const folder = await temporaryFolder('chartrier-registers-');
const { database, connection } = await cloneDatabase();

/** Waits for what a job started to be there. */
async function until<Found>(look: () => Promise<Found | undefined>, what: string): Promise<Found> {
  for (let tries = 0; tries < 400; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not come`);
}

/** Has a job run, and waits for its end: it is asked for no more, and nobody runs it. */
async function runJob(client: Client, name: string): Promise<void> {
  accepted(await client.administration.actOnJob(ADMINISTRATION, name, 'trigger'));
  await until(async () => {
    const { rows } = await database.query(
      'select from scheduled_job where name = $1 and asked_at is null and owner is null',
      [name],
    );
    return rows[0];
  }, `the end of ${name}`);
}

/** The state of the last operation of a workflow, once it is over. */
async function endOf(workflow: string): Promise<{ readonly id: string; readonly status: string }> {
  return until(async () => {
    const { rows } = await database.query<{ id: string; status: string }>(
      `select id, status from operation where tenant = 0 and workflow = $1 and state = 'COMPLETED'
       order by created_at desc limit 1`,
      [workflow],
    );
    return rows[0];
  }, workflow);
}

interface Told {
  readonly registers: readonly AccessionRegisterSymbolic[];
  readonly lines: readonly object[];
}

async function told(client: Client, from: Database): Promise<Told> {
  const { $results: registers } = accepted(await client.registers.symbolic(DEPOSITOR));
  const { rows } = await from.query<{ line: object }>(
    `select jsonb_build_object('at', accessed_at, 'by', operation_id) || line as line from access_log order by accessed_at`,
  );
  return { registers, lines: rows.map(({ line }) => line) };
}

describe('what agencies see of each other, and the log of accesses', () => {
  it('are counted and kept on the offers by their jobs, shown to whom they concern, and come back', {
    timeout: 180_000,
  }, async () => {
    const config = archiveConfig(folder, { url: urlOf(connection) });
    const archive = await startArchive(config);
    const { client } = archive;
    let before: Told;
    try {
      await importReferenceData(client);
      const contract = { Status: 'ACTIVE', EveryDataObjectVersion: true } as const;
      accepted(
        await client.referentials.importJson(DEPOSITOR, 'accesscontracts', [
          { ...contract, Identifier: 'Logged', Name: 'L', EveryOriginatingAgency: true, AccessLog: 'ACTIVE' },
          { ...contract, Identifier: 'Other', Name: 'O', OriginatingAgencies: [OTHER] },
        ]),
      );
      expect(accepted(await client.registers.symbolic(DEPOSITOR)).$results).toEqual([]);
      const first = await deposit(client, await sampleSip());
      const root = await unitTitled(client, first, 'Unité U1');
      const second = await deposit(
        client,
        await sampleSip({
          manifest: { managementMetadata: { originatingAgencyIdentifier: OTHER } },
          units: [
            unit('existing', {
              management: { UpdateOperation: { SystemId: root } } as never,
              children: [
                unit('new', { content: { Title: 'Rattachée' }, objectReference: { to: 'group', id: 'G1' } }),
                unit('bare'),
              ],
            }),
          ],
        }),
        ['OK', 'WARNING'],
      );

      await runJob(client, 'ReferentialCreateSymblolicAccessionRegisterJob');
      const counted = await endOf('ACCESSION_REGISTER_SYMBOLIC');
      expect(counted.status).toBe('OK');
      const { $results: registers } = accepted(await client.registers.symbolic(DEPOSITOR));
      expect(registers).toMatchObject([
        {
          OriginatingAgency: AGENCY,
          ArchiveUnit: 2,
          ObjectGroup: 1,
          BinaryObject: 1,
          BinaryObjectSize: 5,
          '#tenant': 0,
          '#version': 0,
          CreationDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        },
      ]);
      // A contract of the other agency does not show what this one sees.
      const others = { ...DEPOSITOR, accessContract: 'Other' };
      expect(accepted(await client.registers.symbolic(others))).toMatchObject({
        $hits: { total: 0 },
        $results: [],
      });

      const attached = await unitTitled(client, second, 'Rattachée');
      for (const unitId of [root, attached])
        await readBytes(accepted(await client.objects.download(LOGGED, unitId)));
      await runJob(client, 'StorageBackupAccessLogJob');
      const kept = await endOf('STORAGE_ACCESS_BACKUP');
      expect(kept.status).toBe('OK');
      const journal = accepted(await client.logbook.operation(DEPOSITOR, kept.id)).$results[0];
      expect(journal).toMatchObject({ evType: 'STORAGE_ACCESS_BACKUP', evTypeProc: 'STORAGE_BACKUP' });
      expect(JSON.parse(journal?.events?.at(-1)?.evDetData ?? '{}')).toEqual({ Lines: 2 });
      // Nothing is left to bring: no other operation.
      await runJob(client, 'StorageBackupAccessLogJob');
      before = await told(client, database);
      expect(before.lines).toMatchObject([
        { by: kept.id, archivesId: root, contractId: 'Logged' },
        { by: kept.id, archivesId: attached },
      ]);
      const operations = await database.query(
        "select from operation where workflow = 'STORAGE_ACCESS_BACKUP'",
      );
      expect(operations.rowCount).toBe(1);
      expect(accepted(await client.administration.checkLogbook(DEPOSITOR))).toMatchObject({
        checkErrors: [],
      });
    } finally {
      await archive.stop();
    }

    const place = await temporaryFolder('chartrier-registers-survivor-');
    await cp(join(folder, 'offers', 'offer-2'), join(place, 'offers', 'offer-2'), { recursive: true });
    const { database: rebuilt, connection: empty } = await emptyDatabase();
    const survivor = archiveConfig(place, { url: urlOf(empty) });
    await rebuildDatabase(survivor, 'offer-2');
    const again = await startArchive(survivor);
    try {
      expect(await told(again.client, rebuilt)).toEqual(before);
    } finally {
      await again.stop();
    }
  });
});
