import { beforeAll, describe, expect, it } from 'vitest';
import { type QueryOutcome, selectUnits } from '../../src/archive/query/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { cloneDatabase } from '../support/index.ts';
import { ALL_ACCESS, answered, faulted, guid, multiple, NO_TYPES, storeUnits, unit } from './fixtures.ts';

/** A test allows no more for one search; the statement timeout is shorter. */
const MOST_MILLISECONDS = 10_000;
const STATEMENT_TIMEOUT = 2_000;
const LONG = 5_000;

let database: Database;

beforeAll(async () => {
  ({ database } = await cloneDatabase());
  await storeUnits(database, [
    unit('a', { Title: `${'a'.repeat(2_000)} fin`, Tag: ['a'.repeat(2_000)], Libre: ['a'.repeat(2_000)] }),
    unit('b', { Title: 'conseil municipal', Tag: ['x'] }),
  ]);
});

/** What a search answers, or the code of its failure; in bounded time either way. */
async function asked(condition: object): Promise<QueryOutcome | string> {
  const started = performance.now();
  const outcome = await selectUnits(database, {
    query: multiple({ $query: [condition] }),
    access: ALL_ACCESS,
    fieldTypes: NO_TYPES,
    settings: { statementTimeoutMilliseconds: STATEMENT_TIMEOUT },
  }).catch((error: { readonly code: string }) => error.code);
  expect(performance.now() - started).toBeLessThan(MOST_MILLISECONDS);
  return outcome;
}

async function total(condition: object): Promise<number> {
  const outcome = await asked(condition);
  if (typeof outcome === 'string') throw new Error(outcome);
  return answered(outcome).hits.total;
}

describe('whatever is asked, a search answers or is refused in bounded time', () => {
  const PATTERNS = [
    '(a*)*b',
    '(a+)+b',
    '(a|aa)+b',
    '(.*a){30}b',
    '(a{1,60}){1,60}b',
    '((a*)*)*b',
    '[a-z]*[a-z]*[a-z]*[a-z]*b',
  ];
  for (const field of ['Title', 'Tag', 'Libre', '#id'])
    it.each(PATTERNS)(`catastrophic expressions on ${field}: %s`, async (pattern) => {
      const outcome = await asked({ $regex: { [field]: pattern } });
      if (typeof outcome === 'string') expect(outcome).toBe('DATABASE_STATEMENT_CANCELLED');
      else if (outcome.ok) expect(outcome.answer.hits.total).toBe(0);
      else expect(faulted(outcome)).toEqual(['ELEMENT_TOO_LONG $.$query']);
    });

  it.each(['$eq', '$ne', '$gt', '$match', '$match_all', '$match_phrase', '$match_phrase_prefix', '$search'])(
    'a box of 5,000 characters: %s',
    async (operator) => {
      for (const field of ['Title', 'Tag', 'Libre', '#id']) {
        for (const text of [
          'x'.repeat(LONG),
          'é '.repeat(LONG / 2),
          '"'.repeat(LONG),
          '- '.repeat(LONG / 2),
        ]) {
          const outcome = await asked({ [operator]: { [field]: text } });
          expect(typeof outcome === 'string' ? outcome : outcome.ok).toBe(true);
        }
      }
    },
  );

  it('a list of 60,000 values, of every kind of field', async () => {
    const values = Array.from({ length: 60_000 }, (_, index) => `valeur${index.toString(36)}`);
    expect(await total({ $in: { '#id': [...values, guid('unit', 'b')] } })).toBe(1);
    expect(await total({ $in: { Tag: [...values, 'x'] } })).toBe(1);
    expect(await total({ $in: { '#originating_agencies': [...values, 'SP1'] } })).toBe(2);
    expect(await total({ $in: { '#operations': [...values, 'op'] } })).toBe(2);
    expect(await total({ $nin: { Tag: [...values, 'x'] } })).toBe(1);
    expect(await total({ $in: { Title: [...values.slice(0, 20_000), 'conseils'] } })).toBe(1);
    expect(await total({ $in: { Libre: values.slice(0, 1_000) } })).toBe(0);
  });

  it('more words than a question holds find nothing, or are said to be too many', async () => {
    const words = Array.from({ length: 400_000 }, (_, index) => `m${index.toString(36)}z`).join(' ');
    for (const field of ['Title', 'Libre']) {
      const outcome = await asked({ $match: { [field]: words } });
      if (typeof outcome === 'string') expect(outcome).toBe('DATABASE_STATEMENT_CANCELLED');
      else if (outcome.ok) expect(outcome.answer.hits.total).toBe(0);
      else expect(faulted(outcome)).toEqual(['ELEMENT_TOO_LONG $.$query']);
    }
  });
});
