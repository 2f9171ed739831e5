import { accepted, readBytes, type SearchQuery } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { guid, objectGroup, storeObjectGroups, storeUnits, unit } from '../query/fixtures.ts';
import { DEPOSITOR, prepareDeposits } from './support/deposit.ts';
import { startApi } from './support/start-api.ts';

const MANY = 3_000;
const { client, database } = await startApi({ limits: { streamsPerDay: 8, streamResults: 5_000 } });

beforeAll(async () => {
  await prepareDeposits(client);
  const text = 'a description '.repeat(120);
  const all = Array.from({ length: MANY }, (_, index) =>
    unit(name(index), { Title: `Unit ${index}`, Description: text, ...(index % 3 === 0 ? other : {}) }),
  );
  await storeUnits(database, all);
  await storeObjectGroups(database, [objectGroup('one'), objectGroup('two', other)]);
});

const other = { _sp: 'SP2', _sps: ['SP2'] };
const ALL: SearchQuery = { $query: [{ $exists: '#id' }], $projection: { $fields: { '#id': 1, Title: 1 } } };

/** A name that `guid` keeps apart from others: letters only. */
function name(index: number): string {
  return [...String(index)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
}

function linesOf(body: Buffer): readonly Readonly<Record<string, unknown>>[] {
  const text = body.toString('utf8');
  expect(text.endsWith('\n')).toBe(true);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('a stream of units', () => {
  it('gives all of them, one a line, and says how many and how long', async () => {
    const answer = await client.units.stream(DEPOSITOR, { ...ALL, $projection: {} });
    const body = await readBytes(accepted(answer));
    const lines = linesOf(body);
    expect(new Set(lines.map((line) => line['#id'])).size).toBe(MANY);
    expect(lines.every((line) => typeof line.Description === 'string')).toBe(true);
    expect(answer.headers).toMatchObject({
      'x-units-count': String(MANY),
      'x-content-length': String(body.length),
      'content-length': String(body.length),
      'content-type': 'application/octet-stream',
    });
    // more than is kept in memory went through a file
    expect(body.length).toBeGreaterThan(4 * 2 ** 20);
  });

  it('follows the order and the projection of the query', async () => {
    const query = { ...ALL, $query: [{ $in: { '#id': [guid('unit', 'b'), guid('unit', 'c')] } }] };
    const asked = { ...query, $filter: { $orderby: { Title: -1 } } };
    const lines = linesOf(await readBytes(accepted(await client.units.stream(DEPOSITOR, asked))));
    expect(lines).toEqual([
      { '#id': guid('unit', 'c'), Title: 'Unit 2' },
      { '#id': guid('unit', 'b'), Title: 'Unit 1' },
    ]);
  });

  it('of nothing is empty', async () => {
    const none = { ...ALL, $query: [{ $eq: { '#id': guid('unit', 'zz') } }] };
    const answer = await client.units.stream(DEPOSITOR, none);
    expect(await readBytes(accepted(answer))).toHaveLength(0);
    expect(answer.headers['x-units-count']).toBe('0');
  });

  it('may be broken off by its caller, and asked again', async () => {
    accepted(await client.units.stream(DEPOSITOR, { ...ALL, $projection: {} })).destroy();
    const again = accepted(await client.units.stream(DEPOSITOR, ALL));
    expect(linesOf(await readBytes(again))).toHaveLength(MANY);
  });
});

describe('a stream of object groups', () => {
  it('gives all that the contract shows', async () => {
    const answer = await client.objects.stream(DEPOSITOR, ALL);
    const ids = linesOf(await readBytes(accepted(answer))).map((line) => line['#id']);
    expect(new Set(ids)).toEqual(new Set([guid('group', 'one'), guid('group', 'two')]));
    expect(answer.headers['x-objects-count']).toBe('2');
    const session = { ...DEPOSITOR, accessContract: 'OtherAgency' };
    expect(await readBytes(accepted(await client.objects.stream(session, ALL)))).toHaveLength(0);
  });
});
