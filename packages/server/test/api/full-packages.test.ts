import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { accepted, readBytes, type SearchQuery, type Session } from '@chartrier/client';
import { beforeAll, describe, expect, it } from 'vitest';
import { replyOf } from './support/deposit.ts';
import {
  contentFacts,
  type ManifestFact,
  managementFacts,
  objectFacts,
  valuesAt,
} from './support/manifest-facts.ts';
import { startApi } from './support/start-api.ts';
import { childrenNamed, childText, descendantsNamed, parseXml, type XmlElement } from './support/xml-tree.ts';

/** Packages of Vitam's acceptance suite that hold every field of a SEDA version; users do not have them. */
const DATA = fileURLToPath(new URL('../../../../../shared/conformance/data/', import.meta.url));
const bytes = (name: string): Buffer => readFileSync(`${DATA}${name}`);
const json = (name: string) => JSON.parse(bytes(name).toString('utf8'));
const VERSIONS = ['2.1', '2.2', '2.3'] as const;
const fullPackage = (version: string) => `SIP_OK/ZIP/OK_SIP_FULL_SEDA${version}.zip`;
const THOUSAND = 'SIP_OK/ZIP/OK_SIP_1000_AU.zip';

const absent = !existsSync(DATA);
const unpublished = [...VERSIONS.map(fullPackage), THOUSAND].filter(
  (name) => !absent && (!existsSync(`${DATA}${name}`) || bytes(name).subarray(0, 2).toString() !== 'PK'),
);
const reason = absent
  ? ' (left out: ../shared/conformance is not there)'
  : unpublished.length > 0
    ? ` (left out: not published: ${unpublished.join(', ')})`
    : '';

/** Vitam's analyser leaves French stop words out: a text that is one has no word to be found by. */
const ONLY_STOP_WORDS = new Set(['M']);

const TNR: Session = { tenant: 0, accessContract: 'ContratTNR' };

describe(`packages with every field of SEDA${reason}`, async () => {
  // A suite that is left out is collected all the same: no server is started for it.
  if (reason !== '') return it.skip('every field is found again', () => {});
  const { client } = await startApi({ tenants: [0, 1] });
  const types = new Map<string, string>();

  beforeAll(async () => {
    const imports = client.referentials;
    accepted(await imports.import(TNR, 'agencies', bytes('agencies/agencies_init.csv'), 'agencies.csv'));
    accepted(await imports.import(TNR, 'rules', bytes('rules/rules_ok.csv'), 'rules.csv'));
    const list = (name: string) => json(`contracts/${name}`);
    accepted(await imports.importJson(TNR, 'ingestcontracts', list('referential_contracts_ok.json')));
    accepted(await imports.importJson(TNR, 'accesscontracts', list('contract_acces_TNR.json')));
    const every = { $query: {}, $filter: { $limit: 5_000 }, $projection: {} };
    for (const { Identifier, ApiField, Type } of accepted(await imports.find(TNR, 'ontologies', every))
      .$results)
      types.set(ApiField ?? Identifier ?? '', Type ?? '');
  });

  async function deposit(name: string) {
    const { operationId } = accepted(await client.ingest.deposit(TNR, { content: bytes(name) }));
    return accepted(await client.waitFor(TNR, operationId, { pollMs: 100, timeoutMs: 60_000 }));
  }

  const within = (operationId: string, more: readonly unknown[]): SearchQuery => ({
    $query: [{ $and: [{ $eq: { '#opi': operationId } }, ...more] }],
    $filter: { $limit: 1_000 },
    $projection: {},
  });

  /** The condition that finds a value: analysed texts by their words, the rest by equality, as it is typed. */
  function condition({ path, value }: ManifestFact): unknown {
    if (ONLY_STOP_WORDS.has(value)) return { $exists: path };
    const type = types.get(path.split('.').at(-1) ?? '');
    if (type === undefined || type === 'TEXT') return { $match: { [path]: value } };
    if (type === 'LONG' || type === 'DOUBLE') return { $eq: { [path]: Number(value) } };
    if (type === 'BOOLEAN') return { $eq: { [path]: value === 'true' } };
    return { $eq: { [path]: value } };
  }

  describe.each(VERSIONS)('SEDA %s', (version) => {
    let operationId = '';
    let manifest: XmlElement;
    /** Ids of the archive by those of the manifest, as the reply to the transfer tells them. */
    const systemIds = new Map<string, string>();

    beforeAll(async () => {
      const ended = await deposit(fullPackage(version));
      expect(ended).toMatchObject({ state: 'COMPLETED', status: 'OK' });
      operationId = ended.operationId;
      const received = await readBytes(accepted(await client.ingest.manifest(TNR, operationId)));
      manifest = parseXml(received.toString('utf8'));
      const reply = parseXml(await replyOf(client, operationId));
      const idsOf = (element: string, place: string) => {
        for (const item of descendantsNamed(reply, element)) {
          const systemId = descendantsNamed(item, place)[0]?.text;
          if (systemId !== undefined) systemIds.set(item.attributes.id ?? '', systemId);
        }
      };
      idsOf('ArchiveUnit', 'SystemId');
      idsOf('BinaryDataObject', 'DataObjectSystemId');
      idsOf('PhysicalDataObject', 'DataObjectSystemId');
      for (const group of descendantsNamed(reply, 'DataObjectGroup')) {
        const systemId = descendantsNamed(group, 'DataObjectGroupSystemId')[0]?.text;
        if (systemId !== undefined) systemIds.set(group.attributes.id ?? '', systemId);
      }
    });

    /** The value that the archive has for one of the manifest: its own ids, dates without their offset. */
    function archived(fact: ManifestFact): ManifestFact {
      const { path, value } = fact;
      if (fact.reference) return { ...fact, value: systemIds.get(value) ?? `unknown: ${value}` };
      if (types.get(path.split('.').at(-1) ?? '') !== 'DATE') return fact;
      // neither the zone nor a fraction of a second that is zero is kept
      const local = value.replace(/(T[^Z+-]*)(Z|[+-]\d\d:\d\d)$/, '$1');
      return { ...fact, value: local.replace(/(T\d\d:\d\d:\d\d)\.0+$/, '$1') };
    }
    const described = () =>
      descendantsNamed(manifest, 'ArchiveUnit').filter((unit) => childrenNamed(unit, 'Content').length > 0);
    const unitIdOf = (unit: XmlElement) => systemIds.get(unit.attributes.id ?? '') ?? '';

    function factsOf(unit: XmlElement): readonly ManifestFact[] {
      return [
        ...childrenNamed(unit, 'Content').flatMap(contentFacts),
        ...childrenNamed(unit, 'Management').flatMap(managementFacts),
      ].map(archived);
    }

    it('gives every value of every description and its rules back, under its name', async () => {
      let values = 0;
      for (const unit of described()) {
        const document = accepted(await client.units.byId(TNR, unitIdOf(unit))).$results[0];
        const missing = factsOf(unit).filter(
          ({ path, value }) => !valuesAt(document, path).map(String).includes(value),
        );
        const { id } = unit.attributes;
        expect({ id, missing }).toEqual({ id, missing: [] });
        values += factsOf(unit).length;
      }
      expect(values).toBeGreaterThan(60);
    });

    it('finds each unit by every one of its values', async () => {
      for (const unit of described()) {
        const id = unitIdOf(unit);
        const lost: unknown[] = [];
        for (const fact of factsOf(unit)) {
          const query = within(operationId, [condition(fact)]);
          const found = accepted(await client.units.search(TNR, query)).$results;
          if (!found.some((one) => one['#id'] === id)) lost.push(condition(fact));
        }
        expect({ unit: unit.attributes.id, lost }).toEqual({ unit: unit.attributes.id, lost: [] });
      }
    });

    it('gives the rules declared for all to each root, and finds the roots by them', async () => {
      const [declared] = descendantsNamed(manifest, 'ManagementMetadata');
      const global = declared === undefined ? [] : managementFacts(declared);
      expect(global.length).toBeGreaterThan(0);
      const everything = accepted(
        await client.units.search(TNR, within(operationId, [{ $exists: 'Title' }])),
      );
      const roots = everything.$results.filter((unit) => unit['#unitups']?.length === 0);
      expect(roots.length).toBeGreaterThan(0);
      for (const root of roots)
        for (const fact of global) {
          expect(valuesAt(root, fact.path).map(String)).toContain(fact.value);
          const found = accepted(await client.units.search(TNR, within(operationId, [condition(fact)])));
          expect(found.$results.map((unit) => unit['#id'])).toContain(root['#id']);
        }
    });

    it('gives every value of every object back, and finds its group by it', async () => {
      const objects = ['BinaryDataObject', 'PhysicalDataObject'].flatMap((name) =>
        descendantsNamed(manifest, name),
      );
      const all = accepted(await client.objects.search(TNR, within(operationId, []))).$results;
      expect(objects.length).toBeGreaterThan(3);
      for (const object of objects) {
        const objectId = systemIds.get(object.attributes.id ?? '');
        const group = all.find((one) => valuesAt(one, '#qualifiers.versions.#id').includes(objectId));
        const version = valuesAt(group, '#qualifiers.versions').filter((one) =>
          valuesAt(one, '#id').includes(objectId),
        );
        expect({ object: object.attributes.id, versions: version.length }).toMatchObject({ versions: 1 });
        const facts = objectFacts(object).map(archived);
        const alone = { '#qualifiers': { versions: version } };
        const missing = facts.filter(({ path, value }) => !valuesAt(alone, path).map(String).includes(value));
        const lost: unknown[] = [];
        for (const fact of facts) {
          const query = within(operationId, [{ $subobject: { '#qualifiers.versions': condition(fact) } }]);
          const found = accepted(await client.objects.search(TNR, query)).$results;
          if (!found.some((one) => one['#id'] === group?.['#id'])) lost.push(condition(fact));
        }
        const { id } = object.attributes;
        expect({ id, missing, lost }).toEqual({ id, missing: [], lost: [] });
      }
    });

    it('answers the acceptance suite’s query of all fields together with one unit', async () => {
      const query = json(`queries/select_seda${version}_fields_any_operation.json`);
      const found = accepted(await client.units.search(TNR, query)).$results;
      expect(found.filter((unit) => valuesAt(unit, '#opi').includes(operationId))).toHaveLength(1);
    });

    it('keeps the events that the manifest imports in the lifecycles', async () => {
      const missing: string[] = [];
      const eventsOf = (parent: XmlElement) =>
        childrenNamed(parent, 'LogBook').flatMap((logbook) => childrenNamed(logbook, 'Event'));
      for (const unit of described()) {
        const expected = childrenNamed(unit, 'Management').flatMap(eventsOf);
        if (expected.length === 0) continue;
        const lifecycle = accepted(await client.logbook.unitLifecycle(TNR, unitIdOf(unit))).$results[0];
        missing.push(...unfoundEvents(expected, lifecycle?.events ?? []));
      }
      for (const group of descendantsNamed(manifest, 'DataObjectGroup')) {
        const expected = eventsOf(group);
        if (expected.length === 0) continue;
        const id = systemIds.get(group.attributes.id ?? '') ?? '';
        const lifecycle = accepted(await client.logbook.objectGroupLifecycle(TNR, id)).$results[0];
        missing.push(...unfoundEvents(expected, lifecycle?.events ?? []));
      }
      expect(missing).toEqual([]);
    });

    it('is in the register with its legal status and how it was acquired', async () => {
      const query = { $query: { $eq: { Opi: operationId } }, $filter: {}, $projection: {} };
      const details = accepted(await client.registers.details(TNR, query)).$results;
      expect(details).toHaveLength(1);
      const objects = ['BinaryDataObject', 'PhysicalDataObject'].flatMap((name) =>
        descendantsNamed(manifest, name),
      );
      const units = described().length;
      expect(details[0]).toMatchObject({
        LegalStatus: 'Private Archive',
        AcquisitionInformation: 'AcquisitionInformation0',
        OriginatingAgency: 'FRAN_NP_009913',
        SubmissionAgency: 'Vitam',
        ArchivalAgreement: childText(manifest, 'ArchivalAgreement'),
        obIdIn: childText(manifest, 'MessageIdentifier'),
        Comment: childrenNamed(manifest, 'Comment').map(({ text }) => text),
        TotalUnits: { ingested: units, deleted: 0, remained: units },
        TotalObjects: { ingested: objects.length, deleted: 0, remained: objects.length },
      });
    });

    it('tells the master event as clients compare it, to the character', async () => {
      const operation = accepted(await client.logbook.operation(TNR, operationId)).$results[0];
      expect(operation?.evDetData?.replaceAll('\n', '')).toBe(
        `{  "EvDetailReq" : "${childText(manifest, 'Comment')}",` +
          `  "EvDateTimeReq" : "${childText(manifest, 'Date')}",` +
          '  "ArchivalAgreement" : "ArchivalAgreement0",  "ServiceLevel" : null,' +
          '  "AcquisitionInformation" : "AcquisitionInformation0",  "LegalStatus" : "Private Archive"}',
      );
      expect(operation?.events.map((event) => event.outDetail)).toContain('OG_METADATA_INDEXATION.OK');
    });
  });

  it('OK_SIP_1000_AU: a thousand units are found, page by page', async () => {
    const ended = await deposit(THOUSAND);
    expect(ended).toMatchObject({ state: 'COMPLETED', status: 'WARNING' });
    const ids = new Set<string>();
    for (let offset = 0; offset < 1_000; offset += 250) {
      const page = accepted(
        await client.units.search(TNR, {
          ...within(ended.operationId, [{ $exists: 'Title' }]),
          $filter: { $offset: offset, $limit: 250, $orderby: { '#id': 1 } },
        }),
      );
      expect(page.$hits?.total).toBe(1_000);
      for (const unit of page.$results) ids.add(unit['#id']);
    }
    expect(ids.size).toBe(1_000);
    expect(await replyOf(client, ended.operationId)).toContain('<ReplyCode>WARNING</ReplyCode>');
  });
});

/** Which of a LogBook's events the lifecycle lacks, by the fields that both have. */
function unfoundEvents(expected: readonly XmlElement[], events: readonly object[]): readonly string[] {
  const named: Readonly<Record<string, string>> = {
    evId: 'EventIdentifier',
    evType: 'EventType',
    evDateTime: 'EventDateTime',
    outcome: 'Outcome',
    outDetail: 'OutcomeDetail',
    outMessg: 'OutcomeDetailMessage',
    evDetData: 'EventDetailData',
  };
  return expected.flatMap((event) => {
    const given = Object.entries(named).flatMap(([field, element]) => {
      const value = childText(event, element);
      return value === undefined ? [] : [[field, value] as const];
    });
    const found = events.some((one) =>
      given.every(([field, value]) => valuesAt(one, field).some((own) => String(own).startsWith(value))),
    );
    return found ? [] : [JSON.stringify(given)];
  });
}
