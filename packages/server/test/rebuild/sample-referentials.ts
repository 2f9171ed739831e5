import { SIGNATURE_FILE_NAMESPACE } from '../../src/referential/file-formats/read-signature-file.ts';
import { internalOntology } from '../../src/referential/index.ts';
import { AGENCY, CONTRACT } from '../ingest/sample-sip.ts';
import type { ReferenceStep } from './populate-archive.ts';

const agencies = (...rows: readonly string[]) => ['Identifier,Name,Description', ...rows, ''].join('\n');
const rules = (...rows: readonly string[]) =>
  ['RuleId,RuleType,RuleValue,RuleDescription,RuleDuration,RuleMeasurement', ...rows, ''].join('\n');
const formats = (date: string, version: string, name: string) => `<?xml version="1.0" encoding="UTF-8"?>
<FFSignatureFile DateCreated="${date}" Version="${version}" xmlns="${SIGNATURE_FILE_NAMESPACE}">
<InternalSignatureCollection/><FileFormatCollection>
<FileFormat ID="7" MIMEType="image/tiff" Name="${name}" PUID="fmt/353" Version="6"><Extension>tif</Extension></FileFormat>
<FileFormat ID="8" Name="Plain text" PUID="x-fmt/111"><Extension>txt</Extension></FileFormat>
</FileFormatCollection></FFSignatureFile>`;
export const GRAMMAR =
  '<?xml version="1.0"?><rng:grammar xmlns:rng="http://relaxng.org/ns/structure/1.0"><rng:start><rng:element><rng:anyName/><rng:empty/></rng:element></rng:start></rng:grammar>';

const ACTIVE = { Status: 'ACTIVE' };
const set = (fields: object) => ({ $action: [{ $set: fields }] });

/** Everything that may be imported, on three tenants: added, changed by a second import, updated, refused. */
export const sampleReferentials: readonly ReferenceStep[] = [
  {
    kind: 'file',
    tenant: 0,
    collection: 'agencies',
    text: agencies(`${AGENCY},Mairie,`, 'FRAN_NP_000002,Archives,', 'GONE,Nobody,'),
    name: 'agencies.csv',
  },
  {
    kind: 'file',
    tenant: 0,
    collection: 'agencies',
    text: agencies(`${AGENCY},Mairie de Test,Changed`, 'FRAN_NP_000002,Archives,', 'A/1,With a slash,'),
    name: 'agencies 2.csv',
  },
  {
    kind: 'file',
    tenant: 0,
    collection: 'agencies',
    text: agencies('X,,'),
    name: 'refused.csv',
    refused: true,
  },
  { kind: 'file', tenant: 2, collection: 'agencies', text: agencies('T2,Other tenant,'), name: 'a.csv' },
  {
    kind: 'file',
    tenant: 0,
    collection: 'rules',
    text: rules(
      'APP-00001,AppraisalRule,Dossier,,10,Year',
      'ACC-00002,AccessRule,Vingt-cinq ans,,25,Year',
      'HOL-00001,HoldRule,Gel,,,',
      'OLD-00001,StorageRule,To be removed,,1,Year',
    ),
    name: 'rules.csv',
  },
  {
    kind: 'file',
    tenant: 0,
    collection: 'rules',
    text: rules(
      'APP-00001,AppraisalRule,Dossier,Longer,12,Year',
      'ACC-00002,AccessRule,Vingt-cinq ans,,25,Year',
      'HOL-00001,HoldRule,Gel,,,',
    ),
    name: 'rules 2.csv',
  },
  {
    kind: 'file',
    tenant: 0,
    collection: 'rules',
    text: rules('BAD,NoRule,x,,1,Year'),
    name: 'refused.csv',
    refused: true,
  },
  {
    kind: 'file',
    tenant: 1,
    collection: 'formats',
    text: formats('2026-01-19T10:53:18', '121', 'TIFF'),
    name: 'DROID_121.xml',
  },
  {
    kind: 'file',
    tenant: 1,
    collection: 'formats',
    text: formats('2026-02-19T10:53:18', '122', 'Tagged Image File Format'),
    name: 'DROID_122.xml',
  },
  {
    kind: 'list',
    tenant: 0,
    path: 'managementcontracts',
    items: [
      {
        Identifier: 'MC',
        Name: 'Management',
        ...ACTIVE,
        Storage: { UnitStrategy: 'default' },
        PersistentIdentifierPolicy: [
          {
            PersistentIdentifierPolicyType: 'ARK',
            PersistentIdentifierUnit: true,
            PersistentIdentifierAuthority: '12345',
            PersistentIdentifierUsages: [
              { UsageName: 'BinaryMaster', InitialVersion: true, IntermediaryVersion: 'LAST' },
            ],
          },
        ],
      },
    ],
  },
  {
    kind: 'list',
    tenant: 1,
    path: 'profiles',
    items: [{ Identifier: 'PR/1', Name: 'Profile', Format: 'RNG' }],
  },
  { kind: 'profile', tenant: 1, identifier: 'PR/1', text: GRAMMAR },
  { kind: 'list', tenant: 0, path: 'profiles', items: [{ Name: 'Numbered by the server', Format: 'XSD' }] },
  {
    kind: 'list',
    tenant: 0,
    path: 'archiveunitprofiles',
    items: [{ Identifier: 'AUP', Name: 'Unit profile', ControlSchema: '{"type":"object"}', ...ACTIVE }],
  },
  {
    kind: 'list',
    tenant: 0,
    path: 'ingestcontracts',
    items: [
      {
        Identifier: CONTRACT,
        Name: 'Deposits',
        ...ACTIVE,
        ManagementContractId: 'MC',
        EveryDataObjectVersion: true,
      },
      { Identifier: 'IC-INACTIVE', Name: 'Inactive', Status: 'INACTIVE' },
    ],
  },
  {
    kind: 'list',
    tenant: 0,
    path: 'accesscontracts',
    items: [
      {
        Identifier: 'AccessContract1',
        Name: 'Access',
        ...ACTIVE,
        EveryOriginatingAgency: true,
        EveryDataObjectVersion: true,
        WritingPermission: true,
      },
      { Identifier: 'OtherAgency', Name: 'Other', ...ACTIVE, OriginatingAgencies: ['FRAN_NP_000002'] },
    ],
  },
  { kind: 'list', tenant: 2, path: 'accesscontracts', items: [{ Name: 'Numbered by the server' }] },
  {
    kind: 'list',
    tenant: 0,
    path: 'accesscontracts',
    items: [{ Identifier: 'AccessContract1', Name: 'Access' }],
    refused: true,
  },
  {
    kind: 'update',
    tenant: 0,
    collection: 'accesscontracts',
    identifier: 'OtherAgency',
    update: set({ Description: 'Updated' }),
  },
  {
    kind: 'list',
    tenant: 1,
    path: 'securityprofiles',
    items: [{ Identifier: 'SP', Name: 'Reader', Permissions: ['units:read'] }],
  },
  {
    kind: 'list',
    tenant: 1,
    path: 'contexts',
    items: [
      {
        Identifier: 'CTX',
        Name: 'Reader',
        SecurityProfile: 'SP',
        ...ACTIVE,
        Permissions: [{ tenant: 0, AccessContracts: ['AccessContract1'], IngestContracts: [] }],
      },
    ],
  },
  {
    kind: 'update',
    tenant: 1,
    collection: 'contexts',
    identifier: 'CTX',
    update: set({ Name: 'Reader of one tenant' }),
  },
  {
    kind: 'list',
    tenant: 1,
    path: 'ontologies',
    items: [
      ...internalOntology('2020-01-01T00:00:00.000'),
      { Identifier: 'Cote', Type: 'KEYWORD', Origin: 'EXTERNAL', Collections: ['Unit'] },
    ],
  },
  {
    kind: 'list',
    tenant: 1,
    path: 'griffin',
    items: [{ Identifier: 'G1', Name: 'Griffin', ExecutableName: 'tool', ExecutableVersion: '1.0' }],
  },
  {
    kind: 'list',
    tenant: 0,
    path: 'preservationScenario',
    items: [
      {
        Identifier: 'S1',
        Name: 'Scenario',
        ActionList: ['GENERATE'],
        DefaultGriffin: {
          GriffinIdentifier: 'G1',
          Timeout: 20,
          MaxSize: 1_000_000,
          Debug: false,
          ActionDetail: [{ Type: 'GENERATE', Values: { Extension: 'gif', Args: ['-quality', '90'] } }],
        },
      },
    ],
  },
];
