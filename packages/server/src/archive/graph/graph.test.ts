import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { cloneDatabase } from '../../../test/support/index.ts';
import { assignLevels } from './assign-levels.ts';
import { computeAncestors } from './compute-ancestors.ts';
import { findCycle } from './find-cycle.ts';
import { clearGraph, type GraphWork, SHARED_GRAPH } from './graph-work.ts';

const { database } = await cloneDatabase();
const work: GraphWork = { work: 1, tenant: 0, tables: SHARED_GRAPH };

type Links = Readonly<Record<string, readonly string[]>>;

async function put(links: Links, sp: (id: string) => string | null = () => 'A'): Promise<void> {
  const nodes = Object.keys(links);
  await database.query(
    'insert into graph_node (work, id, sp) select $1, * from unnest($2::text[], $3::text[])',
    [work.work, nodes, nodes.map(sp)],
  );
  let ordinal = 0;
  for (const [child, parents] of Object.entries(links)) {
    for (const parent of parents) {
      ordinal += 1;
      const row = [work.work, child, parent, ordinal];
      await database.query(
        'insert into graph_link (work, child, parent, ordinal) values ($1, $2, $3, $4)',
        row,
      );
    }
  }
}

interface Result {
  readonly id: string;
  readonly up: string[];
  readonly us: string[];
  readonly uds: Record<string, string[]>;
  readonly edges: string[];
  readonly max: number;
  readonly sps: string[];
}

async function results(): Promise<Record<string, Result>> {
  const levels = await assignLevels(database, work);
  expect(levels.unplaced).toBe(0);
  await computeAncestors(database, work, levels.counts);
  const { rows } = await database.query<Result>(
    'select id, up, us, uds, edges, max, sps from graph_result where work = $1',
    [work.work],
  );
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}

beforeEach(() => clearGraph(database, work));

describe('the ancestors of units', () => {
  it('are those of the documented example', async () => {
    // B→A, C→A, D→B, D→C, D→A
    await put({ A: [], B: ['A'], C: ['A'], D: ['B', 'C', 'A'] });
    const { A, D } = await results();
    expect(A).toEqual({ id: 'A', up: [], us: [], uds: {}, edges: [], max: 1, sps: ['A'] });
    expect(D?.up).toEqual(['B', 'C', 'A']);
    expect(D?.us.toSorted()).toEqual(['A', 'B', 'C']);
    expect(D?.uds).toEqual({ 1: ['B', 'C', 'A'], 2: ['A'] });
    expect(D?.max).toBe(3);
    expect(D?.edges.toSorted()).toEqual(['B/A', 'C/A', 'D/A', 'D/B', 'D/C']);
  });

  it('bring their agencies; holding units bring none', async () => {
    const agencies: Record<string, string | null> = { H: null, A: 'one', B: 'two', C: 'one' };
    await put({ H: [], A: ['H'], B: ['A'], C: ['B'] }, (id) => agencies[id] ?? null);
    const found = await results();
    expect(found.H?.sps).toEqual([]);
    expect(found.A?.sps).toEqual(['one']);
    expect(found.B?.sps).toEqual(['one', 'two']);
    expect(found.C?.sps).toEqual(['one', 'two']);
  });

  it('go on into the archive when a parent is there', async () => {
    await database.query(
      `insert into unit (tenant, shelf, id, unit_type, opi, ops, sps, up, us, max, created_at, updated_at, words, document)
       values (0, 0, 'X', 'INGEST', 'op', '{op}', '{far}', '{R}', '{R}', 2, now(), now(), '',
               '{"_uds": {"1": ["R"]}, "_graph": ["X/R"]}')`,
    );
    await put({ A: ['X'], B: ['A', 'X'] });
    const { A, B } = await results();
    expect(A).toEqual({
      id: 'A',
      up: ['X'],
      us: ['R', 'X'],
      uds: { 1: ['X'], 2: ['R'] },
      edges: ['X/R', 'A/X'],
      max: 3,
      sps: ['far', 'A'],
    });
    expect(B?.uds).toEqual({ 1: ['A', 'X'], 2: ['X', 'R'], 3: ['R'] });
    expect(B?.max).toBe(4);
    expect(B?.edges.toSorted()).toEqual(['A/X', 'B/A', 'B/X', 'X/R']);
  });

  it('are those that a plain walk finds, on any graph without cycle', async () => {
    const graph = fc
      .array(fc.array(fc.nat(11), { maxLength: 3 }), { minLength: 1, maxLength: 12 })
      .map((parents) =>
        Object.fromEntries(
          parents.map((of, child) => [
            `u${child}`,
            [...new Set(of.filter((parent) => parent < child))].map((parent) => `u${parent}`),
          ]),
        ),
      );
    await fc.assert(
      fc.asyncProperty(graph, async (links) => {
        await clearGraph(database, work);
        await put(links);
        const found = await results();
        for (const id of Object.keys(links)) {
          const { distances, edges, depth } = walk(links, id);
          expect(found[id]?.up).toEqual(links[id]);
          expect(found[id]?.us.toSorted()).toEqual([...new Set(Object.values(distances).flat())].toSorted());
          const uds = found[id]?.uds ?? {};
          expect(Object.fromEntries(Object.entries(uds).map(([k, ids]) => [k, ids.toSorted()]))).toEqual(
            distances,
          );
          expect(found[id]?.edges.toSorted()).toEqual(edges);
          expect(found[id]?.max).toBe(depth);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('a cycle', () => {
  it('leaves its units and those below without level, and is found', async () => {
    await put({ root: [], a: ['root', 'c'], b: ['a'], c: ['b'], below: ['c'] });
    const levels = await assignLevels(database, work);
    expect(levels).toEqual({ counts: [1], unplaced: 4 });
    const cycle = await findCycle(database, work);
    expect(cycle?.at(0)).toBe(cycle?.at(-1));
    expect(cycle?.slice(1).toSorted()).toEqual(['a', 'b', 'c']);
  });

  it('of one unit is found', async () => {
    await put({ a: ['a'] });
    expect((await assignLevels(database, work)).unplaced).toBe(1);
    expect(await findCycle(database, work)).toEqual(['a', 'a']);
  });

  it('is none where there is none', async () => {
    await put({ a: [], b: ['a'] });
    await assignLevels(database, work);
    expect(await findCycle(database, work)).toBeUndefined();
  });
});

function walk(
  links: Links,
  id: string,
): { distances: Record<string, string[]>; edges: string[]; depth: number } {
  const distances: Record<string, Set<string>> = {};
  const edges = new Set<string>();
  function up(from: string, distance: number): number {
    let depth = 1;
    for (const parent of links[from] ?? []) {
      edges.add(`${from}/${parent}`);
      distances[distance] ??= new Set();
      distances[distance].add(parent);
      depth = Math.max(depth, 1 + up(parent, distance + 1));
    }
    return depth;
  }
  const depth = up(id, 1);
  const sorted = Object.entries(distances).map(([k, ids]) => [k, [...ids].toSorted()] as const);
  return { distances: Object.fromEntries(sorted), edges: [...edges].toSorted(), depth };
}

describe('what units say of their ancestors', () => {
  async function ancestry(ofUnit: number, ofSet: number) {
    const { counts } = await assignLevels(database, work);
    const { beyond } = await computeAncestors(database, work, counts, { ofUnit, ofSet });
    const { rows } = await database.query<{ written: number; counted: number }>(
      `select coalesce(sum(cardinality(edges) + (select coalesce(sum(jsonb_array_length(value)), 0)
         from jsonb_each(uds))), 0)::integer written, coalesce(sum(weight), 0)::integer counted
       from graph_result where work = $1`,
      [work.work],
    );
    return { beyond, ...rows[0] };
  }
  const chain = (length: number): Links =>
    Object.fromEntries(Array.from({ length }, (_, n) => [`u${n}`, n === 0 ? [] : [`u${n - 1}`]]));

  it('is counted, in trees and beyond', async () => {
    await put({ ...chain(20), m: ['u19', 'u7', 'u3'], n: ['m', 'u19'] });
    const { written, counted, beyond } = await ancestry(1_000, 1_000);
    expect(beyond).toBeUndefined();
    expect(written).toBe(counted);
    expect(written).toBeGreaterThan(20 * 19);
  });

  it('stops before the level where a unit of several parents would say too much', async () => {
    await put({ ...chain(20), m: ['u19', 'u18'] });
    const { beyond, written } = await ancestry(70, 10_000);
    expect({ beyond, written }).toEqual({ beyond: 'unit', written: 20 * 19 });
  });

  it('stops before the level where all of them would say too much', async () => {
    const leaves = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`l${n}`, ['u19']]));
    await put({ ...chain(20), ...leaves });
    const { beyond, written } = await ancestry(10_000, 1_000);
    expect({ beyond, written }).toEqual({ beyond: 'set', written: 20 * 19 });
  });

  it('counts what units of the archive say', async () => {
    await database.query(
      `insert into unit (tenant, shelf, id, unit_type, opi, ops, sps, up, us, max, created_at, updated_at, words, document)
       values (0, 0, 'Y', 'INGEST', 'op', '{op}', '{far}', '{R}', '{R}', 2, now(), now(), '',
               '{"_uds": {"1": ["R", "S"]}, "_graph": ["Y/R", "Y/S", "S/R"]}')`,
    );
    await put({ A: ['Y'], B: ['Y'] });
    expect(await ancestry(7, 100)).toEqual({ beyond: undefined, written: 14, counted: 14 });
    await clearGraph(database, work);
    await put({ A: ['Y'], B: ['Y'] });
    expect(await ancestry(6, 100)).toMatchObject({ beyond: 'unit', written: 0 });
    await clearGraph(database, work);
    await put({ A: ['Y'], B: ['Y'] });
    expect(await ancestry(7, 13)).toMatchObject({ beyond: 'set', written: 0 });
  });
});
