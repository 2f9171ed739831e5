import { beforeAll, describe, expect, it } from 'vitest';
import { selectUnitsWithInheritedRules } from '../../src/archive/query/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { cloneDatabase } from '../support/index.ts';
import { ALL_ACCESS, answered, faulted, guid, multiple, NO_TYPES, storeUnits, unit } from './fixtures.ts';
import { lattice, path } from './inherited-rules-fixtures.ts';

let database: Database;
const LEVELS = 30;
const archive = lattice(LEVELS);

beforeAll(async () => {
  ({ database } = await cloneDatabase());
  const absent = path('absent');
  await storeUnits(database, [...archive, unit('orphan', { _up: absent, _us: absent })]);
});

const select = (body: object) =>
  selectUnitsWithInheritedRules(database, {
    query: multiple(body),
    access: ALL_ACCESS,
    fieldTypes: NO_TYPES,
  });

describe('units with inherited rules are refused', () => {
  it('to a query without condition nor root', async () => {
    expect(faulted(await select({ $query: [] }))).toEqual(['ELEMENT_TOO_SHORT $.$query']);
  });

  it('when the paths to their rules are too many for one answer; a few levels are not', async () => {
    const lowest = String(archive.at(-1)?._id);
    await expect(select({ $query: [{ $eq: { '#id': lowest } }] })).rejects.toMatchObject({
      code: 'INHERITANCE_TOO_LARGE',
      status: 400,
    });
    const eighth = String(archive[16]?._id);
    const { results } = answered(await select({ $query: [{ $eq: { '#id': eighth } }] }));
    const rules = results[0]?.InheritedRules as { AccessRule: { Rules: { Paths: unknown[] }[] } };
    expect(rules.AccessRule.Rules[0]?.Paths).toHaveLength(2 ** 7);
  });

  it('when an ancestor is not in the archive, and the unit is named', async () => {
    await expect(select({ $query: [{ $eq: { '#id': guid('unit', 'orphan') } }] })).rejects.toMatchObject({
      code: 'UNIT_GRAPH_BROKEN',
      parameters: { unit: guid('unit', 'absent'), kind: 'UNIT_MISSING' },
    });
  });
});
