import { text } from 'node:stream/consumers';
import { type Answer, accepted, type Session } from '@chartrier/client';
import { describe, expect, it } from 'vitest';
import { ADMINISTRATION, startApi } from './support/start-api.ts';

const { client, database } = await startApi();
const { administration, referentials } = client;
const TENANT: Session = { tenant: 0 };

function status(answer: Answer<unknown>): number {
  return answer.status;
}

describe('the administration through the API', () => {
  it('starts a new tenant, and tells its reference data', async () => {
    const started = accepted(await administration.loadStarterData(TENANT));
    expect(started.$results.map(({ status: done }) => done)).toEqual(['OK', 'OK', 'OK', 'OK', 'OK']);
    const csv = await text(accepted(await administration.exportCsv(TENANT, 'rules')));
    expect(csv).toContain('ACC-00025,AccessRule,Communicable à 25 ans');
    const report = accepted(
      await administration.importReport(TENANT, started.$results[1]?.operationId ?? ''),
    );
    expect(report.toString('utf8')).toContain('ACC-00025,insert,');
  });

  it('tells the versions of a document, and removes it when nothing uses it', async () => {
    const name = 'accesscontracts';
    const found = accepted(await referentials.find(TENANT, name)).$results[0];
    const identifier = found?.Identifier ?? '';
    accepted(
      await referentials.update(TENANT, name, identifier, { $action: [{ $set: { Status: 'INACTIVE' } }] }),
    );
    const { $results: versions } = accepted(await administration.history(TENANT, name, identifier));
    expect(versions.map(({ change }) => change)).toEqual(['UPDATED', 'CREATED']);
    expect(versions[0]?.differences).toContain('+  Status : INACTIVE');
    expect(versions[0]?.document).toMatchObject({ Identifier: identifier, '#version': 1 });
    expect(status(await administration.remove(TENANT, name, identifier))).toBe(204);
    expect(status(await administration.remove(TENANT, name, identifier))).toBe(404);
    expect(status(await administration.remove(TENANT, 'nothing', identifier))).toBe(404);
  });

  it('refuses to remove what is in use, and says by what', async () => {
    const management = accepted(await referentials.find(TENANT, 'managementcontracts')).$results[0];
    const contract = {
      Identifier: 'USES-IT',
      Name: 'Uses it',
      Status: 'ACTIVE',
      ManagementContractId: management?.Identifier ?? '',
    };
    accepted(await referentials.importJson(TENANT, 'ingestcontracts', [contract as never]));
    const refused = await administration.remove(TENANT, 'managementcontracts', management?.Identifier ?? '');
    expect(refused).toMatchObject({ ok: false, status: 403 });
    expect(JSON.stringify(refused)).toContain('IngestContract');
    expect(status(await administration.remove(TENANT, 'contexts', 'CT-000001'))).toBe(401);
    expect(
      status(await administration.remove(ADMINISTRATION, 'contexts', 'CT-000001', { force: true })),
    ).toBe(403);
  });

  it('adds fields to the schema of units', async () => {
    const added = await administration.addToUnitSchema(TENANT, [
      { Path: 'Permis', IsObject: true, Cardinality: 'MANY' },
      { Path: 'Permis.Address', Cardinality: 'ONE' },
    ]);
    expect(status(added)).toBe(200);
    const schema = accepted(await administration.unitSchema(TENANT)).$results;
    expect(schema.find(({ Path }) => Path === 'Permis.Address')).toMatchObject({
      Origin: 'EXTERNAL',
      StringSize: 'SHORT',
    });
    expect(
      status(await administration.addToUnitSchema(TENANT, [{ Path: 'Title', Cardinality: 'ONE' }])),
    ).toBe(400);
  });

  it('keeps the journal of another application', async () => {
    const kept = await administration.keepJournal(TENANT, {
      eventType: 'EXT_SCAN',
      eventTypeProcess: 'EXTERNAL_LOGBOOK',
      outcomeDetailMessage: 'Scanned',
      events: [{ eventType: 'EXT_SCAN', outcome: 'OK', outcomeDetail: 'EXT_SCAN.OK' }],
    });
    expect(status(kept)).toBe(201);
    const { $results } = accepted(await client.logbook.operation(TENANT, kept.requestId ?? ''));
    expect($results[0]).toMatchObject({ evType: 'EXT_SCAN', evTypeProc: 'EXTERNAL_LOGBOOK', outcome: 'OK' });
    const wrong = await administration.keepJournal(TENANT, { eventType: 'SCAN', eventTypeProcess: 'AUDIT' });
    expect(wrong).toMatchObject({ ok: false, status: 400 });
  });

  it('ignores fields that it does not know in a JSON import, and names them in the journal', async () => {
    const contract = { Identifier: 'MORE', Name: 'With more', Status: 'ACTIVE', Colour: 'blue' };
    const imported = accepted(await referentials.importJson(TENANT, 'accesscontracts', [contract as never]));
    const { $results } = accepted(await client.logbook.operation(TENANT, imported.operationId));
    expect($results[0]?.events?.at(-1)?.evDetData).toContain('"ignoredFields":["MORE.Colour"]');
  });

  it('holds operations, lists them by filter, and lets them go', async () => {
    expect(status(await administration.forcePause(ADMINISTRATION, {}))).toBe(400);
    accepted(await administration.forcePause(ADMINISTRATION, { type: 'UPDATE', tenant: 2 }));
    const held = await database.query('select type_proc, tenant from forced_pause');
    expect(held.rows).toEqual([{ type_proc: 'UPDATE', tenant: 2 }]);
    accepted(await administration.removeForcePause(ADMINISTRATION, { type: 'UPDATE', tenant: 2 }));
    expect((await database.query('select from forced_pause')).rowCount).toBe(0);
    const masterdata = accepted(
      await client.operations.list(TENANT, { listProcessTypes: ['MASTERDATA'], statuses: ['OK'] }),
    ).$results;
    expect(masterdata.length).toBeGreaterThan(4);
    expect(new Set(masterdata.map(({ processType }) => processType))).toEqual(new Set(['MASTERDATA']));
    const workflows = accepted(await client.operations.workflows(TENANT)).$results;
    expect(workflows.map(({ id }) => id)).toContain('UPDATE_RULES_ARCHIVE_UNITS');
  });

  it('shows scheduled jobs, holds them, and runs one when it is asked', async () => {
    const name = 'LogbookConsistencyCheckJob';
    accepted(await administration.actOnJob(ADMINISTRATION, name, 'resume'));
    const jobs = accepted(await administration.jobs(TENANT)).$results;
    expect(jobs.find((job) => job.name === name)).toMatchObject({ cron: '0 15 3 * * ?', state: 'WAITING' });
    expect(status(await administration.actOnJob(TENANT, name, 'pause'))).toBe(401);
    accepted(await administration.actOnJob(ADMINISTRATION, name, 'pause'));
    accepted(await administration.actOnJob(ADMINISTRATION, name, 'trigger'));
    await expect
      .poll(
        async () => accepted(await administration.jobs(TENANT)).$results.find((job) => job.name === name),
        { timeout: 30_000 },
      )
      .toMatchObject({ lastStatus: 'OK', state: 'PAUSED' });
    const resumed = accepted(await administration.actOnJob(ADMINISTRATION, name, 'resume')).$results;
    expect(resumed).toMatchObject([{ name, state: 'WAITING' }]);
    expect(status(await administration.actOnJob(ADMINISTRATION, 'Nobody', 'trigger'))).toBe(404);
  });

  it('finds no fault in the journals of all that', async () => {
    for (const session of [TENANT, ADMINISTRATION]) {
      const check = accepted(await administration.checkLogbook(session));
      expect(check.checkErrors).toEqual([]);
      expect(check.checkedEvents.length).toBeGreaterThan(0);
    }
  });
});
