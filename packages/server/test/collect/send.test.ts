import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { accepted, readBytes } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEPOSITOR, prepareDeposits } from '../api/support/deposit.ts';
import { zipOfTree } from './sample-tree.ts';
import { HEADER, type StartedCollect, startCollect, TENANT } from './start-collect.ts';

const ALL = { $roots: [], $query: [], $filter: {}, $projection: {} };

let api: StartedCollect;
beforeAll(async () => {
  api = await startCollect();
  await prepareDeposits(api.client);
});

/** A transaction whose deposit nobody refuses for its header. */
async function newTransaction(more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const project = await api.newProject({
    ...HEADER,
    ArchivalAgreement: 'IngestContract1',
    ArchivalAgencyIdentifier: 'Agency1',
    TransferringAgencyIdentifier: 'Agency1',
    OriginatingAgencyIdentifier: 'Agency1',
    SubmissionAgencyIdentifier: 'Agency1',
    ...more,
  });
  return await api.newTransaction(project);
}

async function addTree(transaction: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  accepted(await api.client.collect.uploadTree(TENANT, transaction, await zipOfTree(files)));
}

/** Validates, sends, and waits for the end of the ingest. */
async function sendAndWait(transaction: string) {
  accepted(await api.client.collect.close(TENANT, transaction));
  const [sent] = accepted(await api.client.collect.send(TENANT, transaction)).$results;
  const operation = sent?.VitamOperationId ?? '';
  const [found] = accepted(await api.client.collect.transaction(TENANT, transaction)).$results;
  expect(found?.VitamOperationId).toBe(operation);
  expect(['SENT', 'ACK_OK', 'ACK_WARNING']).toContain(found?.Status);
  const ended = accepted(await api.client.waitFor(DEPOSITOR, operation, { pollMs: 100, timeoutMs: 40_000 }));
  return { operation, ended };
}

async function archived(operation: string) {
  const query = {
    $query: [{ $in: { '#operations': [operation] } }],
    $filter: { $limit: 100 },
    $projection: {},
  };
  const { $results } = accepted(await api.client.units.search(DEPOSITOR, query));
  return new Map(($results as readonly Record<string, unknown>[]).map((unit) => [unit.Title, unit]));
}

const statusOf = async (transaction: string) =>
  accepted(await api.client.collect.transaction(TENANT, transaction)).$results[0]?.Status;

async function operationsOf(transaction: string): Promise<number> {
  const { rows } = await api.database.query<{ readonly count: number }>(
    `select count(*)::integer count from operation where parameters ->> 'filename' = $1`,
    [`${transaction}.zip`],
  );
  return rows[0]?.count ?? -1;
}

const workspaceFolders = async (): Promise<readonly string[]> =>
  await readdir(join(api.folder, 'workspace')).catch(() => []);

describe('a transaction that is sent', () => {
  it('is archived as it was prepared: names, descriptions, rules, bytes, empty files too', async () => {
    const names = [
      'bilan 16 + 14.pdf',
      '50%.pdf',
      'a%20b.pdf',
      'a&b.csv',
      'n°#1.txt',
      'note .txt',
      'lettre.',
      'vide.txt',
    ];
    const files = Object.fromEntries(
      names.map((name, at) => [`RH été/${name}`, name === 'vide.txt' ? '' : `bytes ${at}`]),
    );
    const metadata = [
      'File;Content.Title;Content.Tag.0;Content.Tag.1;Content.Agent.BirthName;Content.Agent.Identifier;Content.StartDate;Content.Departement;Management.AccessRule.PreventInheritance',
      'RH été;Ressources « humaines » <2024>;paie;bulletin;MARTIN;884;2024-02-29;Rhône;true',
    ];
    const transaction = await newTransaction();
    await addTree(transaction, { 'metadata.csv': metadata.join('\n'), ...files });
    const { operation, ended } = await sendAndWait(transaction);
    expect(ended).toMatchObject({ state: 'COMPLETED', processType: 'INGEST' });
    expect(['OK', 'WARNING']).toContain(ended.status);

    const units = await archived(operation);
    const folder = units.get('Ressources « humaines » <2024>');
    expect([...units.keys()].sort()).toEqual([...names, folder?.Title].sort());
    expect(folder).toMatchObject({
      Tag: ['paie', 'bulletin'],
      Agent: [{ BirthName: 'MARTIN', Identifier: ['884'] }],
      StartDate: '2024-02-29',
      Departement: ['Rhône'],
      '#management': { AccessRule: { Inheritance: { PreventInheritance: true } } },
    });
    for (const [at, name] of names.entries()) {
      const unit = units.get(name);
      expect(unit).toMatchObject({ DescriptionLevel: 'Item', '#unitups': [folder?.['#id']] });
      const id = String(unit?.['#id']);
      const choice = { unit: id, usage: 'BinaryMaster', version: 1 };
      const bytes = await readBytes(accepted(await api.client.objects.download(DEPOSITOR, id, choice)));
      expect(bytes.toString()).toBe(name === 'vide.txt' ? '' : `bytes ${at}`);
    }
    await expect.poll(() => statusOf(transaction), { timeout: 40_000 }).toMatch(/^ACK_(OK|WARNING)$/);
  });

  it('needs no binary: descriptions alone are sent', async () => {
    const transaction = await newTransaction();
    const parent = await api.newUnit(transaction, { Title: 'Fonds', DescriptionLevel: 'RecordGrp' });
    await api.newUnit(transaction, { Title: 'Série', DescriptionLevel: 'Series', '#unitups': [parent] });
    const { operation, ended } = await sendAndWait(transaction);
    expect(['OK', 'WARNING']).toContain(ended.status);
    expect([...(await archived(operation)).keys()].sort()).toEqual(['Fonds', 'Série']);
  });

  it('says its physical objects, which have no file', async () => {
    const transaction = await newTransaction();
    const unit = await api.newUnit(transaction, { Title: 'Registre', DescriptionLevel: 'Item' });
    const choice = { unit, usage: 'PhysicalMaster', version: 1 };
    accepted(await api.client.collect.declareObject(TENANT, choice, { FileInfo: { Filename: 'boîte 12' } }));
    const { operation, ended } = await sendAndWait(transaction);
    expect(['OK', 'WARNING']).toContain(ended.status);
    const found = (await archived(operation)).get('Registre');
    const group = accepted(await api.client.objects.ofUnit(DEPOSITOR, String(found?.['#id']))).$results[0];
    expect(group?.['#qualifiers']?.[0]).toMatchObject({
      qualifier: 'PhysicalMaster',
      versions: [{ DataObjectVersion: 'PhysicalMaster_1', PhysicalId: 'boîte 12' }],
    });
  });

  it('goes under the archived units of its project', async () => {
    const first = await newTransaction();
    await api.newUnit(first, { Title: 'Position', DescriptionLevel: 'RecordGrp' });
    const position = (await archived((await sendAndWait(first)).operation)).get('Position');
    const transaction = await newTransaction({ UnitUp: position?.['#id'] });
    await addTree(transaction, { 'joint.txt': 'joint' });
    const { operation, ended } = await sendAndWait(transaction);
    expect(['OK', 'WARNING']).toContain(ended.status);
    expect((await archived(operation)).get('joint.txt')).toMatchObject({ '#unitups': [position?.['#id']] });
  });

  it('is sent once, however many ask at once', async () => {
    const transaction = await newTransaction();
    await addTree(transaction, { 'a.txt': 'a' });
    accepted(await api.client.collect.close(TENANT, transaction));
    const answers = await Promise.all([1, 2, 3].map(() => api.client.collect.send(TENANT, transaction)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers.filter(({ ok }) => !ok)) expect(answer).toMatchObject({ status: 400 });
    expect(await operationsOf(transaction)).toBe(1);
    expect(await api.client.collect.send(TENANT, transaction)).toMatchObject({ ok: false, status: 400 });
    expect(await operationsOf(transaction)).toBe(1);
  });
});

describe('a transaction that cannot be sent', () => {
  it('stays as it is when it is open, empty, without agency or without a file that it declares', async () => {
    const open = await newTransaction();
    await api.newUnit(open);
    expect(await api.client.collect.send(TENANT, open)).toMatchObject({ ok: false, status: 400 });
    expect(await statusOf(open)).toBe('OPEN');

    const refusalOf = async (transaction: string) => {
      accepted(await api.client.collect.close(TENANT, transaction));
      const answer = await api.client.collect.send(TENANT, transaction);
      if (answer.ok) throw new Error('it was sent');
      expect(answer.status).toBe(400);
      expect(await statusOf(transaction)).toBe('READY');
      return answer.error.description;
    };
    expect(await refusalOf(await newTransaction())).toContain('est vide');
    const orphan = await newTransaction({ OriginatingAgencyIdentifier: '' });
    await api.newUnit(orphan);
    expect(await refusalOf(orphan)).toContain('service producteur');
    const declared = await newTransaction();
    const unit = await api.newUnit(declared);
    const choice = { unit, usage: 'BinaryMaster', version: 1 };
    accepted(await api.client.collect.declareObject(TENANT, choice, { FileInfo: { Filename: 'a.pdf' } }));
    expect(await refusalOf(declared)).toContain('BinaryMaster_1 a.pdf');
  });

  it('is KO when SEDA has no place for what it says, leaves nothing, and may be opened again', async () => {
    const transaction = await newTransaction();
    await api.newUnit(transaction, { Title: 'T', DescriptionLevel: 'Item', Agent: [{ Unheard: 'of' }] });
    accepted(await api.client.collect.close(TENANT, transaction));
    const before = await workspaceFolders();
    const answer = await api.client.collect.send(TENANT, transaction);
    expect(answer).toMatchObject({ ok: false, status: 400 });
    expect(answer.ok ? '' : answer.error.description).toContain('Unheard');
    expect(await statusOf(transaction)).toBe('KO');
    expect(await operationsOf(transaction)).toBe(0);
    // folders of others may go meanwhile: their deposits end
    expect((await workspaceFolders()).filter((folder) => !before.includes(folder))).toEqual([]);
    accepted(await api.client.collect.reopen(TENANT, transaction));
    expect(await statusOf(transaction)).toBe('OPEN');
    const { $results } = accepted(await api.client.collect.units(TENANT, transaction, ALL));
    expect($results).toHaveLength(1);
  });
});
