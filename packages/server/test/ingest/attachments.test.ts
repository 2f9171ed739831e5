import { beforeAll, describe, expect, it } from 'vitest';
import { AGENCY, CONTRACT, loadSampleReferentials, sampleSip, unit } from './sample-sip.ts';
import { startIngest } from './start-ingest.ts';

/** Done when a deposit is about to be committed, after its ancestors were read. */
let changeMeanwhile: () => Promise<unknown> = async () => undefined;
const bench = await startIngest(
  {},
  {
    crashPoints: async (point) => {
      if (point === 'before-prepare') await changeMeanwhile();
    },
  },
);
const tree: Record<string, string> = {};
const WITHOUT_OBJECT = { files: {}, groups: [] };

interface Unit {
  readonly _id: string;
  readonly _up: readonly string[];
  readonly _us: readonly string[];
  readonly _max: number;
  readonly _sps: readonly string[];
  readonly Title: string;
}

async function unitsOf(operationId: string): Promise<ReadonlyMap<string, Unit>> {
  const { rows } = await bench.database.query<{ document: Unit }>(
    'select document from unit where tenant = 0 and opi = $1',
    [operationId],
  );
  return new Map(rows.map(({ document }) => [document.Title, document]));
}

async function deposit(units: Parameters<typeof sampleSip>[0] & object, workflow = 'DEFAULT_WORKFLOW') {
  return await bench.deposit(await sampleSip({ ...WITHOUT_OBJECT, ...units }), { workflow });
}

/** A unit of the manifest that stands for one of the archive, with children. */
function existing(
  updateOperation: Record<string, unknown>,
  children = [unit('new', { content: { Title: 'Nouvelle' } })],
) {
  return unit('existing', { management: { UpdateOperation: updateOperation } as never, children });
}

beforeAll(async () => {
  await loadSampleReferentials(bench);
  for (const [workflow, name] of [
    ['HOLDING_SCHEME', 'arbre'],
    ['FILING_SCHEME', 'plan'],
    ['DEFAULT_WORKFLOW', 'versement'],
  ] as const) {
    const { operationId, status } = await deposit(
      {
        units: [
          unit('R', {
            content: { Title: `Racine ${name}`, OriginatingSystemId: [`sys-${name}`] },
            ...(name === 'versement'
              ? { management: { AccessRule: { Rules: [{ Rule: 'ACC-00002', StartDate: '2000-01-01' }] } } }
              : {}),
            children: [unit('C', { content: { Title: `Enfant ${name}`, Description: 'commune' } })],
          }),
        ],
      },
      workflow,
    );
    expect(['OK', 'WARNING']).toContain(status);
    for (const [title, document] of await unitsOf(operationId)) tree[title] = document._id;
  }
});

describe('units attached to the archive', () => {
  it('by the id of a unit: they get its ancestors, and it is not changed', async () => {
    const before = await bench.database.query('select document from unit where id = $1', [
      tree['Enfant arbre'] ?? '',
    ]);
    const deposited = await deposit({ units: [existing({ SystemId: tree['Enfant arbre'] })] });
    expect(deposited.status).toBe('WARNING');
    const added = (await unitsOf(deposited.operationId)).get('Nouvelle');
    expect(added).toMatchObject({
      _up: [tree['Enfant arbre']],
      _us: [tree['Racine arbre'], tree['Enfant arbre']],
      _max: 3,
      _sps: [AGENCY],
    });
    expect((await unitsOf(deposited.operationId)).size).toBe(1);
    expect(deposited.data('CHECK_DATAOBJECTPACKAGE.OK')._up).toEqual([tree['Enfant arbre'] ?? '']);
    const after = await bench.database.query('select document from unit where id = $1', [
      tree['Enfant arbre'] ?? '',
    ]);
    expect(after.rows).toEqual(before.rows);
  });

  it('by a metadata and its value', async () => {
    const key = (MetadataName: string, MetadataValue: string) =>
      deposit({ units: [existing({ ArchiveUnitIdentifierKey: { MetadataName, MetadataValue } })] });
    for (const [name, value] of [
      ['#id', tree['Racine versement'] ?? ''],
      ['OriginatingSystemId', 'sys-versement'],
      ['Title', 'Racine versement'],
      ['#management.AccessRule.Rules.Rule', 'ACC-00002'],
    ] as const) {
      const deposited = await key(name, value);
      const added = (await unitsOf(deposited.operationId)).get('Nouvelle');
      expect(added?._up).toEqual([tree['Racine versement']]);
    }
    const below = await key('#unitups', tree['Racine versement'] ?? '');
    // the unit below, and those that the deposits above attached
    expect(below.events).toContain('CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST.TOO_MANY_FOUND_ATTACHMENT.KO');
    expect((await key('_opi', 'x')).events).toContain(
      'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST.NULL_LINK_PARENT_ID_ATTACHMENT.KO',
    );
    expect((await key('Title', 'Personne')).events).toContain(
      'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST.NOT_FOUND_ATTACHMENT.KO',
    );
    expect((await key('Description', 'commune')).events).toContain(
      'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST.TOO_MANY_FOUND_ATTACHMENT.KO',
    );
  });

  it('by the contract: its parent is that of every root', async () => {
    await bench.importJson('IngestContract', [
      { Identifier: 'IC-LINK', Name: 'Sous le plan', Status: 'ACTIVE', LinkParentId: tree['Racine plan'] },
    ]);
    const deposited = await deposit({
      manifest: { archivalAgreement: 'IC-LINK' },
      units: [
        unit('A', { content: { Title: 'A' }, children: [unit('B', { content: { Title: 'B' } })] }),
        unit('C', { content: { Title: 'C' } }),
      ],
    });
    const found = await unitsOf(deposited.operationId);
    expect(found.get('A')?._up).toEqual([tree['Racine plan']]);
    expect(found.get('C')?._up).toEqual([tree['Racine plan']]);
    expect(found.get('B')?._us).toEqual([tree['Racine plan'], found.get('A')?._id]);
  });
});

describe('an attachment is refused', () => {
  const manifest = (code: string) => `CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST.${code}.KO`;

  it('for an id that is none, or that the archive does not have', async () => {
    const malformed = await deposit({ units: [existing({ SystemId: 'pas-un-guid' })] });
    expect(malformed.events).toContain(manifest('INVALID_GUID_ATTACHMENT'));
    const unknown = await deposit({
      units: [existing({ SystemId: 'aeaqaaaaaabelx6idm5kqancdrjiqaaaaaaq' })],
    });
    expect(unknown.events).toContain(manifest('NOT_FOUND_ATTACHMENT'));
    const data = unknown.data('CHECK_DATAOBJECTPACKAGE.NOT_FOUND_ATTACHMENT');
    expect(JSON.parse(String(data.evDetTechData))).toEqual({
      existing: { ArchiveUnit: '[MetadataName:#id, MetadataValue : aeaqaaaaaabelx6idm5kqancdrjiqaaaaaaq]' },
    });
  });

  it('of a tree to a filing plan, of a plan to a deposit', async () => {
    const holding = await deposit({ units: [existing({ SystemId: tree['Racine plan'] })] }, 'HOLDING_SCHEME');
    expect(holding.events).toContain(manifest('UNAUTHORIZED_ATTACHMENT'));
    const plan = await deposit(
      { units: [existing({ SystemId: tree['Racine versement'] })] },
      'FILING_SCHEME',
    );
    expect(plan.events).toContain(manifest('UNAUTHORIZED_ATTACHMENT'));
    const allowed = await deposit({ units: [existing({ SystemId: tree['Racine arbre'] })] }, 'FILING_SCHEME');
    expect(allowed.status).toBe('OK');
  });

  it('when the manifest gives a parent to a unit of the archive', async () => {
    const deposited = await deposit({
      units: [unit('above', { children: [existing({ SystemId: tree['Racine versement'] })] })],
    });
    expect(deposited.events).toContain(manifest('MODIFY_PARENT_EXISTING_UNIT_UNAUTHORIZED'));
  });

  it('by the contract: forbidden, required and absent, or outside its perimeter', async () => {
    await bench.importJson('IngestContract', [
      { Identifier: 'IC-NONE', Name: 'Aucun', Status: 'ACTIVE', CheckParentLink: 'UNAUTHORIZED' },
      { Identifier: 'IC-MUST', Name: 'Toujours', Status: 'ACTIVE', CheckParentLink: 'REQUIRED' },
      { Identifier: 'IC-UNDER', Name: 'Dessous', Status: 'ACTIVE', CheckParentId: [tree['Racine plan']] },
    ]);
    const under = (archivalAgreement: string, units: Parameters<typeof sampleSip>[0] & object) =>
      deposit({ manifest: { archivalAgreement }, ...units });
    const attached = (id: string | undefined) => ({ units: [existing({ SystemId: id })] });
    expect((await under('IC-NONE', attached(tree['Racine plan']))).events).toContain(
      manifest('UNAUTHORIZED_ATTACHMENT_BY_CONTRACT'),
    );
    expect((await under('IC-MUST', { units: [unit('U')] })).events).toContain(
      manifest('ATTACHMENT_REQUIRED'),
    );
    expect((await under('IC-UNDER', attached(tree['Racine arbre']))).events).toContain(
      manifest('UNAUTHORIZED_ATTACHMENT'),
    );
    expect((await under('IC-UNDER', attached(tree['Enfant plan']))).status).toBe('WARNING');
    expect(CONTRACT).not.toBe('IC-UNDER');
  });

  it('when the unit changed between the check and the commit', async () => {
    const id = tree['Enfant versement'] ?? '';
    changeMeanwhile = () =>
      bench.database.query('update unit set atomic_version = atomic_version + 1 where id = $1', [id]);
    const deposited = await deposit({ units: [existing({ SystemId: id })] });
    changeMeanwhile = async () => undefined;
    expect(deposited.status).toBe('KO');
    expect(deposited.data('CHECK_ATTACHEMENT.KO')).toMatchObject({
      faults: [{ code: 'INGEST_ATTACHMENT_CHANGED' }],
    });
    expect((await unitsOf(deposited.operationId)).size).toBe(0);
  });
});
