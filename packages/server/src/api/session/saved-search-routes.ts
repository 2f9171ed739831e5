import { NewSavedSearch, SavedSearch } from '@chartrier/api-schema';
import { chartrierError } from '@chartrier/messages';
import Type from 'typebox';
import { forgetSearch, type SavedSearch as Kept, savedSearchesOf, saveSearch } from '../../security/index.ts';
import { checkedBody } from '../bodies/checked-body.ts';
import { accepted } from '../pipeline/refuse.ts';
import type { SessionRoute } from './session-route.ts';

const newSearch = checkedBody(NewSavedSearch);

function told({ createdAt, ...search }: Kept): SavedSearch {
  return { ...search, createdAt: createdAt.toISOString() };
}

/** The searches that a person keeps; what they find is judged anew each time they run. */
export const SAVED_SEARCH_ROUTES: readonly SessionRoute[] = [
  {
    method: 'GET',
    path: '/me/searches',
    description: 'Lists one’s own saved searches',
    access: 'person',
    answer: Type.Array(SavedSearch),
    handle: async ({ person }, _exchange, { database }) => ({
      kind: 'json',
      value: (await savedSearchesOf(database, person.id)).map(told),
    }),
  },
  {
    method: 'POST',
    path: '/me/searches',
    description: 'Saves a search; one of the same name on the same tenant is replaced',
    access: 'person',
    body: newSearch,
    answer: SavedSearch,
    handle: async ({ person }, { body }, { database }) => ({
      kind: 'json',
      value: told(accepted(await saveSearch(database, person.id, newSearch.check(body)))),
    }),
  },
  {
    method: 'DELETE',
    path: '/me/searches/{id}',
    description: 'Forgets a saved search',
    access: 'person',
    handle: async ({ person }, { parameters }, { database }) => {
      const { id = '' } = parameters;
      if (!(await forgetSearch(database, person.id, id)))
        throw chartrierError('SAVED_SEARCH_NOT_FOUND', { id });
      return { kind: 'empty', status: 204 };
    },
  },
];
