import { readBytes } from '@chartrier/client';
import type { Response, Transport } from '../../../../client/src/transport.ts';
import type { KnownGroup, KnownUnit } from './rights-archive.ts';
import { arkOf, objectArkOf } from './rights-archive.ts';

/** What a contract was told by a route: units and groups by id, agencies, and every byte that came. */
export interface Seen {
  readonly units?: ReadonlySet<string>;
  readonly groups?: ReadonlySet<string>;
  readonly agencies?: ReadonlySet<string>;
  readonly totals?: readonly number[];
  /** By agency, then by type of unit: what facets counted. */
  readonly counts?: Readonly<Record<string, number>>;
  readonly text: string;
}

/** What is expected of a route: which things it shows, as the model says. */
export type Shows = 'units' | 'groups' | 'through' | 'objects' | 'agencies';

export interface Probe {
  readonly shows: Shows;
  readonly look: (caller: ProbeCaller, known: Known) => Promise<Seen>;
}

export interface Known {
  readonly units: readonly KnownUnit[];
  readonly groups: readonly KnownGroup[];
}

export interface Told {
  readonly status: number;
  readonly text: string;
  readonly json: () => Envelope;
}
interface Envelope {
  readonly $hits: { readonly total: number; readonly size: number; readonly scrollId?: string };
  readonly $results: readonly Readonly<Record<string, unknown>>[];
  readonly $facetResults: readonly {
    readonly name: string;
    readonly buckets: readonly { readonly value: string; readonly count: number }[];
  }[];
}

/** Calls as one contract. */
export type ProbeCaller = (
  path: string,
  options?: { readonly body?: object; readonly octets?: boolean; readonly usage?: string },
) => Promise<Told>;

export function probeCaller(transport: Transport, accessContract: string): ProbeCaller {
  return async (path, { body, octets = false, usage } = {}) => {
    const response: Response = await transport.send({
      method: 'GET',
      path,
      headers: {
        'X-Tenant-Id': '0',
        'X-Access-Contract-Id': accessContract,
        ...(usage === undefined ? {} : { 'X-Qualifier': usage, 'X-Version': '1' }),
      },
      accept: octets ? 'application/octet-stream' : 'application/json',
      ...(body === undefined ? {} : { body: { json: body } }),
    });
    const text = (await readBytes(response.body)).toString('utf8');
    return { status: response.status, text, json: () => JSON.parse(text) as Envelope };
  };
}

const ALL = { $roots: [], $query: [{ $exists: '#id' }], $projection: {} };
const idsOf = (results: readonly Readonly<Record<string, unknown>>[]) =>
  new Set(results.map((one) => String(one['#id'])));
const access = '/access-external/v1';

async function everySearch(caller: ProbeCaller, path: string) {
  const told = await caller(path, {
    body: {
      ...ALL,
      $facets: ['#originating_agency', '#opi'].map((field) => ({
        $name: field,
        $terms: { $field: field, $size: 100, $order: 'ASC' },
      })),
    },
  });
  const { $hits, $results, $facetResults } = told.json();
  const counts = Object.fromEntries(
    ($facetResults[0]?.buckets ?? []).map(({ value, count }) => [value, count]),
  );
  const byOperation = ($facetResults[1]?.buckets ?? []).reduce((sum, { count }) => sum + count, 0);
  const scrolled = await caller(path, { body: { ...ALL, $filter: { $scrollId: 'START', $limit: 3 } } });
  const pages = [scrolled.json()];
  for (let page = pages[0]; page !== undefined && page.$results.length > 0; page = pages.at(-1)) {
    const $filter = { $scrollId: page.$hits.scrollId, $limit: 3 };
    pages.push((await caller(path, { body: { ...ALL, $filter } })).json());
  }
  const throughPages = pages.flatMap(({ $results: one }) => one);
  return {
    ids: idsOf($results),
    scrolled: idsOf(throughPages),
    totals: [$hits.total, $hits.size, byOperation, scrolled.json().$hits.total, throughPages.length],
    counts,
    text: [told.text, scrolled.text, ...pages.map((page) => JSON.stringify(page))].join('\n'),
  };
}

function sameInScroll({ ids, scrolled }: Awaited<ReturnType<typeof everySearch>>): void {
  if (ids.size !== scrolled.size || [...ids].some((id) => !scrolled.has(id)))
    throw new Error('a scroll does not show what a search shows');
}

/** The things of a list that a route of one thing gives, and what all its answers said. */
async function eachThat<Thing>(
  things: readonly Thing[],
  ask: (thing: Thing) => Promise<Told>,
  id: (thing: Thing) => string,
): Promise<{ readonly ids: ReadonlySet<string>; readonly text: string }> {
  const ids = new Set<string>();
  const texts: string[] = [];
  for (const thing of things) {
    const told = await ask(thing);
    // a refusal may say the identifier that was asked
    texts.push(told.status === 200 ? told.text : told.text.replaceAll(id(thing), ''));
    if (told.status === 200 && !isEmptyEnvelope(told.text)) ids.add(id(thing));
    else if (told.status >= 500) throw new Error(`${told.status} ${told.text}`);
  }
  return { ids, text: texts.join('\n') };
}

function isEmptyEnvelope(text: string): boolean {
  return text === '[]' || (text.startsWith('{"httpCode"') && text.includes('"$results":[]'));
}

const units = async (
  known: Known,
  ask: (unit: KnownUnit) => Promise<Told>,
  only: (unit: KnownUnit) => boolean = () => true,
): Promise<Seen> => {
  const { ids, text } = await eachThat(known.units.filter(only), ask, ({ id }) => id);
  return { units: ids, text };
};
const groups = async (known: Known, ask: (group: KnownGroup) => Promise<Told>): Promise<Seen> => {
  const { ids, text } = await eachThat(known.groups, ask, ({ id }) => id);
  return { groups: ids, text };
};
const unitOf = ({ units: all }: Known, { id }: KnownGroup) => all.find(({ group }) => group === id)?.id ?? '';

/** How each reading route is asked, by its key (see `keyOf`). A route without its probe fails the matrix. */
export const PROBES: Readonly<Record<string, Probe>> = {
  'access GET /units json': {
    shows: 'units',
    look: async (caller) => {
      const found = await everySearch(caller, `${access}/units`);
      sameInScroll(found);
      return { units: found.ids, totals: found.totals, counts: found.counts, text: found.text };
    },
  },
  'access GET /objects json': {
    shows: 'groups',
    look: async (caller) => {
      const found = await everySearch(caller, `${access}/objects`);
      sameInScroll(found);
      return { groups: found.ids, totals: found.totals, text: found.text };
    },
  },
  'access GET /units/stream octets': {
    shows: 'units',
    look: async (caller) => {
      const { text } = await caller(`${access}/units/stream`, { body: ALL, octets: true });
      return { units: idsOf(linesOf(text)), text };
    },
  },
  'access GET /objects/stream octets': {
    shows: 'groups',
    look: async (caller) => {
      const { text } = await caller(`${access}/objects/stream`, { body: ALL, octets: true });
      return { groups: idsOf(linesOf(text)), text };
    },
  },
  'access GET /unitsWithInheritedRules json': {
    shows: 'units',
    look: async (caller) => {
      const told = await caller(`${access}/unitsWithInheritedRules`, { body: ALL });
      const { $hits, $results } = told.json();
      return { units: idsOf($results), totals: [$hits.total], text: told.text };
    },
  },
  'access GET /units/{idu} json': {
    shows: 'units',
    look: (caller, known) =>
      units(known, ({ id }) => caller(`${access}/units/${id}`, { body: { $projection: {} } })),
  },
  'access GET /units/{idu}/objects json': {
    shows: 'through',
    look: (caller, known) =>
      groups(known, (group) =>
        caller(`${access}/units/${unitOf(known, group)}/objects`, { body: { $projection: {} } }),
      ),
  },
  'access GET /units/{idu}/objects octets': {
    shows: 'objects',
    look: (caller, known) =>
      groups(known, (group) =>
        caller(`${access}/units/${unitOf(known, group)}/objects`, { octets: true, usage: 'BinaryMaster' }),
      ),
  },
  'access GET /units/byunitspersistentidentifier/{persistentIdentifier+} json': {
    shows: 'units',
    look: (caller, known) =>
      units(known, ({ name }) =>
        caller(`${access}/units/byunitspersistentidentifier/${arkOf(name)}`, { body: { $projection: {} } }),
      ),
  },
  'access GET /objects/byunitspersistentidentifier/{persistentIdentifier+} octets': {
    shows: 'objects',
    look: (caller, known) =>
      groups(known, ({ name }) =>
        caller(`${access}/objects/byunitspersistentidentifier/${arkOf(name)}`, { octets: true }),
      ),
  },
  'access GET /objects/byobjectspersistentidentifier/{persistentIdentifier+} octets': {
    shows: 'groups',
    look: (caller, known) =>
      groups(known, ({ name }) =>
        caller(`${access}/objects/byobjectspersistentidentifier/${objectArkOf(name)}`, { octets: true }),
      ),
  },
  'access GET /objects/byobjectspersistentidentifier/{persistentIdentifier+} json': {
    shows: 'groups',
    look: (caller, known) =>
      groups(known, ({ name }) =>
        caller(`${access}/objects/byobjectspersistentidentifier/${objectArkOf(name)}`, {
          body: { $projection: {} },
        }),
      ),
  },
  'access GET /logbookunitlifecycles/{id} json': {
    shows: 'units',
    look: (caller, known) =>
      units(known, ({ id }) =>
        caller(`${access}/logbookunitlifecycles/${id}`, { body: { $projection: {} } }),
      ),
  },
  'access GET /logbookobjectslifecycles/{id} json': {
    shows: 'groups',
    look: (caller, known) =>
      groups(known, ({ id }) =>
        caller(`${access}/logbookobjectslifecycles/${id}`, { body: { $projection: {} } }),
      ),
  },
  'chartrier GET /units/explain json': {
    shows: 'units',
    look: async (caller, known) => {
      const seen = new Set<string>();
      const texts: string[] = [];
      for (const { id } of known.units) {
        const body = { ...ALL, $query: [{ $eq: { '#id': id } }] };
        const told = await caller('/chartrier/v1/units/explain', { body });
        if (told.json().$results[0]?.total === 1) seen.add(id);
        texts.push(told.text);
      }
      return { units: seen, text: texts.join('\n') };
    },
  },
  'admin GET /accessionregisters json': {
    shows: 'agencies',
    look: async (caller) => {
      const told = await caller('/admin-external/v1/accessionregisters', {
        body: { $query: {}, $projection: {} },
      });
      return agenciesIn(told);
    },
  },
  'admin GET /accessionregisterssymbolic json': {
    shows: 'agencies',
    look: async (caller) => {
      const told = await caller('/admin-external/v1/accessionregisterssymbolic', {
        body: { $query: {}, $projection: {} },
      });
      return agenciesIn(told);
    },
  },
  'admin GET /accessionregisters/{OriginatingAgency}/accessionregisterdetails json': {
    shows: 'agencies',
    look: async (caller, known) => {
      const agencies = new Set<string>();
      const texts: string[] = [];
      for (const agency of new Set(known.units.flatMap(({ agency: own }) => own ?? []))) {
        const told = await caller(
          `/admin-external/v1/accessionregisters/${agency}/accessionregisterdetails`,
          { body: { $query: {}, $projection: {} } },
        );
        if (told.status === 200 && told.json().$results.length > 0) agencies.add(agency);
        else if (told.status !== 401) throw new Error(`${agency}: ${told.status}`);
        texts.push(told.text);
      }
      return { agencies, text: texts.join('\n') };
    },
  },
};

function agenciesIn(told: Told): Seen {
  const agencies = new Set(told.json().$results.map((one) => String(one.OriginatingAgency)));
  return { agencies, text: told.text };
}

function linesOf(text: string): readonly Readonly<Record<string, unknown>>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
