import { accepted, type Client } from '@chartrier/client';
import { AGENCY, binary, type SampleSip, sampleSip, unit } from '../ingest/sample-sip.ts';
import { DEPOSITOR, deposit, unitTitled } from './populate-archive.ts';

/** More than a small operation holds in one tar: packs, lines and papers are files of their own. */
const LARGE = Buffer.alloc(3 * 2 ** 20, 'a large file, three times in a package ');
const WITHOUT_OBJECT = { files: {}, groups: [] };
const ARK = (content: string) => [
  {
    PersistentIdentifierType: 'ark',
    PersistentIdentifierOrigin: 'OriginatingAgency',
    PersistentIdentifierReference: AGENCY,
    PersistentIdentifierContent: content,
  },
];
export const UNIT_ARK = 'ark:/22567/001a957db5eadaac';
export const OBJECT_ARK = 'ark:/22567/001a957db5eadxac';

/** Descriptions in two languages, rules, dates, extension, persistent identifiers, imported events, two usages. */
const richTree: SampleSip = {
  files: { 'content/a.txt': 'alpha, the first letter', 'content/b.txt': 'beta', 'content/c.txt': 'gamma' },
  groups: [
    {
      id: 'G1',
      objects: [
        binary('O1', 'content/a.txt', 'alpha, the first letter', { PersistentIdentifier: ARK(OBJECT_ARK) }),
        binary('O2', 'content/b.txt', 'beta', { DataObjectVersion: 'Dissemination_1' }),
      ],
      events: [{ evType: 'EVT_GROUP', evDateTime: '2020-01-02T03:04:05', outcome: 'OK' }] as never,
    },
    { id: 'G2', objects: [binary('O3', 'content/c.txt', 'gamma')] },
  ],
  manifest: {
    comments: [{ text: 'A rich transfer' }, { text: 'Un versement', lang: 'fr' }],
    managementMetadata: {
      originatingAgencyIdentifier: AGENCY,
      submissionAgencyIdentifier: 'FRAN_NP_000002',
      acquisitionInformation: 'Versement',
      legalStatus: 'Private Archive',
      management: { AccessRule: { Rules: [{ Rule: 'ACC-00002', StartDate: '2000-01-01' }] } },
    },
  },
  units: [
    unit('root', {
      content: {
        DescriptionLevel: 'Fonds',
        Title: 'Fonds',
        Title_: { en: 'Collection' },
        StartDate: '1900-01-01',
        EndDate: '1999-12-31',
        OriginatingSystemId: ['sys-1'],
      },
      management: {
        AppraisalRule: { Rules: [{ Rule: 'APP-00001', StartDate: '2024-02-29' }], FinalAction: 'Keep' },
      },
      events: [{ evType: 'EVT_UNIT', evDateTime: '2020-01-02T03:04:05', outcome: 'OK' }] as never,
      children: [
        unit('leaf', {
          archiveUnitProfile: 'AUP',
          content: {
            Title: 'Pièce',
            Description: 'Une pièce du fonds',
            Cote: ['A 12'],
            Tag: ['un', 'deux'],
            PersistentIdentifier: ARK(UNIT_ARK),
          },
          objectReference: { to: 'group', id: 'G1' },
        }),
        unit('other', { content: { Title: 'Autre' }, objectReference: { to: 'group', id: 'G2' } }),
      ],
    }),
  ],
};

const under = (systemId: string, title: string) =>
  unit('existing', {
    management: { UpdateOperation: { SystemId: systemId } } as never,
    children: [unit('new', { content: { Title: title } })],
  });

/** Deposits of every kind: trees, plans, small and large, attached to what is there, doubtful, refused, cancelled. */
export async function depositEverything(client: Client): Promise<void> {
  const holding = await deposit(
    client,
    await sampleSip({ ...WITHOUT_OBJECT, units: [unit('H', { content: { Title: 'Arbre' } })] }),
    ['OK'],
    'HOLDING_SCHEME',
  );
  const tree = await unitTitled(client, holding, 'Arbre');
  await deposit(
    client,
    await sampleSip({ ...WITHOUT_OBJECT, units: [under(tree, 'Plan')] }),
    ['OK', 'WARNING'],
    'FILING_SCHEME',
  );
  await deposit(client, await sampleSip(richTree), ['OK']);
  const names = [1, 2, 3].map((n) => [`content/${n}.txt`, LARGE] as const);
  const large = await deposit(client, await sampleSip({ files: Object.fromEntries(names) }), ['OK']);
  await deposit(client, await sampleSip({ ...WITHOUT_OBJECT, units: [under(tree, 'Sous l’arbre')] }), [
    'WARNING',
  ]);
  await depositToExistingGroup(client, await unitTitled(client, large, 'Unité U1'));
  const wrongSize = { ...binary('O1', 'content/a.txt', 'alpha'), size: 99 };
  await deposit(client, await sampleSip({ groups: [{ id: 'G1', objects: [wrongSize] }] }), ['WARNING']);
  await deposit(client, await sampleSip({ manifest: { archivalAgreement: 'IC-INACTIVE' } }), ['KO']);
  const missing = binary('O1', 'content/absent.txt', 'nothing');
  await deposit(client, await sampleSip({ groups: [{ id: 'G1', objects: [missing] }] }), ['KO']);
  await deposit(client, Buffer.from('this is no package'), ['KO']);
  await deposit(client, await sampleSip(), ['OK'], 'BLANK_TEST');
  await depositAndCancel(client);
}

/** A unit of a new package over a group that the archive has, then one more object in that group. */
async function depositToExistingGroup(client: Client, unitId: string): Promise<void> {
  const group = accepted(await client.objects.ofUnit(DEPOSITOR, unitId)).$results[0]?.['#id'] ?? '';
  const sharing = unit('sharing', {
    content: { Title: 'Sur un groupe existant' },
    objectReference: { to: 'existingGroup', id: group },
  });
  await deposit(client, await sampleSip({ ...WITHOUT_OBJECT, units: [sharing] }), ['WARNING']);
  const adding = unit('adding', {
    management: { UpdateOperation: { SystemId: unitId } } as never,
    objectReference: { to: 'group', id: 'GA' },
  });
  const another = binary('OA', 'content/text.txt', 'text', { DataObjectVersion: 'TextContent_1' });
  const content = await sampleSip({
    files: { 'content/text.txt': 'text' },
    groups: [{ id: 'GA', objects: [another] }],
    units: [adding],
  });
  await deposit(client, content, ['OK']);
}

async function depositAndCancel(client: Client): Promise<void> {
  const { operationId } = accepted(
    await client.ingest.deposit(DEPOSITOR, { content: await sampleSip(), action: 'NEXT' }),
  );
  const wait = { pollMs: 50, timeoutMs: 30_000 };
  accepted(await client.waitFor(DEPOSITOR, operationId, wait));
  accepted(await client.operations.cancel(DEPOSITOR, operationId));
  for (let turn = 0; turn < 300; turn++) {
    const { state } = accepted(await client.operations.status(DEPOSITOR, operationId));
    if (state === 'COMPLETED') return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${operationId} was not cancelled`);
}
