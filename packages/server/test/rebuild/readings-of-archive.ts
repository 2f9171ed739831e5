import type { Route } from '../../src/api/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { READING_ROUTES, type Reading, routeKey } from './every-reading.ts';
import { OBJECT_ARK, UNIT_ARK } from './populate-deposits.ts';
import { TENANTS } from './running-archive.ts';

const CONTRACTS = ['AccessContract1', 'OtherAgency'];

/** Everything in an archive that may be asked for by its id. */
interface Subjects {
  readonly units: readonly string[];
  readonly groups: readonly string[];
  readonly objects: readonly { readonly unit: string; readonly usage: string; readonly version: string }[];
  readonly operations: readonly { readonly tenant: number; readonly id: string; readonly workflow: string }[];
  readonly documents: readonly {
    readonly tenant: number;
    readonly collection: string;
    readonly identifier: string;
  }[];
  readonly agencies: readonly string[];
  /** Fingerprints of applications' certificates. */
  readonly certificates: readonly string[];
}

async function subjectsOf(database: Database): Promise<Subjects> {
  const ids = async (text: string) => (await database.query<{ id: string }>(text)).rows.map(({ id }) => id);
  const objects = await database.query<Subjects['objects'][number]>(
    `select u.id unit, q->>'qualifier' usage, split_part(v->>'DataObjectVersion', '_', 2) version
     from object_group g join unit u on u.document->>'_og' = g.id,
       jsonb_array_elements(g.document->'_qualifiers') q, jsonb_array_elements(q->'versions') v
     where g.tenant = 0 order by 1, 2, 3`,
  );
  const operations = await database.query<Subjects['operations'][number]>(
    'select tenant, id, workflow from operation order by tenant, id',
  );
  const documents = await database.query<Subjects['documents'][number]>(
    'select tenant, collection, identifier from referential order by 1, 2, 3',
  );
  return {
    units: await ids('select id from unit where tenant = 0 order by id'),
    groups: await ids('select id from object_group where tenant = 0 order by id'),
    objects: objects.rows,
    operations: operations.rows,
    documents: documents.rows,
    agencies: await ids('select distinct originating_agency id from accession_register_detail order by 1'),
    certificates: await ids('select fingerprint_sha256 id from application_certificate order by 1'),
  };
}

const multiple = (query: object, more: object = {}) => ({
  $query: [query],
  $filter: { $orderby: { '#id': 1 } },
  $projection: {},
  ...more,
});
const single = (query: object, filter: object = {}) => ({ $query: query, $filter: filter, $projection: {} });
const WHOLE = { $projection: {} };
const EVERYTHING = {
  $query: [{ $exists: '#id' }],
  $filter: { $orderby: { '#id': 1 } },
  $projection: {},
};
const NO_GUID = 'aeaqaaaaaaecntv2ab5meancdr4oqwyaaaaq';

const unitSearches = (units: readonly string[]): readonly object[] => [
  multiple({ $exists: 'Title' }, { $filter: { $orderby: { '#id': 1 }, $limit: 10_000 } }),
  multiple({ $exists: 'Title' }, { $filter: { $orderby: { Title: -1 }, $offset: 2, $limit: 3 } }),
  multiple({ $exists: 'Title' }, { $filter: {} }),
  multiple({ $match: { Description: 'pièces' } }),
  multiple({ $match: { Title: 'fonds' } }, { $filter: {} }),
  multiple({ $eq: { Cote: 'A 12' } }),
  multiple(
    { $gte: { '#approximate_creation_date': '2020-01-01' } },
    { $projection: { $fields: { Title: 1 } } },
  ),
  multiple({ $eq: { '#management.AppraisalRule.Rules.Rule': 'APP-00001' } }),
  multiple({ $eq: { '#unitType': 'HOLDING_UNIT' } }),
  ...units.slice(0, 8).map((unit) => ({ $roots: [unit], ...multiple({ $exists: '#id' }), $depth: 5 })),
  ...units.map((unit) => multiple({ $in: { '#allunitups': [unit] } })),
  multiple(
    { $exists: 'Title' },
    { $facets: [{ $name: 'levels', $terms: { $field: 'DescriptionLevel', $size: 10, $order: 'ASC' } }] },
  ),
];

const groupSearches: readonly object[] = [
  multiple({ $exists: '#id' }, { $filter: { $orderby: { '#id': 1 }, $limit: 10_000 } }),
  multiple({ $exists: '#id' }, { $filter: {} }),
  multiple({
    $subobject: { '#qualifiers.versions': { $match: { '#qualifiers.versions.FileInfo.Filename': 'a' } } },
  }),
  multiple({ $gt: { '#nbobjects': 1 } }),
];

const logbookSearches: readonly object[] = [
  single({}, { $orderby: { evDateTime: 1 }, $limit: 10_000 }),
  single({}),
  single({ $eq: { evType: 'PROCESS_SIP_UNITARY' } }, { $orderby: { evDateTime: -1 } }),
  single({ $eq: { 'events.outcome': 'KO' } }, { $orderby: { evDateTime: 1 } }),
  single({ $eq: { obIdIn: 'MSG-1' } }, { $limit: 2, $offset: 1, $orderby: { evDateTime: 1 } }),
];

/** The path under which each collection is read. */
const COLLECTION_PATHS: Readonly<Record<string, string>> = {
  Agencies: '/agencies',
  FileRules: '/rules',
  FileFormat: '/formats',
  IngestContract: '/ingestcontracts',
  AccessContract: '/accesscontracts',
  ManagementContract: '/managementcontracts',
  Context: '/contexts',
  SecurityProfile: '/securityprofiles',
  Profile: '/profiles',
  ArchiveUnitProfile: '/archiveunitprofiles',
  Ontology: '/ontologies',
  Griffin: '/griffin',
  PreservationScenario: '/preservationScenario',
  Schema: '/schema/unit',
};
/** The ontology has hundreds of vocabularies: some are asked for one by one, all of them in the list. */
const SOME = 20;

type Question = Omit<Reading, 'route'>;

/** The questions to a route, by its key; those to reference data are made from their path. */
function questionsOf(subjects: Subjects): Readonly<Record<string, readonly Question[]>> {
  const { units, groups, objects, operations, agencies, certificates } = subjects;
  const through = (question: Omit<Question, 'tenant'>): readonly Question[] =>
    CONTRACTS.map((accessContract) => ({ tenant: 0, accessContract, ...question }));
  const each = <Item>(items: readonly Item[], question: (item: Item) => Omit<Question, 'tenant'>) =>
    items.flatMap((item) => through(question(item)));
  const onTenants = (path: string, bodies: readonly object[]): readonly Question[] =>
    TENANTS.flatMap((tenant) => bodies.map((json) => ({ tenant, path, json })));
  const ofOperations = (path: (id: string) => string): readonly Question[] =>
    operations.map(({ tenant, id }) => ({ tenant, path: path(id) }));
  const ranges = [{}, { Range: 'bytes=1-3' }, { Range: 'bytes=-2' }, { Range: 'bytes=99999999-' }];
  const registers = [
    single({}, { $limit: 10_000 }),
    single({ $eq: { OriginatingAgency: agencies[0] ?? '' } }),
  ];
  const ark = (of: 'units' | 'objects', at: string) => `/${at}/by${of}persistentidentifier`;
  return {
    'GET access/units json': each(unitSearches(units), (json) => ({ path: '/units', json })),
    'GET access/units/{idu} json': each([...units, NO_GUID], (id) => ({ path: `/units/${id}`, json: WHOLE })),
    'GET access/unitsWithInheritedRules json': each(unitSearches(units).slice(0, 3), (json) => ({
      path: '/unitsWithInheritedRules',
      json,
    })),
    'GET access/units/stream octets': through({ path: '/units/stream', json: EVERYTHING }),
    'GET access/objects/stream octets': through({ path: '/objects/stream', json: EVERYTHING }),
    'GET chartrier/tenants/{id}/usage json': TENANTS.map((id) => ({
      tenant: 1,
      path: `/tenants/${id}/usage`,
    })),
    'GET chartrier/certificates json': [{ tenant: 1, path: '/certificates' }],
    'GET chartrier/certificates/{fingerprint} json': certificates.map((fingerprint) => ({
      tenant: 1,
      path: `/certificates/${fingerprint}`,
    })),
    'GET access/objects json': each(groupSearches, (json) => ({ path: '/objects', json })),
    'GET access/units/{idu}/objects json': each(units, (id) => ({
      path: `/units/${id}/objects`,
      json: WHOLE,
    })),
    'GET access/units/{idu}/objects octets': objects.flatMap(({ unit, usage, version }) =>
      each(ranges, (range) => ({
        path: `/units/${unit}/objects`,
        headers: { 'X-Qualifier': usage, 'X-Version': version, ...range },
      })),
    ),
    'GET access/units/byunitspersistentidentifier/{persistentIdentifier+} json': through({
      path: `${ark('units', 'units')}/${UNIT_ARK}`,
      json: WHOLE,
    }),
    'GET access/objects/byunitspersistentidentifier/{persistentIdentifier+} octets': through({
      path: `${ark('units', 'objects')}/${UNIT_ARK}`,
    }),
    'GET access/objects/byobjectspersistentidentifier/{persistentIdentifier+} octets': through({
      path: `${ark('objects', 'objects')}/${OBJECT_ARK}`,
    }),
    'GET access/objects/byobjectspersistentidentifier/{persistentIdentifier+} json': through({
      path: `${ark('objects', 'objects')}/${OBJECT_ARK}`,
      json: WHOLE,
    }),
    'GET access/logbookoperations json': onTenants('/logbookoperations', logbookSearches),
    'GET access/logbookoperations/{id} json': operations.map(({ tenant, id }) => ({
      tenant,
      path: `/logbookoperations/${id}`,
      json: WHOLE,
    })),
    'GET access/logbookunitlifecycles/{id} json': each(units, (id) => ({
      path: `/logbookunitlifecycles/${id}`,
      json: WHOLE,
    })),
    'GET access/logbookobjectslifecycles/{id} json': each(groups, (id) => ({
      path: `/logbookobjectslifecycles/${id}`,
      json: WHOLE,
    })),
    'GET admin/accessionregisters json': each(registers, (json) => ({ path: '/accessionregisters', json })),
    'GET admin/accessionregisterssymbolic json': each(registers, (json) => ({
      path: '/accessionregisterssymbolic',
      json,
    })),
    'GET admin/accessionregisterdetails json': onTenants('/accessionregisterdetails', registers),
    'GET admin/accessionregisters/{OriginatingAgency}/accessionregisterdetails json': each(
      agencies,
      (agency) => ({ path: `/accessionregisters/${agency}/accessionregisterdetails`, json: single({}) }),
    ),
    'GET admin/operations json': onTenants('/operations', [
      {},
      { statuses: ['KO'] },
      { states: ['COMPLETED'] },
    ]),
    'HEAD admin/operations/{id} any': ofOperations((id) => `/operations/${id}`),
    'GET admin/operations/{id} json': ofOperations((id) => `/operations/${id}`),
    'GET admin/workflows json': TENANTS.map((tenant) => ({ tenant, path: '/workflows' })),
    'GET admin/batchreport/{opId} octets': ofOperations((id) => `/batchreport/${id}`),
    'GET admin/rulesreport/{opId} octets': ofOperations((id) => `/rulesreport/${id}`),
    'GET admin/rulesreferential/{opId} octets': ofOperations((id) => `/rulesreferential/${id}`),
    'GET admin/agenciesreferential/{opId} octets': ofOperations((id) => `/agenciesreferential/${id}`),
    'GET admin/jobs json': [{ tenant: 1, path: '/jobs' }],
    'GET chartrier/importreports/{opId} any': ofOperations((id) => `/importreports/${id}`),
    'GET chartrier/referentialexport/{collection} any': onTenants('/referentialexport', [{}]).flatMap(
      ({ tenant }) =>
        [...Object.values(COLLECTION_PATHS), '/unitschema'].map((path) => ({
          tenant,
          path: `/referentialexport${path}`,
        })),
    ),
    'GET chartrier/referentialhistory/{collection}/{identifier+} json': subjects.documents
      .filter(({ collection }) => collection !== 'Ontology' && collection !== 'Schema')
      .slice(0, SOME)
      .map(({ collection, identifier }) => ({
        tenant: 0,
        path: `/referentialhistory${COLLECTION_PATHS[collection]}/${encodeURIComponent(identifier)}`,
      })),
    'GET chartrier/formats/signatures json': [{ tenant: 1, path: '/formats/signatures' }],
    // What a trial found is not on the offers: a rebuild knows what changed.
    'GET chartrier/formats/reidentifications/{id} any': operations
      .filter(({ workflow }) => workflow !== 'FORMAT_REIDENTIFICATION_TRIAL')
      .map(({ tenant, id }) => ({ tenant, path: `/formats/reidentifications/${id}` })),
    'GET ingest/ingests/{objectId}/archivetransferreply octets': ofOperations(
      (id) => `/ingests/${id}/archivetransferreply`,
    ),
    'GET ingest/ingests/{objectId}/manifests octets': ofOperations((id) => `/ingests/${id}/manifests`),
  };
}

function questionsOnReferenceData({ path }: Route, { documents }: Subjects): readonly Question[] {
  const collection = Object.keys(COLLECTION_PATHS).find((name) => {
    const own = COLLECTION_PATHS[name] ?? '';
    return path === own || path === `${own}/{identifier+}`;
  });
  const own = COLLECTION_PATHS[collection ?? ''];
  if (own === undefined) return [];
  if (path === own)
    return TENANTS.flatMap((tenant) => [
      { tenant, path, json: single({}, { $limit: 10_000 }) },
      { tenant, path, json: single({ $eq: { Status: 'ACTIVE' } }, { $limit: 2 }) },
    ]);
  const asked = documents.filter((document) => document.collection === collection).slice(0, SOME);
  const identifiers = [...new Set([...asked.map(({ identifier }) => identifier), 'nobody'])];
  return TENANTS.flatMap((tenant) =>
    identifiers.map((identifier) => ({ tenant, path: `${own}/${encodeURIComponent(identifier)}` })),
  );
}

/** Questions to every reading route about everything that the archive of a database has. */
export async function readingsOf(database: Database): Promise<readonly Reading[]> {
  const subjects = await subjectsOf(database);
  const byKey = questionsOf(subjects);
  return READING_ROUTES.flatMap((route) =>
    [...(byKey[routeKey(route)] ?? []), ...questionsOnReferenceData(route, subjects)].map((question) => ({
      route,
      ...question,
    })),
  );
}
