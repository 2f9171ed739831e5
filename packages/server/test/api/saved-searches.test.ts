import { accepted } from '@chartrier/client';
import { describe, expect, it } from 'vitest';
import { newGroup, newPerson } from './support/person.ts';
import { ADMINISTRATION, startApi } from './support/start-api.ts';

const api = await startApi();
const readers = await newGroup(api, {
  name: 'Readers of saved searches',
  grants: [{ tenant: 0, permissions: ['units:read'] }],
});
const FLOODS = { tenant: 0, name: 'Crues', address: '?q=inondation&from=1900' };

describe('saved searches', () => {
  it('are kept by person and name, replaced by the same name, and forgotten', async () => {
    const reader = await newPerson(api, 'saver', [readers]);
    const { session } = reader.client;
    const { csrfToken } = reader.state;
    const first = accepted(await session.saveSearch(csrfToken, FLOODS));
    expect(first).toMatchObject(FLOODS);
    const second = accepted(await session.saveSearch(csrfToken, { ...FLOODS, address: '?q=crue' }));
    expect(second.id).toBe(first.id);
    expect(accepted(await session.savedSearches())).toEqual([second]);

    const other = await newPerson(api, 'other.saver', [readers]);
    expect(accepted(await other.client.session.savedSearches())).toEqual([]);
    expect(await other.client.session.forgetSearch(other.state.csrfToken, first.id)).toMatchObject({
      status: 404,
      error: { symbol: 'SAVED_SEARCH_NOT_FOUND' },
    });

    accepted(await session.forgetSearch(csrfToken, first.id));
    expect(accepted(await session.savedSearches())).toEqual([]);
  });

  it('refuse an address that leaves the search, and a list without end', async () => {
    const { client, state, id } = await newPerson(api, 'collector', [readers]);
    const { session } = client;
    expect(await session.saveSearch(state.csrfToken, { ...FLOODS, address: '/../evil' })).toMatchObject({
      status: 400,
      error: { symbol: 'BODY_REFUSED' },
    });
    await api.database.query(
      `insert into saved_search (person_id, tenant, name, address)
       select $1, 0, 'n' || n, '' from generate_series(1, 200) n`,
      [id],
    );
    expect(await session.saveSearch(state.csrfToken, FLOODS)).toMatchObject({
      status: 400,
      error: { symbol: 'SAVED_SEARCHES_FULL' },
    });
    expect(accepted(await session.saveSearch(state.csrfToken, { ...FLOODS, name: 'n7' }))).toMatchObject({
      name: 'n7',
    });
  });

  it('go with the person', async () => {
    const leaver = await newPerson(api, 'leaver', [readers]);
    accepted(await leaver.client.session.saveSearch(leaver.state.csrfToken, FLOODS));
    accepted(await api.client.people.erase(ADMINISTRATION, leaver.id));
    const { rowCount } = await api.database.query('select 1 from saved_search where person_id = $1', [
      leaver.id,
    ]);
    expect(rowCount).toBe(0);
  });

  it('need someone who is signed in', async () => {
    expect(await api.client.session.savedSearches()).toMatchObject({
      status: 401,
      error: { symbol: 'SESSION_ABSENT' },
    });
  });
});
