import { accepted } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEPOSITOR, depositFiles, prepareDeposits } from './support/deposit.ts';
import { startApi } from './support/start-api.ts';

const { client } = await startApi();
const set = (fields: Readonly<Record<string, unknown>>) => ({ $action: [{ $set: fields }] });
let id = '';

beforeAll(async () => {
  await prepareDeposits(client);
  accepted(
    await client.referentials.importJson(DEPOSITOR, 'accesscontracts', [
      { Identifier: 'ReadOnly', Name: 'Read', Status: 'ACTIVE', EveryOriginatingAgency: true },
    ]),
  );
  await depositFiles(client, [{ name: 'a.txt', content: Buffer.from('a') }]);
  const query = { $query: [{ $eq: { DescriptionLevel: 'Item' } }], $projection: {} };
  id = accepted(await client.units.search(DEPOSITOR, query)).$results[0]?.['#id'] ?? '';
});

describe('PUT units/{idu}', () => {
  it('answers the difference, under the operation’s id; a search finds the new words', async () => {
    const answer = await client.units.update(DEPOSITOR, id, set({ Title: 'Nouvel intitulé' }));
    const { $results, $hits } = accepted(answer);
    expect($hits).toMatchObject({ total: 1 });
    expect($results).toMatchObject([
      { '#id': id, '#status': 'OK', '#key': 'UNIT_METADATA_UPDATE', '#message': 'Update unit OK.' },
    ]);
    expect($results[0]?.['#diff']).toContain('+  "Title" : "Nouvel intitulé"');
    const journal = accepted(await client.logbook.operation(DEPOSITOR, answer.requestId ?? ''));
    expect(journal.$results[0]).toMatchObject({ evType: 'STP_UPDATE_UNIT_DESC', evTypeProc: 'UPDATE' });
    const query = { $query: [{ $match: { Title: 'intitulé' } }], $projection: {} };
    const [found] = accepted(await client.units.search(DEPOSITOR, query)).$results;
    expect(found).toMatchObject({ '#id': id, '#version': 1, Title: 'Nouvel intitulé' });
  });

  it('401 without the right to write, under the endpoint’s code', async () => {
    const session = { ...DEPOSITOR, accessContract: 'ReadOnly' };
    expect(await client.units.update(session, id, set({ Title: 'x' }))).toMatchObject({
      ok: false,
      status: 401,
      error: { code: '020102', symbol: 'UPDATE_UNIT_PERMISSION' },
    });
  });

  it.each(['aeaqaaaaaahlm6sdabkeoaldc3hq6laaaaaq', 'nothing'])('404 for %s', async (unknown) => {
    expect(await client.units.update(DEPOSITOR, unknown, set({ Title: 'x' }))).toMatchObject({
      ok: false,
      status: 404,
      error: { code: '020150', symbol: 'UNIT_NOT_FOUND' },
    });
  });

  it('404 for a unit that the contract hides', async () => {
    const session = { ...DEPOSITOR, accessContract: 'OtherAgency' };
    expect(await client.units.update(session, id, set({ Title: 'x' }))).toMatchObject({ status: 404 });
  });

  it('400 for a rule that is wrong: the internal code, and the endpoint’s inside', async () => {
    const AccessRule = { Rules: [{ Rule: 'NONE' }] };
    const answer = await client.units.update(DEPOSITOR, id, set({ '#management.AccessRule': AccessRule }));
    expect(answer).toMatchObject({
      ok: false,
      status: 400,
      error: { code: '010601', symbol: 'UPDATE_UNIT_REFUSED', errors: [{ code: '020102' }] },
    });
    if (!answer.ok)
      expect(answer.error.description).toMatch(/^ACCESS_INTERNAL_UPDATE_UNIT_CREATE_RULE_EXIST/);
  });

  it.each([{ '#id': 'x' }, { _mgt: {} }, { '#operations': [] }, { '#validComputedInheritedRules': true }])(
    '400 for the protected %j, without an operation',
    async (fields) => {
      const answer = await client.units.update(DEPOSITOR, id, set(fields));
      expect(answer).toMatchObject({ ok: false, status: 400 });
      expect(await client.logbook.operation(DEPOSITOR, answer.requestId ?? '')).toMatchObject({ ok: false });
    },
  );
});
