import { accepted, type SearchQuery, type Session } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { guid, storeUnits, unit } from '../query/fixtures.ts';
import { ADMINISTRATION, startApi } from './support/start-api.ts';

const { client, database } = await startApi();
const session = (accessContract: string): Session => ({ tenant: 0, accessContract });
const query: SearchQuery = {
  $query: [{ $match: { Title: 'registre' } }],
  $filter: { $limit: 1 },
  $projection: {},
  $facets: [{ $name: 'f', $terms: { $field: '#opi', $size: 1, $order: 'ASC' } }],
};

beforeAll(async () => {
  await storeUnits(
    database,
    ['a', 'b', 'c'].map((name) => unit(name, { Title: `Registre ${name}` })),
  );
  const access = { Status: 'ACTIVE', EveryOriginatingAgency: true } as const;
  accepted(
    await client.referentials.importJson(session('ALL'), 'accesscontracts', [
      { ...access, Identifier: 'ALL', Name: 'All' },
      { ...access, Identifier: 'OTHER', Name: 'Other', RootUnits: [guid('unit', 'b')] },
    ]),
  );
});

describe('an explained search', () => {
  it('tells the SQL, its values, the filter of the contract, the time, and no result', async () => {
    const today = () => new Date().toISOString().slice(0, 10);
    const before = today();
    const answer = accepted(await client.units.explain(session('OTHER'), query));
    const [explained] = answer.$results;
    expect([before, today()]).toContain(explained?.filter.today);
    expect(explained?.filter).toEqual({
      accessContract: 'OTHER',
      tenant: 0,
      today: expect.any(String),
      rootUnits: [guid('unit', 'b')],
      excludedRootUnits: [],
      ruleCategories: [],
    });
    expect(explained?.total).toBe(1);
    const statements = explained?.statements ?? [];
    expect(statements.length).toBeGreaterThan(0);
    for (const { sql, values, milliseconds } of statements) {
      expect(sql).toContain('u.tenant = $');
      expect(sql).not.toContain('registre');
      expect(JSON.stringify(values)).toContain(guid('unit', 'b'));
      expect(milliseconds).toBeGreaterThanOrEqual(0);
    }
    expect(JSON.stringify(answer)).not.toContain('Registre b');
  });

  it('of a wrong query is refused as the search is', async () => {
    const wrong = { ...query, $query: [{ $gt: { StartDate: 'never' } }] };
    expect(await client.units.explain(session('ALL'), wrong)).toMatchObject({
      status: 400,
      error: { code: '020100' },
    });
  });

  it('goes through the contracts that the context opens only', async () => {
    const update = {
      EnableControl: true,
      Permissions: [{ tenant: 0, AccessContracts: ['ALL'] }, { tenant: 1 }],
    };
    accepted(
      await client.referentials.update(ADMINISTRATION, 'contexts', 'CT-000001', {
        $action: [{ $set: update }],
      }),
    );
    expect((await client.units.explain(session('ALL'), query)).status).toBe(200);
    expect((await client.units.explain(session('OTHER'), query)).status).toBe(401);
    expect((await client.units.search(session('OTHER'), query)).status).toBe(401);
  });
});
