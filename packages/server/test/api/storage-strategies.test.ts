import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accepted, readBytes } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/index.ts';
import { DEPOSITOR, depositFiles, prepareDeposits } from './support/deposit.ts';
import { startApi } from './support/start-api.ts';

/** The management contract says on which offers units, groups and objects are kept: each is there, and nowhere else. */
const OFFERS = ['offer-1', 'offer-2', 'deep', 'cold'] as const;
const STRATEGIES = {
  default: ['offer-1', 'offer-2'],
  units: ['deep'],
  groups: ['deep', 'offer-1'],
  objects: ['cold', 'offer-2'],
} as const;
type Strategy = keyof typeof STRATEGIES;

const folder = await temporaryFolder('chartrier-strategies-');
const { client, database } = await startApi({
  offers: OFFERS.map((id) => ({ id, path: join(folder, id) })),
  strategies: Object.entries(STRATEGIES).map(([id, offers]) => ({ id, offers })),
});

beforeAll(async () => {
  await prepareDeposits(client);
  const storage = { UnitStrategy: 'units', ObjectGroupStrategy: 'groups', ObjectStrategy: 'objects' };
  accepted(
    await client.referentials.importJson(DEPOSITOR, 'managementcontracts', [
      { Identifier: 'MC', Name: 'Where', Status: 'ACTIVE', Storage: storage },
    ]),
  );
  accepted(
    await client.referentials.importJson(DEPOSITOR, 'ingestcontracts', [
      { Identifier: 'IC-WHERE', Name: 'Where', Status: 'ACTIVE', ManagementContractId: 'MC' },
    ]),
  );
});

interface PreparedFile {
  readonly name: string;
  readonly sha512: string;
  readonly strategy: Strategy;
}

/** The files of an operation's folder on an offer, by name. */
async function filesOn(offer: string, operationId: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(join(folder, offer), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  const own = entries.filter((entry) => entry.isFile() && entry.parentPath.endsWith(operationId));
  return new Map(
    await Promise.all(
      own.map(async ({ name, parentPath }) => [name, await readFile(join(parentPath, name))] as const),
    ),
  );
}

describe.each([
  ['a small package', [Buffer.from('alpha'), Buffer.from('beta')]],
  ['a large package', [Buffer.alloc(6 * 2 ** 20, 'large '), Buffer.alloc(6 * 2 ** 20, 'larger ')]],
])('%s', (_name, contents) => {
  it('is kept where the contract says, verified there, and comes back', async () => {
    const files = contents.map((content, place) => ({ name: `file ${place}`, content }));
    const { operationId, status } = await depositFiles(client, files, { archivalAgreement: 'IC-WHERE' });
    expect(status).toBe('OK');

    const held = new Map(
      await Promise.all(OFFERS.map(async (offer) => [offer, await filesOn(offer, operationId)] as const)),
    );
    const prepared = JSON.parse(String(held.get('deep')?.get('prepared.json'))) as {
      readonly files: readonly PreparedFile[];
    };
    expect(new Set(prepared.files.map(({ strategy }) => strategy))).toEqual(
      new Set(['default', 'units', 'groups', 'objects']),
    );
    for (const { name, sha512, strategy } of prepared.files) {
      const where = OFFERS.filter((offer) => held.get(offer)?.has(name));
      expect({ name, where: where.toSorted() }).toEqual({
        name,
        where: [...STRATEGIES[strategy]].toSorted(),
      });
      for (const offer of where) {
        const digest = createHash('sha512')
          .update(held.get(offer)?.get(name) ?? '')
          .digest('hex');
        expect({ name, offer, digest }).toEqual({ name, offer, digest: sha512 });
      }
    }
    for (const offer of OFFERS) expect(held.get(offer)?.has('operation.json')).toBe(true);

    const { rows } = await database.query<{ strategies: Record<string, string> }>(
      `select jsonb_build_object('unit', u.document #>> '{_storage,strategyId}',
         'group', g.document #>> '{_storage,strategyId}', 'object', l.strategy) strategies
       from unit u join object_group g on g.id = u.og
       join object_location l on l.object_id = g.document #>> '{_qualifiers,0,versions,0,_id}' where u.opi = $1`,
      [operationId],
    );
    expect(rows.length).toBe(contents.length);
    for (const { strategies } of rows)
      expect(strategies).toEqual({ unit: 'units', group: 'groups', object: 'objects' });

    const units = await database.query<{ id: string }>(
      'select id from unit where opi = $1 and og is not null order by title',
      [operationId],
    );
    const digests = [];
    for (const { id } of units.rows) {
      const bytes = await readBytes(accepted(await client.objects.download(DEPOSITOR, id)));
      digests.push(createHash('sha512').update(bytes).digest('hex'));
    }
    expect(digests.toSorted()).toEqual(
      contents.map((content) => createHash('sha512').update(content).digest('hex')).toSorted(),
    );
  });
});
