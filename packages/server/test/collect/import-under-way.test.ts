import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { accepted } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { zipOfTree } from './sample-tree.ts';
import { type StartedCollect, startCollect, TENANT } from './start-collect.ts';

const SLOW_BYTES = 50 * 2 ** 20;
const PIECE_BYTES = 2 ** 18;

let api: StartedCollect;
let zip: Buffer;
beforeAll(async () => {
  api = await startCollect();
  zip = await zipOfTree({ 'gros.bin': randomBytes(SLOW_BYTES), 'a.txt': 'a' });
});

/** A sender that stops half-way until it is told to go on. */
function slowly(bytes: Buffer) {
  const { promise: goOn, resolve: release } = Promise.withResolvers<void>();
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      if (at > bytes.length / 2 && at - PIECE_BYTES <= bytes.length / 2) await goOn;
      yield bytes.subarray(at, at + PIECE_BYTES);
    }
  }
  return { content: Readable.from(pieces()), release };
}

async function beginSlowUpload(transaction: string) {
  const { content, release } = slowly(zip);
  // nobody awaits it before it ends
  const answered = api.client.collect.uploadTree(TENANT, transaction, content);
  answered.catch(() => undefined);
  await expect.poll(() => foldersOf(transaction)).toHaveLength(1);
  return { answered, release };
}

async function foldersOf(transaction: string) {
  const { rows } = await api.database.query<{ readonly id: string }>(
    'select id from collect_folder where transaction_id = $1',
    [transaction],
  );
  return rows.map(({ id }) => id);
}

async function rowsOf(transaction: string): Promise<number> {
  const { rows } = await api.database.query<{ readonly count: number }>(
    `select ((select count(*) from collect_unit where opi = $1)
       + (select count(*) from collect_object_group where opi = $1)
       + (select count(*) from collect_binary where transaction_id = $1))::integer count`,
    [transaction],
  );
  return rows[0]?.count ?? -1;
}

const statusOf = async (transaction: string) =>
  accepted(await api.client.collect.transaction(TENANT, transaction)).$results[0]?.Status;

const UNDER_WAY = {
  ok: false,
  status: 400,
  error: {
    symbol: 'COLLECT_IMPORT_UNDER_WAY',
    description: expect.stringContaining('Un import est en cours'),
  },
};

describe('a transaction to which a slow upload is coming', () => {
  it('says that an import is in progress to whoever validates, sends or uploads, stays open, and the retry passes', async () => {
    const transaction = await api.newTransaction();
    const { answered, release } = await beginSlowUpload(transaction);
    const { collect } = api.client;
    const small = await zipOfTree({ 'b.txt': 'b' });
    const refusals = [
      await collect.close(TENANT, transaction),
      await collect.send(TENANT, transaction),
      await collect.uploadTree(TENANT, transaction, small),
      await collect.describeByCsv(TENANT, transaction, Buffer.from('File;Content.Title\na;b\n')),
    ];
    for (const refusal of refusals) expect(refusal).toMatchObject(UNDER_WAY);
    expect(await statusOf(transaction)).toBe('OPEN');
    expect(await rowsOf(transaction)).toBe(0);

    release();
    expect(await answered).toMatchObject({ ok: true });
    accepted(await collect.uploadTree(TENANT, transaction, small));
    accepted(await collect.close(TENANT, transaction));
    expect(await statusOf(transaction)).toBe('READY');
    // three units, three groups, three files
    expect(await rowsOf(transaction)).toBe(9);
  });

  it('is aborted at once, and nothing of the upload is left', async () => {
    const transaction = await api.newTransaction();
    const { answered, release } = await beginSlowUpload(transaction);
    const [folder = ''] = await foldersOf(transaction);
    accepted(await api.client.collect.abort(TENANT, transaction));
    expect(await statusOf(transaction)).toBe('ABORTED');
    expect(await answered).toMatchObject({ ok: false });
    release();
    await expect.poll(() => foldersOf(transaction)).toEqual([]);
    expect(await rowsOf(transaction)).toBe(0);
    expect(await readdir(join(api.folder, 'workspace'))).not.toContain(folder);
  });
});
