import { isChartrierError } from '@chartrier/messages';
import { DEFAULT_STATEMENT_TIMEOUT_MILLISECONDS } from '../../../packages/server/src/archive/query/index.ts';
import type { CpuClock } from './cpu-clock.ts';
import { type Percentiles, percentiles } from './percentiles.ts';
import type { Question } from './questions.ts';

/** What one way of asking took. */
export interface Taken {
  readonly milliseconds: Percentiles;
  /** Mean of a turn, here and in PostgreSQL; undefined where it cannot be told. */
  readonly cpu: number | undefined;
}

export interface Measured {
  readonly name: string;
  readonly target: number | undefined;
  /** Least and most results of the turns that count. */
  readonly results: readonly [number, number];
  readonly turns: number;
  readonly product: Taken;
  readonly byHand: Taken | undefined;
}

/** A question that lasts longer than a search may. */
export interface TooLong {
  readonly name: string;
  readonly target: number | undefined;
  readonly refusedAfterMilliseconds: number;
}

/** Values are asked so often before they count: figures are those of warm caches. */
const WARM_REPEATS = 2;
const COUNTED_REPEATS = 2;

interface Samples {
  readonly milliseconds: number[];
  cpu: number;
  runs: number;
}

/**
 * Asks a question with other values each turn, the product and the hand-written statement in alternation. Undefined when a small
 * archive has no results for any of them.
 */
export async function measure(
  question: Question,
  turns: number,
  clock?: CpuClock,
): Promise<Measured | TooLong | undefined> {
  try {
    return await measured(question, turns, clock);
  } catch (error) {
    if (!isChartrierError(error, 'DATABASE_STATEMENT_CANCELLED')) throw error;
    const { name, target } = question;
    return { name, target, refusedAfterMilliseconds: DEFAULT_STATEMENT_TIMEOUT_MILLISECONDS };
  }
}

async function measured(
  question: Question,
  turns: number,
  clock: CpuClock | undefined,
): Promise<Measured | undefined> {
  const { name, target, mostResults = Number.POSITIVE_INFINITY, ask, byHand } = question;
  const product: Samples = { milliseconds: [], cpu: 0, runs: 0 };
  const hand: Samples = { milliseconds: [], cpu: 0, runs: 0 };
  const results: number[] = [];
  for (let turn = 0; results.length < turns && turn < turns * 4; turn += 1) {
    const found = await ask(turn);
    if (found === 0 || found > mostResults) continue;
    results.push(found);
    for (let repeat = 1; repeat < WARM_REPEATS + COUNTED_REPEATS; repeat += 1) {
      const counts = repeat >= WARM_REPEATS;
      await run(async () => await ask(turn), counts ? product : undefined, clock);
      if (byHand === undefined) continue;
      const foundByHand = await run(async () => await byHand(turn), counts ? hand : undefined, clock);
      if (foundByHand !== found)
        throw new Error(`${name}, turn ${turn}: ${found} results, ${foundByHand} by hand`);
    }
  }
  if (results.length === 0) return undefined;
  return {
    name,
    target,
    results: [Math.min(...results), Math.max(...results)],
    turns: results.length,
    product: taken(product, clock),
    byHand: byHand === undefined ? undefined : taken(hand, clock),
  };
}

async function run(
  work: () => Promise<number>,
  samples: Samples | undefined,
  clock: CpuClock | undefined,
): Promise<number> {
  const started = performance.now();
  const { value, cpu } = clock === undefined ? { value: await work(), cpu: 0 } : await clock(work);
  if (samples !== undefined) {
    samples.milliseconds.push(performance.now() - started);
    samples.cpu += cpu;
    samples.runs += 1;
  }
  return value;
}

function taken({ milliseconds, cpu, runs }: Samples, clock: CpuClock | undefined): Taken {
  return { milliseconds: percentiles(milliseconds), cpu: clock === undefined ? undefined : cpu / runs };
}
