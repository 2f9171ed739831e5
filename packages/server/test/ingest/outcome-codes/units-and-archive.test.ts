import type { JsonObject } from '@chartrier/seda';
import { beforeAll, describe, expect } from 'vitest';
import { makeZip } from '../../../src/operations/ingest/package/package-fixtures.ts';
import { loadSampleReferentials, sampleManifest, sampleSip, unit } from '../sample-sip.ts';
import { startIngest } from '../start-ingest.ts';
import { type OutcomeCase, provokeOutcomes } from './outcome-table.ts';

const bench = await startIngest();
const EMPTY = { files: {}, groups: [] };
const UNKNOWN_GUID = 'aeaqaaaaaabelx6idm5kqancdrjiqaaaaaaq';
const ids: Record<string, string> = {};

async function unitIds(operationId: string): Promise<void> {
  const { rows } = await bench.database.query<{ id: string; title: string }>(
    `select id, document ->> 'Title' title from unit where opi = $1`,
    [operationId],
  );
  for (const { id, title } of rows) ids[title] = id;
}

beforeAll(async () => {
  await loadSampleReferentials(bench);
  await bench.importFile(
    'FileRules',
    [
      'RuleId,RuleType,RuleValue,RuleDescription,RuleDuration,RuleMeasurement',
      'APP-00001,AppraisalRule,Dossier,,10,Year',
      'ACC-00001,AccessRule,Immédiat,,0,Year',
      'HOL-00001,HoldRule,Gel,,,',
      'HOL-00002,HoldRule,Gel daté,,2,Year',
      '',
    ].join('\n'),
  );
  const profiles = await bench.importJson('ArchiveUnitProfile', [
    {
      Identifier: 'AUP-OK',
      Name: 'Titre court',
      Status: 'ACTIVE',
      ControlSchema: JSON.stringify({
        $schema: 'http://vitam-json-schema.org/draft-04/schema#',
        type: 'object',
        additionalProperties: true,
        properties: { Title: { type: 'string', maxLength: 5 } },
      }),
    },
    {
      Identifier: 'AUP-SLOW',
      Name: 'Motif sans fin',
      Status: 'ACTIVE',
      ControlSchema: '{"type":"object","properties":{"Title":{"type":"string","pattern":"^(a+)+$"}}}',
    },
    {
      Identifier: 'AUP-ENDLESS',
      Name: 'Renvoi sans fin',
      Status: 'ACTIVE',
      ControlSchema: '{"allOf":[{"$ref":"#"}]}',
    },
    { Identifier: 'AUP-INACTIVE', Name: 'Inactif', Status: 'INACTIVE', ControlSchema: '{"type":"object"}' },
    { Identifier: 'AUP-EMPTY', Name: 'Vide', Status: 'ACTIVE', ControlSchema: '{"type":"object"}' },
  ]);
  expect(profiles.status).toBe('OK');
  const plan = await bench.deposit(
    await sampleSip({
      ...EMPTY,
      units: [
        unit('R', {
          content: { Title: 'Plan', Description: 'twin' },
          children: [unit('C', { content: { Title: 'Branche', Description: 'twin' } })],
        }),
      ],
    }),
    { workflow: 'FILING_SCHEME' },
  );
  expect(plan.events.at(-1)).toBe('FILINGSCHEME.OK');
  await unitIds(plan.operationId);
  await bench.importJson('IngestContract', [
    { Identifier: 'IC-NONE', Name: 'Aucun', Status: 'ACTIVE', CheckParentLink: 'UNAUTHORIZED' },
    { Identifier: 'IC-MUST', Name: 'Toujours', Status: 'ACTIVE', CheckParentLink: 'REQUIRED' },
    { Identifier: 'IC-UNDER', Name: 'Dessous', Status: 'ACTIVE', CheckParentId: [ids['Branche']] },
    { Identifier: 'IC-LINK-EMPTY', Name: 'Lien vide', Status: 'ACTIVE' },
    { Identifier: 'IC-LINK-GONE', Name: 'Lien perdu', Status: 'ACTIVE' },
  ]);
  // What an import refuses to make, and time may bring.
  await bench.database.query(
    `update referential set document = document || '{"ControlSchema": ""}'
     where tenant = 0 and collection = 'ArchiveUnitProfile' and identifier = 'AUP-EMPTY'`,
  );
  for (const [identifier, link] of [
    ['IC-LINK-EMPTY', ''],
    ['IC-LINK-GONE', UNKNOWN_GUID],
  ])
    await bench.database.query(
      `update referential set document = document || jsonb_build_object('LinkParentId', $2::text)
       where tenant = 0 and collection = 'IngestContract' and identifier = $1`,
      [identifier ?? '', link ?? ''],
    );
});

const withUnit = (more: Parameters<typeof unit>[1]) => () =>
  sampleSip({ ...EMPTY, units: [unit('U1', more)] });
const described = (content: JsonObject) => withUnit({ content });
const ruled = (management: JsonObject) => withUnit({ management });
const edited = (edit: (manifest: string) => string) => async () =>
  makeZip({ 'manifest.xml': edit(await sampleManifest({ ...EMPTY, units: [unit('U1')] })) });

const ofUnits = (outDetail: string, why: string, sip: OutcomeCase['sip'], inReply?: string): OutcomeCase => ({
  why,
  outDetails: [`${outDetail}.KO`, 'STP_UNIT_CHECK_AND_PROCESS.KO'],
  inReply: [`LFC.${outDetail.split('.')[0]}.KO`, ...(inReply === undefined ? [] : [inReply])],
  status: 'KO',
  sip,
});

describe('outcomes of CHECK_UNIT_SCHEMA', () => {
  const schema = (subcode: string, why: string, sip: OutcomeCase['sip']) =>
    ofUnits(`CHECK_UNIT_SCHEMA${subcode === '' ? '' : `.${subcode}`}`, why, sip);
  provokeOutcomes(bench, [
    schema('INVALID_UNIT', 'a script in a description', described({ Description: '<script>x</script>' })),
    schema('INVALID_UNIT', 'an empty title', described({ Title: '' })),
    schema('INVALID_UNIT', 'a date beyond the year 8999', described({ StartDate: '9000-01-01' })),
    schema('', 'an extension of another type than the ontology’s', described({ indexationDate: ['demain'] })),
    schema('', 'a month for a date', described({ CreatedDate: '1914-08' })),
    schema(
      'CONSISTENCY',
      'an end before its start',
      described({ StartDate: '1914-08-01', EndDate: '1913-01-01' }),
    ),
  ]);
});

describe('outcomes of CHECK_ARCHIVE_UNIT_PROFILE', () => {
  const profile = (subcode: string, why: string, archiveUnitProfile: string, Title = 'Titre') =>
    ofUnits(
      `CHECK_ARCHIVE_UNIT_PROFILE.${subcode}`,
      why,
      withUnit({ archiveUnitProfile, content: { Title } }),
    );
  provokeOutcomes(bench, [
    profile('NOT_FOUND', 'an unknown profile', 'AUP-NONE'),
    profile('INACTIVE_STATUS', 'an inactive profile', 'AUP-INACTIVE'),
    profile('EMPTY_CONTROL_SCHEMA', 'a profile without schema', 'AUP-EMPTY'),
    profile('NOT_AU_JSON_VALID', 'a unit that departs from its profile', 'AUP-OK', 'Un titre long'),
    profile(
      'NOT_AU_JSON_VALID',
      'a profile whose pattern goes on without end',
      'AUP-SLOW',
      `${'a'.repeat(60)}!`,
    ),
    profile('NOT_AU_JSON_VALID', 'a profile that refers to itself without end', 'AUP-ENDLESS'),
    {
      why: 'a unit that conforms',
      outDetails: ['CHECK_ARCHIVE_UNIT_PROFILE.OK'],
      status: 'WARNING',
      sip: withUnit({ archiveUnitProfile: 'AUP-OK', content: { Title: 'Titre' } }),
    },
  ]);
});

describe('outcomes of CHECK_CLASSIFICATION_LEVEL and UNITS_RULES_COMPUTE', () => {
  const rules = (subcode: string, why: string, management: JsonObject) =>
    ofUnits(
      `UNITS_RULES_COMPUTE.${subcode}`,
      why,
      ruled(management),
      `LFC.UNITS_RULES_COMPUTE.${subcode}.KO`,
    );
  provokeOutcomes(bench, [
    ofUnits(
      'CHECK_CLASSIFICATION_LEVEL',
      'a level that the platform does not hold',
      ruled({ ClassificationRule: { ClassificationLevel: 'Ultra', ClassificationOwner: 'X' } }),
    ),
    rules('UNKNOWN', 'an unknown rule', { AccessRule: { Rules: [{ Rule: 'ACC-99999' }] } }),
    rules('CONSISTENCY', 'a rule of another category', { AccessRule: { Rules: [{ Rule: 'APP-00001' }] } }),
    rules('CONSISTENCY', 'an end given to a hold rule that has a duration', {
      HoldRule: { Rules: [{ Rule: 'HOL-00002', StartDate: '2020-01-01', HoldEndDate: '2021-01-01' }] },
    }),
    rules('CONSISTENCY', 'a hold that ends before it starts', {
      HoldRule: { Rules: [{ Rule: 'HOL-00001', StartDate: '2020-01-01', HoldEndDate: '2019-01-01' }] },
    }),
    rules('REF_INCONSISTENCY', 'an unknown rule that is prevented', {
      AccessRule: { Inheritance: { PreventRulesId: ['ACC-99999'] } },
    }),
    rules('REF_INCONSISTENCY', 'a prevented rule of another category', {
      AccessRule: { Inheritance: { PreventRulesId: ['APP-00001'] } },
    }),
  ]);
});

describe('outcomes of CHECK_MANIFEST on units', () => {
  const manifest = (subcode: string, why: string, sip: OutcomeCase['sip']): OutcomeCase => ({
    why,
    outDetails: [
      `CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST.${subcode}.KO`,
      `CHECK_DATAOBJECTPACKAGE.${subcode}.KO`,
      'STP_INGEST_CONTROL_SIP.KO',
    ],
    status: 'KO',
    sip,
  });
  const attached = (update: () => JsonObject, archivalAgreement?: string) => async () =>
    sampleSip({
      ...EMPTY,
      ...(archivalAgreement === undefined ? {} : { manifest: { archivalAgreement } }),
      units: [unit('E', { management: { UpdateOperation: update() }, children: [unit('U1')] })],
    });
  const key = (MetadataName: string, MetadataValue: string) => () => ({
    ArchiveUnitIdentifierKey: { MetadataName, MetadataValue },
  });
  const under = (archivalAgreement: string) => () =>
    sampleSip({ ...EMPTY, manifest: { archivalAgreement }, units: [unit('U1')] });
  provokeOutcomes(bench, [
    manifest('CHECK_MANIFEST_LOOP', 'a cycle', () =>
      sampleSip({
        ...EMPTY,
        units: [
          unit('A', { links: [{ id: 'L1', targetId: 'B' }] }),
          unit('B', { links: [{ id: 'L2', targetId: 'A' }] }),
        ],
      }),
    ),
    manifest('CHECK_MANIFEST_LOOP', 'a unit that is its own child', () =>
      sampleSip({ ...EMPTY, units: [unit('A', { links: [{ id: 'L1', targetId: 'A' }] })] }),
    ),
    manifest(
      'CHECK_MANIFEST_MALFORMED_DATA',
      'a journal dated in the future',
      withUnit({ events: [{ evDateTime: '2999-01-01T00:00:00', evType: 'X' }] }),
    ),
    manifest(
      'CHECK_MANIFEST_MALFORMED_DATA',
      'a link with a space in it',
      edited((text) =>
        text.replace(
          '</Content>',
          '</Content><ArchiveUnit id="L1"><ArchiveUnitRefId>\n U1</ArchiveUnitRefId></ArchiveUnit>',
        ),
      ),
    ),
    manifest(
      'INVALID_GUID_ATTACHMENT',
      'an id that is none',
      attached(() => ({ SystemId: 'abc' })),
    ),
    manifest(
      'NOT_FOUND_ATTACHMENT',
      'a unit that is not there',
      attached(() => ({ SystemId: UNKNOWN_GUID })),
    ),
    manifest('NOT_FOUND_ATTACHMENT', 'a key that finds none', attached(key('Title', 'Personne'))),
    manifest('NOT_FOUND_ATTACHMENT', 'a contract that links to a unit that is gone', under('IC-LINK-GONE')),
    manifest('TOO_MANY_FOUND_ATTACHMENT', 'a key that finds two', attached(key('Description', 'twin'))),
    manifest('EMPTY_KEY_ATTACHMENT', 'a key without value', attached(key('Title', ''))),
    manifest('EMPTY_KEY_ATTACHMENT', 'a contract whose link is empty', under('IC-LINK-EMPTY')),
    manifest('NULL_LINK_PARENT_ID_ATTACHMENT', 'a key that no search takes', attached(key('#nothing', 'x'))),
    manifest('ATTACHMENT_REQUIRED', 'a contract that wants an attachment', under('IC-MUST')),
    manifest(
      'UNAUTHORIZED_ATTACHMENT_BY_CONTRACT',
      'a contract that wants none',
      attached(() => ({ SystemId: ids['Plan'] ?? '' }), 'IC-NONE'),
    ),
    manifest(
      'UNAUTHORIZED_ATTACHMENT',
      'a unit outside the contract’s perimeter',
      attached(() => ({ SystemId: ids['Plan'] ?? '' }), 'IC-UNDER'),
    ),
    {
      ...manifest(
        'UNAUTHORIZED_ATTACHMENT',
        'a tree under a plan',
        attached(() => ({ SystemId: ids['Plan'] ?? '' })),
      ),
      workflow: 'HOLDING_SCHEME',
      final: 'HOLDINGSCHEME.KO',
    },
    manifest('MODIFY_PARENT_EXISTING_UNIT_UNAUTHORIZED', 'a parent for a unit of the archive', () =>
      sampleSip({
        ...EMPTY,
        units: [
          unit('above', {
            children: [unit('E', { management: { UpdateOperation: { SystemId: ids['Plan'] ?? '' } } })],
          }),
        ],
      }),
    ),
  ]);
});

describe('outcomes of the other workflows', () => {
  const IDENTIFIERS = {
    FILING_SCHEME: 'FILINGSCHEME',
    HOLDING_SCHEME: 'HOLDINGSCHEME',
    BLANK_TEST: 'PROCESS_SIP_UNITARY_TEST',
  };
  const last = (
    workflow: keyof typeof IDENTIFIERS,
    status: OutcomeCase['status'],
    sip: OutcomeCase['sip'],
  ) => ({
    why: `${workflow} ends ${status}`,
    workflow,
    outDetails: [status === 'KO' ? 'CHECK_UNIT_SCHEMA.INVALID_UNIT.KO' : 'CHECK_UNIT_SCHEMA.OK'],
    final: `${IDENTIFIERS[workflow]}.${status}`,
    status,
    sip,
  });
  provokeOutcomes(bench, [
    last('FILING_SCHEME', 'OK', withUnit({})),
    last('HOLDING_SCHEME', 'OK', withUnit({})),
    last('BLANK_TEST', 'OK', () => sampleSip()),
    last('BLANK_TEST', 'WARNING', withUnit({})),
    last('FILING_SCHEME', 'KO', described({ Title: '' })),
    last('HOLDING_SCHEME', 'KO', described({ Title: '' })),
    last('BLANK_TEST', 'KO', described({ Title: '' })),
  ]);
});
