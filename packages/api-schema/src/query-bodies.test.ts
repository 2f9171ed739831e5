import { describe, expect, it } from 'vitest';
import { QUERY_BODIES } from './query-bodies.ts';

describe('the bodies of the query language', () => {
  it('are read into a tree', () => {
    const search = QUERY_BODIES.searchUnits({ $query: [{ $match: { Title: 'plan' } }], $projection: {} });
    expect(search.ok && search.value.steps[0]?.condition.kind).toBe('$match');
    expect(QUERY_BODIES.searchReferential({ $query: {}, $projection: {} }).ok).toBe(true);
    expect(QUERY_BODIES.readUnit({ $projection: { $fields: { Title: 1 } } }).ok).toBe(true);
    expect(QUERY_BODIES.updateReferential({ $action: [{ $set: { Status: 'ACTIVE' } }] }).ok).toBe(true);
  });

  it('tell every fault, with its path', () => {
    const search = QUERY_BODIES.searchLogbook({ $unknown: 1 });
    expect(search.ok ? [] : search.faults.map(({ kind }) => kind)).toContain('MANDATORY');
    expect(QUERY_BODIES.readObjectGroup({ $query: [], $projection: {} }).ok).toBe(false);
  });
});
