import { ProcessQuery } from '@chartrier/api-schema';
import { readModel } from './read-model.ts';

/** The lists of a ProcessQuery: a single value may stand for one. */
const LISTS = ['states', 'statuses', 'workflows', 'listSteps', 'listProcessTypes'];

/**
 * The criteria of a list of operations; none when there is no body. Null stands for an absent criterion.
 *
 * @throws BODY_NOT_OF_THE_MODEL (400)
 */
export function readProcessQuery(body: unknown): ProcessQuery {
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    return readModel(ProcessQuery, body ?? {});
  const said = Object.entries(body).filter(([, value]) => value !== null);
  return readModel(
    ProcessQuery,
    Object.fromEntries(
      said.map(([name, value]) => [name, LISTS.includes(name) && !Array.isArray(value) ? [value] : value]),
    ),
  );
}
