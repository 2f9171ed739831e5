import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { accepted, readBytes } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { addCertificate, rebuildDatabase } from '../../src/index.ts';
import type { Config, Database } from '../../src/platform/index.ts';
import { urlOf } from '../api/support/start-api.ts';
import { sampleSip } from '../ingest/sample-sip.ts';
import { CERTIFICATE } from '../security/certificates.ts';
import { cloneDatabase, emptyDatabase, temporaryFolder } from '../support/index.ts';
import { changeRules } from './change-rules.ts';
import { differences } from './differences.ts';
import { askAll, READING_ROUTES, type Reading, type Recorded, routeKey } from './every-reading.ts';
import { identifyAgain } from './identify-again.ts';
import { DEPOSITOR, deposit, importReferenceData, unitTitled } from './populate-archive.ts';
import { depositEverything } from './populate-deposits.ts';
import { readingsOf } from './readings-of-archive.ts';
import { archiveConfig, startArchive } from './running-archive.ts';

const folder = await temporaryFolder('chartrier-rebuild-api-');
const { database, connection } = await cloneDatabase();
let readings: readonly Reading[] = [];
let before: readonly Recorded[] = [];

beforeAll(async () => {
  const config = archiveConfig(folder, { url: urlOf(connection) });
  const archive = await startArchive(config);
  try {
    await importReferenceData(archive.client);
    await addCertificate(config, { certificate: CERTIFICATE, context: 'CTX' });
    await depositEverything(archive.client);
    await identifyAgain(archive.client);
    await changeRules(archive.client);
    readings = await readingsOf(database);
    before = await askAll(archive.client, readings);
  } finally {
    await archive.stop();
  }
}, 300_000);

describe('before', () => {
  it('every reading route of the table was asked, and answered by what the archive has', () => {
    const answered = new Set(
      readings.flatMap(({ route }, place) => ((before[place]?.status ?? 0) < 300 ? [routeKey(route)] : [])),
    );
    expect(READING_ROUTES.map(routeKey).filter((key) => !answered.has(key))).toEqual([]);
    expect(before.filter(({ status }) => status === 0 || status >= 500)).toEqual([]);
    expect(before.length).toBeGreaterThan(500);
  });
});

interface Survivor {
  readonly config: Config;
  readonly rebuilt: Database;
}

/** The disk of one offer, and an empty one for the other: nothing else of the archive is left. */
async function survivorOf(offer: string): Promise<Survivor> {
  const place = await temporaryFolder('chartrier-survivor-');
  await cp(join(folder, 'offers', offer), join(place, 'offers', offer), { recursive: true });
  const { database: rebuilt, connection: empty } = await emptyDatabase();
  return { config: archiveConfig(place, { url: urlOf(empty) }), rebuilt };
}

describe.each(['offer-1', 'offer-2'])('after a rebuild from %s alone', (offer) => {
  it('every answer is the same, a change would be seen, and the archive goes on', async () => {
    const { config, rebuilt } = await survivorOf(offer);
    const report = await rebuildDatabase(config, offer);
    expect(report).toMatchObject({ elsewhere: 0, setApart: { count: 0 }, partial: { count: 0 } });
    const archive = await startArchive(config);
    try {
      // Nothing may differ: the answers to all questions, their headers and bytes, are those of before.
      expect(differences(before, await askAll(archive.client, readings))).toEqual([]);
      await rebuilt.query(
        `update unit set document = jsonb_set(document, '{Title}', '"Changed"') where document->>'Title' = 'Autre'`,
      );
      const places = readings.flatMap(({ route }, place) => (route.path === '/units/{idu}' ? [place] : []));
      const some = <Item>(list: readonly Item[]) => places.flatMap((place) => list.slice(place, place + 1));
      expect(differences(some(before), await askAll(archive.client, some(readings)))).not.toEqual([]);
      const again = await deposit(archive.client, await sampleSip());
      const chain = await rebuilt.query<{ broken: number }>(
        `select count(*)::integer broken from operation o
         left join operation p on p.tenant = o.tenant and p.seq = o.seq - 1
         where o.seq is not null and o.previous_link <> coalesce(p.chain_link, '')`,
      );
      expect(chain.rows).toEqual([{ broken: 0 }]);
      const unit = await unitTitled(archive.client, again, 'Unité U1');
      const bytes = await readBytes(accepted(await archive.client.objects.download(DEPOSITOR, unit)));
      expect(bytes.toString()).toBe('alpha');
    } finally {
      await archive.stop();
    }
  }, 120_000);
});
