import type { Line } from '@chartrier/offer-format';
import type { Queryable } from '../../platform/index.ts';
import { type CollectionName, collectionDefinition } from '../collections.ts';

const DIGITS = 6;

/**
 * Takes the next identifiers of a collection in its tenant: `AC-000001`, `AC-000002` … A number once given is never
 * given again, even when the operation that took it is refused.
 */
export async function takeIdentifiers(
  queryable: Queryable,
  owner: number,
  collection: CollectionName,
  count: number,
): Promise<readonly string[]> {
  const { prefix } = collectionDefinition(collection);
  const { rows } = await queryable.query<{ counter: string }>(
    `insert into referential_sequence as known (tenant, name, counter) values ($1, $2, $3)
     on conflict (tenant, name) do update set counter = known.counter + excluded.counter
     returning counter`,
    [owner, prefix, count],
  );
  const last = Number(rows[0]?.counter ?? count);
  return Array.from({ length: count }, (_, index) => {
    const number = last - count + 1 + index;
    return `${prefix}-${String(number).padStart(DIGITS, '0')}`;
  });
}

/** A collection's counter, as a line of the operation's folder; none when it never gave an identifier. */
export async function sequenceLine(
  queryable: Queryable,
  owner: number,
  collection: CollectionName,
): Promise<Line | undefined> {
  const name = collectionDefinition(collection).prefix;
  const { rows } = await queryable.query<{ counter: string }>(
    'select counter from referential_sequence where tenant = $1 and name = $2',
    [owner, name],
  );
  const counter = rows[0]?.counter;
  return counter === undefined
    ? undefined
    : { kind: 'sequence', id: name, version: 0, document: { counter: Number(counter) } };
}
