import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { type Answer, accepted } from '@chartrier/client';
import { describe, expect, it } from 'vitest';
import { OTHER_TENANT, startCollect, TENANT } from './start-collect.ts';

const MEBIBYTE = 2 ** 20;
const { client, newProject, newTransaction, newUnit, database, folder, url } = await startCollect({
  limits: { uploadBytes: MEBIBYTE },
});
const { collect } = client;
const UNKNOWN = 'aeeaaaaaaehgotryaauzialjp5zkhgiaaaaq';

function refused(answer: Answer<unknown>, symbol: string, status = 400): void {
  expect(answer).toMatchObject({
    ok: false,
    status,
    error: {
      httpCode: status,
      code: 'BAD_REQUEST',
      context: 'Collect',
      message: expect.stringMatching(/\S/),
      symbol,
    },
  });
}

describe('what another tenant has', () => {
  it('is unknown, read, written, listed or searched', async () => {
    const project = await newProject({ MessageIdentifier: 'only-here' });
    const id = await newTransaction(project);
    const unit = await newUnit(id);
    const choice = { unit, usage: 'BinaryMaster', version: 1 };
    accepted(await collect.declareObject(TENANT, choice, { FileInfo: { Filename: 'a.txt' } }));
    accepted(await collect.sendBinary(TENANT, choice, Buffer.from('secret')));
    const group = String(accepted(await collect.unit(TENANT, unit)).$results[0]?.['#object']);
    const query = { $query: [], $projection: {} };
    const on = OTHER_TENANT;

    expect(accepted(await collect.projects(on)).$results).toEqual([]);
    expect(accepted(await collect.searchProjects(on, { $query: 'only-here' })).$results).toEqual([]);
    refused(await collect.project(on, project), 'COLLECT_PROJECT_UNKNOWN');
    refused(await collect.updateProject(on, { '#id': project, Name: 'x' }), 'COLLECT_PROJECT_UNKNOWN');
    refused(await collect.deleteProject(on, project), 'COLLECT_PROJECT_UNKNOWN');
    refused(await collect.transactions(on, project), 'COLLECT_PROJECT_UNKNOWN');
    refused(await collect.createTransaction(on, project, {}), 'COLLECT_PROJECT_UNKNOWN');
    for (const answer of [
      await collect.transaction(on, id),
      await collect.updateTransaction(on, { '#id': id, Name: 'x' }),
      await collect.deleteTransaction(on, id),
      await collect.close(on, id),
      await collect.reopen(on, id),
      await collect.abort(on, id),
      await collect.createUnit(on, id, { Title: 'x' }),
      await collect.unitsWithInheritedRules(on, id, { ...query, $query: [{ $exists: 'Title' }] }),
    ])
      refused(answer, 'COLLECT_TRANSACTION_UNKNOWN');
    expect(await collect.units(on, id, query)).toMatchObject({
      ok: false,
      status: 400,
      error: { code: '130100', symbol: 'COLLECT_TRANSACTION_UNKNOWN' },
    });
    for (const answer of [
      await collect.unit(on, unit),
      await collect.declareObject(on, { ...choice, version: 2 }, {}),
      await collect.sendBinary(on, choice, Buffer.from('mine')),
      await collect.binary(on, choice),
    ])
      refused(answer, 'COLLECT_UNIT_UNKNOWN');
    refused(await collect.objectGroup(on, group), 'COLLECT_GROUP_UNKNOWN');

    // nothing of it changed
    expect(accepted(await collect.transaction(TENANT, id)).$results[0]?.Status).toBe('OPEN');
    const { rows } = await database.query('select from collect_project where tenant = 2');
    expect(rows).toEqual([]);
  });

  it('is no parent, in another transaction of the same tenant either', async () => {
    const elsewhere = await newUnit(await newTransaction());
    const id = await newTransaction();
    refused(
      await collect.createUnit(TENANT, id, { Title: 'x', '#unitups': [elsewhere] }),
      'COLLECT_PARENT_UNKNOWN',
    );
    expect(accepted(await collect.units(TENANT, id, { $query: [], $projection: {} })).$results).toEqual([]);
  });
});

describe('projects and transactions', () => {
  it('are refused when they do not exist, or are of another form', async () => {
    refused(await collect.project(TENANT, 'nothing'), 'COLLECT_PROJECT_UNKNOWN');
    refused(await collect.transaction(TENANT, UNKNOWN), 'COLLECT_TRANSACTION_UNKNOWN');
    refused(await collect.updateProject(TENANT, { '#id': UNKNOWN }), 'COLLECT_PROJECT_UNKNOWN');
    refused(await collect.updateTransaction(TENANT, { '#id': UNKNOWN }), 'COLLECT_TRANSACTION_UNKNOWN');
    const wrong = { Name: 12 } as unknown as { readonly Name: string };
    refused(await collect.createProject(TENANT, wrong), 'BODY_REFUSED');
    refused(await collect.createTransaction(TENANT, await newProject(), wrong), 'BODY_REFUSED');
    expect(await collect.createProject(TENANT, { Name: '<script>x</script>' })).toMatchObject({
      ok: false,
      status: 412,
    });
  });

  it('keep their content as it is unless the transaction is open', async () => {
    const id = await newTransaction();
    const unit = await newUnit(id);
    const choice = { unit, usage: 'BinaryMaster', version: 1 };
    accepted(await collect.declareObject(TENANT, choice, {}));
    accepted(await collect.close(TENANT, id));
    for (const answer of [
      await collect.close(TENANT, id),
      await collect.createUnit(TENANT, id, { Title: 'x' }),
      await collect.declareObject(TENANT, { ...choice, version: 2 }, {}),
      await collect.sendBinary(TENANT, choice, Buffer.from('x')),
    ])
      refused(answer, 'COLLECT_STATUS_REFUSED');
    accepted(await collect.reopen(TENANT, id));
    refused(await collect.reopen(TENANT, id), 'COLLECT_STATUS_REFUSED');
    accepted(await collect.abort(TENANT, id));
    for (const answer of [
      await collect.abort(TENANT, id),
      await collect.reopen(TENANT, id),
      await collect.close(TENANT, id),
    ])
      refused(answer, 'COLLECT_STATUS_REFUSED');
  });

  it('of a project are not deleted while one of them is with ingest', async () => {
    const project = await newProject();
    const id = await newTransaction(project);
    await database.query(`update collect_transaction set status = 'SENT' where id = $1`, [id]);
    refused(await collect.deleteProject(TENANT, project), 'COLLECT_PROJECT_BUSY');
  });
});

describe('units', () => {
  it('are refused for what cannot be kept', async () => {
    const id = await newTransaction();
    const created = (unit: Readonly<Record<string, unknown>>) => collect.createUnit(TENANT, id, unit);
    refused(await created({ Title: 'x', StartDate: 'tomorrow' }), 'COLLECT_UNIT_REFUSED');
    refused(await created({ Title: 'x', '#unitups': 'y' }), 'COLLECT_UNIT_REFUSED');
    refused(await created({ Title: 'x', '#management': [] }), 'COLLECT_UNIT_REFUSED');
    refused(await created([] as unknown as Record<string, unknown>), 'BODY_REFUSED');
  });

  it('are searched by a query that follows the grammar, with rules by one that asks for something', async () => {
    const id = await newTransaction();
    const search = (query: object) =>
      collect.units(TENANT, id, { $query: [{ $exists: 'Title' }], $projection: {}, ...query });
    expect(await search({ $query: [{ $nothing: 1 }] })).toMatchObject({ ok: false, status: 400 });
    expect(await search({ $filter: { $track_total_hits: true } })).toMatchObject({
      ok: false,
      status: 401,
      error: { code: '130100' },
    });
    const empty = await collect.unitsWithInheritedRules(TENANT, id, { $query: [], $projection: {} });
    expect(empty).toMatchObject({ ok: false, status: 400 });
  });
});

describe('objects', () => {
  it('are declared in order, of known usages', async () => {
    const unit = await newUnit(await newTransaction());
    const declare = (usage: string, version: number) =>
      collect.declareObject(TENANT, { unit, usage, version }, {});
    refused(await declare('Master', 1), 'COLLECT_USAGE_UNKNOWN');
    refused(await declare('BinaryMaster', 2), 'COLLECT_VERSION_REFUSED');
    refused(await declare('BinaryMaster', 0), 'COLLECT_VERSION_UNREADABLE');
    accepted(await declare('BinaryMaster', 1));
    refused(await declare('BinaryMaster', 1), 'COLLECT_VERSION_REFUSED');
    refused(await declare('BinaryMaster', 3), 'COLLECT_VERSION_REFUSED');
  });

  it('receive no more bytes than the limit, and no half of them', async () => {
    const id = await newTransaction();
    const unit = await newUnit(id);
    const choice = { unit, usage: 'BinaryMaster', version: 1 };
    accepted(await collect.declareObject(TENANT, choice, {}));
    const before = await readdir(join(folder, 'workspace'));
    expect(await collect.sendBinary(TENANT, choice, Buffer.alloc(MEBIBYTE + 1))).toMatchObject({
      ok: false,
      status: 413,
      error: { context: 'Collect', symbol: 'WORKSPACE_FILE_TOO_LARGE' },
    });
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.write(
      [
        `POST /collect-external/v1/units/${unit}/objects/BinaryMaster/1/binary HTTP/1.1`,
        `Host: ${hostname}`,
        'X-Tenant-Id: 0',
        'Content-Type: application/octet-stream',
        'Content-Length: 1000\r\n\r\nhalf',
      ].join('\r\n'),
    );
    const folders = async () =>
      (await database.query('select from collect_folder where transaction_id = $1', [id])).rowCount;
    await expect.poll(folders).toBe(1);
    socket.destroy();
    await expect.poll(folders).toBe(0);
    expect(await readdir(join(folder, 'workspace'))).toEqual(before);
    refused(await collect.binary(TENANT, choice), 'COLLECT_BINARY_ABSENT');
    accepted(await collect.sendBinary(TENANT, choice, Buffer.alloc(MEBIBYTE)));
  });

  it('receive bytes once they were declared, and never when they are things', async () => {
    const unit = await newUnit(await newTransaction());
    const choice = { unit, usage: 'BinaryMaster', version: 1 };
    refused(await collect.sendBinary(TENANT, choice, Buffer.from('x')), 'COLLECT_OBJECT_UNDECLARED');
    accepted(await collect.declareObject(TENANT, choice, {}));
    refused(await collect.binary(TENANT, choice), 'COLLECT_BINARY_ABSENT');
    const thing = { ...choice, usage: 'PhysicalMaster' };
    accepted(await collect.declareObject(TENANT, thing, {}));
    refused(await collect.sendBinary(TENANT, thing, Buffer.from('x')), 'COLLECT_OBJECT_PHYSICAL');
  });

  it('hold no text that a database cannot, and one date where units are sorted by it', async () => {
    const transaction = await newTransaction();
    const units = [
      { Title: 'half \ud800' },
      { Title: 'x', 'na\ud800me': 'x' },
      { Title: 'x', StartDate: ['2020-01-01'] },
      { Title: 'x', EndDate: { year: 2020 } },
    ];
    for (const unit of units)
      refused(await collect.createUnit(TENANT, transaction, unit), 'COLLECT_UNIT_REFUSED');
    const half = { Name: 'half \ud800' };
    expect(await collect.createProject(TENANT, half)).toMatchObject({ ok: false, status: 400 });
    const unit = await newUnit(transaction);
    const choice = { unit, usage: 'BinaryMaster', version: 1 };
    const named = { FileInfo: { Filename: 'half \ud800.txt' } };
    expect(await collect.declareObject(TENANT, choice, named)).toMatchObject({ ok: false, status: 400 });
  });
});
