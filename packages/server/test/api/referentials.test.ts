import { accepted, readBytes } from '@chartrier/client';
import { describe, expect, it } from 'vitest';
import { ADMINISTRATION, startApi } from './support/start-api.ts';

const { client, url } = await startApi();
const session = { tenant: 0 };
const agencies = (...rows: string[]) => Buffer.from(['Identifier,Name,Description', ...rows, ''].join('\n'));

describe('agencies', () => {
  it('are imported from a CSV file, then read by query and by identifier', async () => {
    const file = agencies('A/1,Première,Une', 'A2,Deuxième,');
    const imported = await client.referentials.import(session, 'agencies', file, 'agencies.csv');
    expect(imported).toMatchObject({ ok: true, status: 201, value: { text: '' } });
    const query = { $query: { $eq: { Name: 'Deuxième' } }, $filter: {}, $projection: {} };
    const found = accepted(await client.referentials.find(session, 'agencies', query));
    expect(found.$results).toMatchObject([{ Identifier: 'A2', '#tenant': 0, '#version': 0 }]);
    expect(found).toMatchObject({ httpCode: 200, $hits: { total: 1, size: 1 }, $context: query });
    const one = accepted(await client.referentials.byId(session, 'agencies', 'A/1'));
    expect(one.$results).toMatchObject([{ Name: 'Première', Description: 'Une' }]);
    expect(accepted(await client.referentials.find({ tenant: 2 }, 'agencies')).$results).toEqual([]);
  });

  it('are told by the journal of the operation that X-Request-Id names', async () => {
    const imported = await client.referentials.import(
      session,
      'agencies',
      agencies('A/1,x,', 'A2,y,'),
      'a.csv',
    );
    const id = imported.requestId ?? '';
    const journal = accepted(await client.logbook.operation(session, id));
    expect(journal.$results).toMatchObject([{ '#id': id, evIdProc: id, evTypeProc: 'MASTERDATA' }]);
    expect(journal.$results[0]?.events.at(-1)).toMatchObject({
      outcome: 'OK',
      evType: journal.$results[0]?.evType,
    });
  });

  it('are refused with what is wrong and where; nothing changes, and the journal says KO', async () => {
    const refused = await client.referentials.import(
      session,
      'agencies',
      agencies('B1,One,', 'B1,Two,'),
      'b.csv',
    );
    expect(refused).toMatchObject({
      ok: false,
      status: 400,
      error: { httpCode: 400, code: '020120', symbol: 'REFERENTIAL_REFUSED' },
    });
    if (!refused.ok) expect(refused.error.description).toContain('B1');
    const journal = accepted(await client.logbook.operation(session, refused.requestId ?? ''));
    expect(journal.$results[0]?.events.at(-1)).toMatchObject({ outcome: 'KO' });
    expect(await client.referentials.byId(session, 'agencies', 'B1')).toMatchObject({
      status: 404,
      error: { code: '020122' },
    });
  });

  it('are checked without an import', async () => {
    const good = await client.referentials.check(session, 'agencies', agencies('C1,One,'), 'c.csv');
    expect(good.headers['content-disposition']).toBe('attachment; filename=rapport.json');
    expect(JSON.parse(accepted(good).toString())).toBeTypeOf('object');
    const bad = await client.referentials.check(session, 'agencies', Buffer.from('nothing'), 'c.csv');
    expect(bad).toMatchObject({ status: 400, error: { code: '020120' } });
    expect(await client.referentials.byId(session, 'agencies', 'C1')).toMatchObject({ status: 404 });
  });
});

describe('contracts', () => {
  const contract = {
    Identifier: 'AC1',
    Name: 'First',
    Status: 'ACTIVE',
    EveryOriginatingAgency: true,
  } as const;

  it('are imported from JSON; Vitam’s text is the answer', async () => {
    const imported = await client.referentials.importJson(session, 'accesscontracts', [contract]);
    expect(accepted(imported).text).toBe('Successfully imported');
    expect(imported.status).toBe(201);
  });

  it('are read from JSON as Vitam tolerates it', async () => {
    const text = "[{Identifier:'AC2', Name:'Second', Status:'ACTIVE'}]";
    const answer = await fetch(`${url}/admin-external/v1/accesscontracts/`, {
      method: 'POST',
      headers: { 'X-Tenant-Id': '0', 'Content-Type': 'application/json;charset=utf-8' },
      body: text,
    });
    expect(answer.status).toBe(201);
    const one = accepted(await client.referentials.byId(session, 'accesscontracts', 'AC2'));
    expect(one.$results).toMatchObject([{ Name: 'Second' }]);
  });

  it('are imported one alone, as a list of one', async () => {
    const answer = await client.caller.call(
      session,
      {
        service: 'admin',
        method: 'POST',
        path: '/accesscontracts',
        body: { json: { Identifier: 'AC3', Name: 'Third', Status: 'ACTIVE' } },
      },
      async ({ status }) => status,
    );
    expect(answer).toMatchObject({ ok: true, value: 201 });
  });

  it('are updated by identifier, one version after the other', async () => {
    const update = { $action: [{ $set: { Status: 'INACTIVE' } }] };
    const updated = await client.referentials.update(session, 'accesscontracts', 'AC1', update);
    expect(JSON.parse(accepted(updated).text)).toMatchObject({
      httpCode: 200,
      $results: [{ Identifier: 'AC1', '#version': 1 }],
    });
    const one = accepted(await client.referentials.byId(session, 'accesscontracts', 'AC1'));
    expect(one.$results).toMatchObject([{ Status: 'INACTIVE', '#version': 1 }]);
  });

  it('of which one is unknown are 404, and a bad update 400, under codes of their own', async () => {
    const update = { $action: [{ $set: { Status: 'SLEEPING' } }] };
    const refused = await client.referentials.update(session, 'accesscontracts', 'AC1', update);
    expect(refused).toMatchObject({ status: 400, error: { code: '020127' } });
    const unknown = await client.referentials.update(session, 'accesscontracts', 'nobody', update);
    expect(unknown).toMatchObject({ status: 404, error: { code: '120811' } });
  });

  it('that are inactive open nothing', async () => {
    const answer = await client.registers.summaries({ tenant: 0, accessContract: 'AC1' });
    expect(answer).toMatchObject({
      status: 401,
      error: { code: '020129', symbol: 'ACCESS_CONTRACT_INACTIVE' },
    });
  });
});

describe('archive profiles', () => {
  const rng = Buffer.from(
    '<?xml version="1.0"?><rng:grammar xmlns:rng="http://relaxng.org/ns/structure/1.0"><rng:start><rng:element><rng:anyName/><rng:text/></rng:element></rng:start></rng:grammar>',
  );

  it('receive their file, which is given back as it came', async () => {
    const profile = { Identifier: 'PR1', Name: 'Profile', Status: 'ACTIVE', Format: 'RNG' } as const;
    const made = await client.referentials.importJson(ADMINISTRATION, 'profiles', [profile]);
    expect(JSON.parse(accepted(made).text)).toMatchObject({
      httpCode: 201,
      $results: [{ Identifier: 'PR1' }],
    });
    const before = await client.referentials.profileFile(ADMINISTRATION, 'PR1');
    expect(before).toMatchObject({ status: 404, error: { code: '020122' } });
    const attached = await client.referentials.attachProfileFile(ADMINISTRATION, 'PR1', rng);
    expect(attached).toMatchObject({ ok: true, status: 201 });
    const after = await client.referentials.profileFile(ADMINISTRATION, 'PR1');
    expect((await readBytes(accepted(after))).equals(rng)).toBe(true);
    expect(after.headers['content-disposition']).toMatch(/^attachment; filename="1_profile_PR1_/);
  });
});

describe('operations', () => {
  it('are listed, and polled, by their identifier', async () => {
    const imported = await client.referentials.import(session, 'agencies', agencies('A/1,z,'), 'a.csv');
    const id = imported.requestId ?? '';
    const listed = accepted(await client.operations.list(session, { id }));
    expect(listed.$results).toMatchObject([
      { operationId: id, globalState: 'COMPLETED', processType: 'MASTERDATA' },
    ]);
    const status = await client.operations.status(session, id);
    expect(status).toMatchObject({ status: 200, requestId: id, value: { state: 'COMPLETED', status: 'OK' } });
    const details = accepted(await client.operations.details(session, id));
    expect(details.$results).toMatchObject([{ itemId: id, globalState: 'COMPLETED', globalStatus: 'OK' }]);
    expect(details.$results[0]?.statusMeter).toHaveLength(7);
  });

  it('that are over refuse every action, with 409', async () => {
    const imported = await client.referentials.import(session, 'agencies', agencies('A/1,t,'), 'a.csv');
    const id = imported.requestId ?? '';
    expect(await client.operations.act(session, id, 'RESUME')).toMatchObject({
      status: 409,
      error: { code: '040106' },
    });
    expect(await client.operations.cancel(session, id)).toMatchObject({
      status: 409,
      error: { code: '040106' },
    });
  });

  it('that do not exist are 404; what is no identifier is 412', async () => {
    const id = 'aeeaaaaaacaaaaabaaaaaancdrbjljiaaaaq';
    expect(await client.operations.status(session, id)).toMatchObject({ status: 404 });
    expect(await client.operations.details(session, id)).toMatchObject({
      status: 404,
      error: { code: '040109' },
    });
    expect(await client.logbook.operation(session, id)).toMatchObject({
      status: 404,
      error: { code: '020105' },
    });
    expect(await client.operations.details(session, 'nothing')).toMatchObject({ status: 412 });
  });

  it('of another tenant are not seen, but for those on what all tenants share', async () => {
    const imported = await client.referentials.import(session, 'agencies', agencies('A/1,u,'), 'a.csv');
    const id = imported.requestId ?? '';
    expect(await client.logbook.operation({ tenant: 2 }, id)).toMatchObject({ status: 404 });
    expect(await client.operations.status({ tenant: 2 }, id)).toMatchObject({ status: 404 });
  });
});
