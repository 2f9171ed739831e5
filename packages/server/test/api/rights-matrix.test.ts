import { accepted, createClient } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTransport } from '../../../client/src/transport.ts';
import type { Route } from '../../src/api/route.ts';
import { ROUTES } from '../../src/api/routes.ts';
import { putSymbolicRegisters } from '../../src/archive/index.ts';
import { AGENCY } from '../ingest/sample-sip.ts';
import { type Known, PROBES, probeCaller, type Seen } from './support/reading-probes.ts';
import {
  ADMIN,
  bytesOf,
  knownGroups,
  knownUnits,
  makeRightsArchive,
  OTHER_AGENCY,
  titleOf,
} from './support/rights-archive.ts';
import { type Contract, shows } from './support/rights-model.ts';
import { startApi } from './support/start-api.ts';

const api = await startApi({ limits: { streamsPerDay: 1_000 } });
const client = createClient({ url: api.url });
const transport = createTransport({ baseUrl: api.url });
const today = new Date().toISOString().slice(0, 10);
let known: Known = { units: [], groups: [] };

const keyOf = ({ service, method, path, produces }: Route) => `${service} ${method} ${path} ${produces}`;
const READING = ROUTES.filter(({ method, accessContract }) => method === 'GET' && accessContract === true);
/** What belongs to the tenant, not to a contract: its permission opens all of it, as in Vitam. */
const TENANT_WIDE = ['access GET /storageaccesslog octets', 'access GET /accessRequests json'];
/** What one contract saw when it asked, given under that contract only (test/api/dip-export.test.ts). */
const OF_ONE_CONTRACT = ['access GET /dipexport/{id}/dip octets'];
const APART = [...TENANT_WIDE, ...OF_ONE_CONTRACT];

const idOf = (name: string) => known.units.find((unit) => unit.name === name)?.id ?? '';
const EVERY = { EveryOriginatingAgency: true, EveryDataObjectVersion: true } as const;

/** Kinds of contracts. Roots are known once the archive is there. */
const CONTRACTS: Readonly<Record<string, () => Contract>> = {
  EVERYTHING: () => EVERY,
  ONE_AGENCY: () => ({ EveryOriginatingAgency: false, OriginatingAgencies: [AGENCY] }),
  OTHER: () => ({ EveryOriginatingAgency: false, OriginatingAgencies: [OTHER_AGENCY] }),
  NO_AGENCY: () => ({ EveryOriginatingAgency: false, OriginatingAgencies: [] }),
  ROOT: () => ({ ...EVERY, RootUnits: [idOf('rootone')] }),
  LEAF: () => ({ ...EVERY, RootUnits: [idOf('closed')] }),
  EXCLUDED: () => ({ ...EVERY, ExcludedRootUnits: [idOf('rootone')] }),
  BRANCH: () => ({ ...EVERY, RootUnits: [idOf('rootone')], ExcludedRootUnits: [idOf('closed')] }),
  RULES: () => ({ ...EVERY, RuleCategoryToFilter: ['AccessRule'] }),
  RULES_OF_ONE: () => ({
    EveryOriginatingAgency: false,
    OriginatingAgencies: [AGENCY],
    RuleCategoryToFilter: ['AccessRule'],
    ExcludedRootUnits: [idOf('due')],
  }),
  THUMBNAILS: () => ({ EveryOriginatingAgency: true, DataObjectVersion: ['Thumbnail'] }),
  NOWHERE: () => ({
    EveryOriginatingAgency: false,
    OriginatingAgencies: [OTHER_AGENCY],
    RootUnits: [idOf('rootone')],
  }),
};

beforeAll(async () => {
  await makeRightsArchive(client);
  const seen = { _tenant: 0, _v: 0, ArchiveUnit: 1, ObjectGroup: 0, BinaryObject: 0, BinaryObjectSize: 0 };
  await api.database.transaction((transaction) =>
    putSymbolicRegisters(
      transaction,
      0,
      [AGENCY, OTHER_AGENCY].map((OriginatingAgency) => ({
        ...seen,
        _id: `symbolic-${OriginatingAgency}`,
        OriginatingAgency,
        CreationDate: '2024-01-01T00:50:00.000',
      })),
    ),
  );
  const units = await knownUnits(api.database);
  known = { units, groups: await knownGroups(api.database, units) };
  accepted(
    await client.referentials.importJson(
      ADMIN,
      'accesscontracts',
      Object.entries(CONTRACTS).map(([Identifier, contract]) => ({
        Identifier,
        Name: Identifier,
        Status: 'ACTIVE',
        ...contract(),
      })) as never,
    ),
  );
}, 120_000);

describe('the rights matrix', () => {
  it('has a probe for every route that reads through an access contract', () => {
    expect(
      READING.map(keyOf)
        .filter((key) => !APART.includes(key))
        .toSorted(),
    ).toEqual(Object.keys(PROBES).toSorted());
  });

  it('knows every route of the access service that needs no contract', () => {
    const open = ROUTES.filter(({ service, accessContract }) => service === 'access' && !accessContract);
    expect(open.map(({ path }) => path).filter((path) => !path.startsWith('/logbookoperations'))).toEqual([]);
  });

  it('is about an archive where contracts differ', () => {
    const seen = Object.values(CONTRACTS).map((contract) =>
      known.units
        .filter(shows(contract(), today).unit)
        .map(({ name }) => name)
        .toSorted()
        .join(),
    );
    expect(known.units).toHaveLength(8);
    expect(known.groups).toHaveLength(4);
    expect(new Set(seen).size).toBeGreaterThanOrEqual(8);
    expect(known.units.filter(({ accessRuleEnd }) => accessRuleEnd !== undefined)).toHaveLength(3);
  });
});

function idsOf(things: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(things.map(({ id }) => id));
}

/** What a route may show under a contract, as the model says. */
function expected(contract: Contract, kind: (typeof PROBES)[string]['shows']): Omit<Seen, 'text'> {
  const may = shows(contract, today);
  const through = known.groups.filter(
    (group) =>
      may.groupThroughUnit(group) && known.units.some((unit) => unit.group === group.id && may.unit(unit)),
  );
  switch (kind) {
    case 'units':
      return { units: idsOf(known.units.filter(may.unit)) };
    case 'groups':
      return { groups: idsOf(known.groups.filter(may.group)) };
    case 'through':
      return { groups: idsOf(through) };
    case 'objects':
      return { groups: idsOf(may.usage('BinaryMaster') ? through : []) };
    case 'agencies':
      return { agencies: new Set([AGENCY, OTHER_AGENCY].filter(may.agency)) };
  }
}

describe.each(Object.entries(CONTRACTS))('under the contract %s', (name, contractOf) => {
  it.each(READING.filter((route) => !APART.includes(keyOf(route))).map((route) => [keyOf(route)]))(
    '%s shows what it should, counts it, and nothing else',
    async (key) => {
      const contract = contractOf();
      const probe = PROBES[key];
      if (probe === undefined) throw new Error(`no probe for ${key}`);
      const seen = await probe.look(probeCaller(transport, name), known);
      const should = expected(contract, probe.shows);
      if (key.includes('byobjectspersistentidentifier') && key.endsWith('octets')) {
        // of the groups, those whose objects may be downloaded
        const may = shows(contract, today).usage('BinaryMaster');
        expect(seen.groups).toEqual(may ? should.groups : new Set());
      } else
        expect({ units: seen.units, groups: seen.groups, agencies: seen.agencies }).toEqual({
          units: should.units,
          groups: should.groups,
          agencies: should.agencies,
        });
      const count = (should.units ?? should.groups)?.size ?? 0;
      expect(seen.totals ?? []).toEqual((seen.totals ?? []).map(() => count));
      if (seen.counts !== undefined) expect(seen.counts).toEqual(agencyCounts(contract));
      expect(leaks(contract, seen.text)).toEqual([]);
    },
  );

  it('changes nothing: neither what it does not show, nor what it may only read', async () => {
    const may = shows(contractOf(), today);
    const readable = known.units.find(may.unit);
    if (readable !== undefined) {
      const answer = await client.units.update({ tenant: 0, accessContract: name }, readable.id, {
        $action: [{ $set: { Description: 'changed' } }],
      });
      expect(answer.status).toBe(401);
    }
    for (const unit of known.units.filter((one) => !may.unit(one))) {
      const answer = await client.units.update({ tenant: 0, accessContract: name }, unit.id, {
        $action: [{ $set: { Description: 'changed' } }],
      });
      expect([unit.name, answer.status]).toEqual([unit.name, 404]);
    }
    const { rows } = await api.database.query(
      "select from unit where document ->> 'Description' = 'changed'",
    );
    expect(rows).toEqual([]);
  });
});

function agencyCounts(contract: Contract): Readonly<Record<string, number>> {
  const visible = known.units.filter(shows(contract, today).unit);
  const counts: Record<string, number> = {};
  for (const { agency } of visible) if (agency !== undefined) counts[agency] = (counts[agency] ?? 0) + 1;
  return counts;
}

/** Titles, groups and bytes of what is hidden that a text holds. (Identifiers of ancestors are shown, as in Vitam.) */
function leaks(contract: Contract, text: string): readonly string[] {
  const may = shows(contract, today);
  const hidden = known.units.filter((unit) => !may.unit(unit));
  const groups = known.groups.filter(
    (group) => !may.group(group) && !known.units.some((one) => one.group === group.id && may.unit(one)),
  );
  return [
    ...hidden.map(({ name }) => titleOf(name)),
    ...hidden.filter(({ group }) => group !== undefined).map(({ name }) => bytesOf(name)),
    ...groups.map(({ id }) => id),
  ].filter((secret) => text.includes(secret));
}
