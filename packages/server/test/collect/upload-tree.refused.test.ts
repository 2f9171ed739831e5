import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { accepted } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { offsetOf, patchDirectory } from '../ingest/bad-input/zip-records.ts';
import { zipOfTree } from './sample-tree.ts';
import { OTHER_TENANT, type StartedCollect, startCollect, TENANT } from './start-collect.ts';

let api: StartedCollect;
beforeAll(async () => {
  api = await startCollect();
});

/** What a refused tree says; nothing of it is left anywhere. */
async function refusalOf(zip: Buffer): Promise<string> {
  const transaction = await api.newTransaction();
  const answer = await api.client.collect.uploadTree(TENANT, transaction, zip);
  if (answer.ok) throw new Error('the tree was taken');
  expect(answer.status).toBe(400);
  expect(await leftOf(transaction)).toEqual({
    units: 0,
    groups: 0,
    binaries: 0,
    folders: 0,
    entries: 0,
    lines: 0,
  });
  expect(await workspaceFolders()).toEqual([]);
  const [found] = accepted(await api.client.collect.transaction(TENANT, transaction)).$results;
  expect(found?.Status).toBe('OPEN');
  return answer.error.description ?? '';
}

async function leftOf(transaction: string) {
  const { rows } = await api.database.query(
    `select (select count(*)::integer from collect_unit where opi = $1) units,
       (select count(*)::integer from collect_object_group where opi = $1) groups,
       (select count(*)::integer from collect_binary where transaction_id = $1) binaries,
       (select count(*)::integer from collect_folder where transaction_id = $1) folders,
       (select count(*)::integer from collect_tree_entry) entries,
       (select count(*)::integer from collect_description) lines`,
    [transaction],
  );
  return rows[0];
}

async function workspaceFolders(): Promise<readonly string[]> {
  return await readdir(join(api.folder, 'workspace')).catch(() => []);
}

/** A zip whose entries are renamed in place, byte for byte. */
async function renamed(
  from: string,
  to: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Buffer> {
  const zip = await zipOfTree({ [from]: 'x', ...more });
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');
}

describe('a tree of files that is refused leaves nothing, and says why', () => {
  it('when it is no zip, is damaged, or is empty', async () => {
    expect(await refusalOf(Buffer.from('not a zip'))).toContain('n’est pas un ZIP');
    const zip = await zipOfTree({ 'a.txt': 'a'.repeat(10_000) });
    expect(await refusalOf(zip.subarray(0, zip.length - 30))).toMatch(/n’est pas un ZIP|endommagée/);
    expect(await refusalOf(await zipOfTree({}))).toContain('vide');
  });

  it('when paths leave it, are not canonical, or come twice', async () => {
    expect(await refusalOf(await renamed('aa/b.txt', '../b.txt'))).toContain('« ../b.txt » sort du dossier');
    expect(await refusalOf(await renamed('RH_2024_note.txt', 'RH\\2024\\note.txt'))).toContain(
      'barres obliques inverses',
    );
    expect(await refusalOf(await renamed('a_/b.txt', 'a//b.txt'))).toContain('n’est pas canonique');
    expect(await refusalOf(await renamed('b.txt', 'a.txt', { 'a.txt': 'a' }))).toContain(
      'plusieurs fois le fichier a.txt',
    );
    expect(await refusalOf(await renamed('b.txt/c', 'a.txt/c', { 'a.txt': 'a' }))).toContain(
      'plusieurs fois le fichier a.txt',
    );
  });

  it('when its bytes are not what it announces', async () => {
    const zip = await zipOfTree({ 'a.txt': 'a'.repeat(1_000), 'b.txt': 'b' });
    // in the middle of the first file's deflated bytes
    zip[40] = (zip[40] ?? 0) ^ 0xff;
    expect(await refusalOf(zip)).toContain('a.txt');
    const row = `a.txt;${'A'.repeat(1_000)}\n`;
    const described = await zipOfTree({ 'metadata.csv': `File;Content.Title\n${row}`, 'a.txt': 'a' });
    described[60] = (described[60] ?? 0) ^ 0xff;
    expect(await refusalOf(described)).toContain('metadata.csv');
  });

  it('when an entry is encrypted, packed in another way, a link, or twice over the same bytes', async () => {
    const zip = await zipOfTree({ 'a.txt': 'a'.repeat(1_000), 'b.txt': 'b' });
    const patched = (patch: (record: Buffer) => void) => patchDirectory(zip, 'a.txt', patch);
    expect(await refusalOf(patched((record) => record.writeUInt16LE(1, 8)))).toContain('chiffré');
    expect(await refusalOf(patched((record) => record.writeUInt16LE(9, 10)))).toContain('Deflate64');
    const link = patched((record) => {
      record.writeUInt8(3, 5);
      record.writeUInt32LE(0o120777 * 0x10000, 38);
    });
    expect(await refusalOf(link)).toContain('un lien');
    const over = patchDirectory(zip, 'b.txt', (record) => record.writeUInt32LE(offsetOf(zip, 'a.txt'), 42));
    expect(await refusalOf(over)).toContain('occupe les mêmes octets');
  });

  it('when its own descriptions are refused', async () => {
    const csv = 'File;Content.Title\na.txt;A\nabsent.txt;B\n';
    expect(await refusalOf(await zipOfTree({ 'metadata.csv': csv, 'a.txt': 'a' }))).toContain(
      'ligne 3 : Aucune unité n’a le chemin « absent.txt ».',
    );
    const two = { 'metadata.csv': csv, 'metadata.jsonl': '{}', 'a.txt': 'a' };
    expect(await refusalOf(await zipOfTree(two))).toContain('deux fichiers de descriptions');
  });

  it('tells all the faults of its names at once', async () => {
    const zip = await renamed('aa/b.txt', '../b.txt', { '<script>.txt': 'y' });
    const told = await refusalOf(zip);
    expect(told).toContain('2 faute(s)');
    expect(told).toContain('sort du dossier');
    expect(told).toContain('<script>');
  });

  it('to a transaction that is closed, unknown, or of another tenant', async () => {
    const transaction = await api.newTransaction();
    const zip = await zipOfTree({ 'a.txt': 'a' });
    const { collect } = api.client;
    expect(await collect.uploadTree(OTHER_TENANT, transaction, zip)).toMatchObject({
      ok: false,
      status: 400,
    });
    expect(await collect.uploadTree(TENANT, 'unknown', zip)).toMatchObject({ ok: false, status: 400 });
    accepted(await collect.close(TENANT, transaction));
    expect(await collect.uploadTree(TENANT, transaction, zip)).toMatchObject({ ok: false, status: 400 });
    expect(await workspaceFolders()).toEqual([]);
  });
});
