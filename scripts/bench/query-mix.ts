import type { Client, SearchQuery, Session } from '@chartrier/client';
import { accepted } from '@chartrier/client';

/** The four questions that people ask while a deposit runs. */
type Question = 'byId' | 'firstPageByDate' | 'subtreeCount' | 'twoWords';

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly count: number;
}

/** What one question took. */
export interface Sample {
  /** When it was asked, in milliseconds as `Date.now` counts them. */
  readonly at: number;
  readonly milliseconds: number;
}

type Samples = Readonly<Record<Question, readonly Sample[]>>;

export interface QueryMix {
  /** Asks for a while when nothing else runs. */
  idle(): Promise<void>;
  /** Asks until `stop`, while the deposit runs. */
  busy(): void;
  stop(): Promise<Readonly<Record<'idle' | 'busy', Samples>>>;
}

const IDLE_ROUNDS = 100;
/** Short enough for a thousand rounds while a deposit of 160,000 units runs. */
const PAUSE_MS = 50;

/** Milliseconds of each question. */
export function percentilesOf(samples: Samples): Readonly<Record<Question, Percentiles>> {
  return Object.fromEntries(
    Object.entries(samples).map(([question, taken]) => [question, percentiles(taken)]),
  ) as Record<Question, Percentiles>;
}

export function percentiles(samples: readonly Sample[]): Percentiles {
  const sorted = samples.map(({ milliseconds }) => milliseconds).sort((one, other) => one - other);
  const at = (part: number): number =>
    Math.round((sorted[Math.floor((sorted.length - 1) * part)] ?? 0) * 100) / 100;
  return { p50: at(0.5), p95: at(0.95), count: sorted.length };
}

/** Measures the four questions on the units already held, through the API. */
export async function queryMix(client: Client, session: Session): Promise<QueryMix> {
  const first = accepted(await client.units.search(session, page({ $exists: 'Title' }, 1))).$results[0];
  if (first === undefined) throw new Error('the archive holds no unit to ask about');
  const root = String(first['#allunitups']?.[0] ?? first['#id']);
  const words = twoWordsOf(String(first['Title'] ?? ''));
  const ask: Readonly<Record<Question, () => Promise<unknown>>> = {
    byId: async () => accepted(await client.units.byId(session, first['#id'])),
    firstPageByDate: async () =>
      accepted(await client.units.search(session, page({ $exists: 'StartDate' }, 20, { StartDate: -1 }))),
    subtreeCount: async () =>
      accepted(await client.units.search(session, page({ $in: { '#allunitups': [root] } }, 1))),
    twoWords: async () =>
      accepted(await client.units.search(session, page({ $match_all: { Title: words } }, 20))),
  };
  const samples: Record<'idle' | 'busy', Record<Question, Sample[]>> = {
    idle: { byId: [], firstPageByDate: [], subtreeCount: [], twoWords: [] },
    busy: { byId: [], firstPageByDate: [], subtreeCount: [], twoWords: [] },
  };
  async function round(into: Record<Question, Sample[]>): Promise<void> {
    for (const [question, run] of Object.entries(ask) as [Question, () => Promise<unknown>][]) {
      const at = Date.now();
      const started = performance.now();
      await run();
      into[question].push({ at, milliseconds: performance.now() - started });
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  let running: Promise<void> | undefined;
  let ended = false;
  return {
    async idle() {
      for (let done = 0; done < IDLE_ROUNDS; done += 1) await round(samples.idle);
    },
    busy() {
      running = (async () => {
        while (!ended) await round(samples.busy);
      })();
    },
    async stop() {
      ended = true;
      await running;
      return samples;
    },
  };
}

/** Two words of a title, none of them short: other units have them too. */
function twoWordsOf(title: string): string {
  const words = title.split(/[^\p{L}]+/u).filter((word) => word.length > 3);
  return words.slice(0, 2).join(' ') || title;
}

function page(query: object, limit: number, orderby?: Readonly<Record<string, 1 | -1>>): SearchQuery {
  return {
    $roots: [],
    $query: [query],
    $filter: { $limit: limit, ...(orderby === undefined ? {} : { $orderby: orderby }) },
    $projection: { $fields: { '#id': 1, Title: 1, '#allunitups': 1 } },
  };
}
