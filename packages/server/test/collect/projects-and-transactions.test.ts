import { accepted } from '@chartrier/client';
import { describe, expect, it } from 'vitest';
import { HEADER, startCollect, TENANT } from './start-collect.ts';

const { client, newProject, newTransaction, newUnit, database } = await startCollect();
const { collect } = client;
const project = async (id: string) => accepted(await collect.project(TENANT, id)).$results[0];
const transaction = async (id: string) => accepted(await collect.transaction(TENANT, id)).$results[0];

describe('a project', () => {
  it('is created, read, replaced and deleted', async () => {
    const id = await newProject({ UnitUp: 'aeaqaaaaaahgotryaauzialjp5zkhgiaaaaq', AutomaticIngest: false });
    expect(await project(id)).toEqual({
      '#id': id,
      '#tenant': 0,
      ...HEADER,
      UnitUp: 'aeaqaaaaaahgotryaauzialjp5zkhgiaaaaq',
      AutomaticIngest: false,
      Status: 'OPEN',
      CreationDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/),
      LastUpdate: expect.any(String),
    });
    const before = await project(id);
    const replaced = accepted(
      await collect.updateProject(TENANT, { '#id': id, Name: 'Autre', Comment: null }),
    );
    expect(replaced.httpCode).toBe(200);
    expect(replaced.$hits).toEqual({ total: 1, offset: 0, limit: 1, size: 1 });
    expect(await project(id)).toEqual({
      '#id': id,
      '#tenant': 0,
      Name: 'Autre',
      Status: 'OPEN',
      CreationDate: before?.CreationDate,
      LastUpdate: expect.any(String),
    });
    accepted(await collect.deleteProject(TENANT, id));
    expect(await collect.project(TENANT, id)).toMatchObject({ ok: false, status: 400 });
  });

  it('needs nothing but its name, and keeps its rules of attachment', async () => {
    const rule = { UnitUp: 'aeaqaaaaaahgotryaauzialjp5zkhgiaaaaq', MetadataKey: 'Tag', MetadataValue: 'x' };
    const made = accepted(await collect.createProject(TENANT, { Name: 'x', UnitUps: [rule] }));
    expect(made.$results).toEqual([expect.objectContaining({ Name: 'x', UnitUps: [rule], Status: 'OPEN' })]);
  });

  it('is found by its id, and by a part of its message or of its submission agency', async () => {
    const id = await newProject({ MessageIdentifier: 'Versement-42', SubmissionAgencyIdentifier: 'DRH' });
    const found = async ($query: string) =>
      accepted(await collect.searchProjects(TENANT, { $query })).$results.map((one) => one['#id']);
    expect(await found(id)).toEqual([id]);
    expect(await found('VERSEMENT-4')).toEqual([id]);
    expect(await found('drh')).toEqual([id]);
    // a text, not a pattern
    expect(await found('Versement_42')).toEqual([]);
    const all = accepted(await collect.projects(TENANT)).$results.map((one) => one['#id']);
    expect(all).toContain(id);
    const byAgency = accepted(await collect.searchProjects(TENANT, { originatingAgencies: ['Nobody'] }));
    expect(byAgency.$results).toEqual([]);
  });

  it('takes all its transactions with it', async () => {
    const id = await newProject();
    const transactions = [await newTransaction(id), await newTransaction(id)];
    accepted(await collect.deleteProject(TENANT, id));
    for (const one of transactions)
      expect(await collect.transaction(TENANT, one)).toMatchObject({ ok: false, status: 400 });
  });
});

describe('a transaction', () => {
  it('takes from its project what it does not give', async () => {
    const projectId = await newProject();
    const made = await collect.createTransaction(TENANT, projectId, { Name: 'Lot 1', Comment: null });
    const id = accepted(made).$results[0]?.['#id'] ?? '';
    expect(made.requestId).toBe(id);
    expect(id).toMatch(/^aeea[a-z2-7]{32}$/);
    expect(await transaction(id)).toEqual({
      '#id': id,
      '#tenant': 0,
      ...HEADER,
      Name: 'Lot 1',
      ProjectId: projectId,
      Status: 'OPEN',
      CreationDate: expect.any(String),
      LastUpdate: expect.any(String),
    });
    const listed = accepted(await collect.transactions(TENANT, projectId)).$results;
    expect(listed).toEqual([await transaction(id)]);
  });

  it('keeps its status, its project and its creation when its header is replaced', async () => {
    const id = await newTransaction();
    accepted(await collect.close(TENANT, id));
    const before = await transaction(id);
    const changed = { '#id': id, Name: 'Autre', Status: 'OPEN', ProjectId: 'nothing' };
    accepted(await collect.updateTransaction(TENANT, changed));
    expect(await transaction(id)).toEqual({ ...before, Name: 'Autre', LastUpdate: expect.any(String) });
  });

  it('keeps its ingest when its header is replaced', async () => {
    const id = await newTransaction();
    const operation = 'aeeaaaaaaehgotryaauzialjp5zkhgiaaaaq';
    await database.query(`update collect_transaction set status = 'SENT', operation_id = $2 where id = $1`, [
      id,
      operation,
    ]);
    accepted(await collect.updateTransaction(TENANT, { '#id': id, Name: 'Autre' }));
    expect(await transaction(id)).toMatchObject({
      Status: 'SENT',
      VitamOperationId: operation,
      Name: 'Autre',
    });
  });

  it('gives its units and groups its agency, whenever it changes', async () => {
    const id = await newTransaction(accepted(await collect.createProject(TENANT, {})).$results[0]?.['#id']);
    const unit = await newUnit(id);
    accepted(await collect.declareObject(TENANT, { unit, usage: 'BinaryMaster', version: 1 }, {}));
    const agencies = async () => {
      const found = accepted(await collect.unit(TENANT, unit)).$results[0];
      const group = accepted(await collect.objectGroup(TENANT, String(found?.['#object']))).$results[0];
      return [found, group].map((one) => [one?.['#originating_agency'], one?.['#originating_agencies']]);
    };
    const searched = async ($eq: object) =>
      accepted(await collect.units(TENANT, id, { $query: [{ $eq }], $projection: {} })).$hits.total;
    const none = [undefined, []];
    const some = ['RATP', ['RATP']];
    expect(await agencies()).toEqual([none, none]);
    accepted(await collect.updateTransaction(TENANT, { '#id': id, OriginatingAgencyIdentifier: 'RATP' }));
    expect(await agencies()).toEqual([some, some]);
    expect(await searched({ '#originating_agency': 'RATP' })).toBe(1);
    accepted(await collect.updateTransaction(TENANT, { '#id': id }));
    expect(await agencies()).toEqual([none, none]);
    expect(await searched({ '#originating_agencies': 'RATP' })).toBe(0);
  });

  it('is closed, opened again, given up, and goes', async () => {
    const id = await newTransaction();
    const status = async () => (await transaction(id))?.Status;
    accepted(await collect.close(TENANT, id));
    expect(await status()).toBe('READY');
    accepted(await collect.reopen(TENANT, id));
    expect(await status()).toBe('OPEN');
    accepted(await collect.abort(TENANT, id));
    expect(await status()).toBe('ABORTED');
    accepted(await collect.deleteTransaction(TENANT, id));
    expect(await collect.transaction(TENANT, id)).toMatchObject({ ok: false, status: 400 });
  });
});

describe('the service', () => {
  it('says that it is up, as Vitam’s clients ask', async () => {
    expect(await client.alive('collect')).toMatchObject({ ok: true, status: 204 });
    for (const path of ['/projects/status', '/transactions/status'])
      expect(
        await client.caller.call(
          undefined,
          { service: 'collect', method: 'GET', path },
          async () => undefined,
        ),
      ).toMatchObject({ ok: true, status: 204 });
  });
});
