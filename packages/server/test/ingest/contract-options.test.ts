import { beforeAll, describe, expect, it } from 'vitest';
import { binary, loadSampleReferentials, type SampleSip, sampleSip, unit } from './sample-sip.ts';
import { startIngest } from './start-ingest.ts';

const bench = await startIngest();
const FILED = { files: {}, groups: [] };
let plan = '';

beforeAll(async () => {
  await loadSampleReferentials(bench);
  const filed = await bench.deposit(
    await sampleSip({ ...FILED, units: [unit('R', { content: { Title: 'Plan' } })] }),
    {
      workflow: 'FILING_SCHEME',
    },
  );
  const { rows } = await bench.database.query<{ id: string }>('select id from unit where opi = $1', [
    filed.operationId,
  ]);
  plan = rows[0]?.id ?? '';
  const management = await bench.importJson('ManagementContract', [
    {
      Identifier: 'MC-OK',
      Name: 'Gestion',
      Status: 'ACTIVE',
      Storage: { UnitStrategy: 'default', ObjectGroupStrategy: 'default', ObjectStrategy: 'default' },
      VersionRetentionPolicy: { InitialVersion: true, IntermediaryVersion: 'ALL' },
    },
  ]);
  expect(management.status).toBe('OK');
  const contract = (Identifier: string, options: object) => ({
    Identifier,
    Name: Identifier,
    Status: 'ACTIVE',
    ...options,
  });
  const contracts = await bench.importJson('IngestContract', [
    contract('MASTER-NO', { MasterMandatory: false }),
    contract('COMPUTE', { ComputeInheritedRulesAtIngest: true }),
    contract('FORMATS-NONE', { EveryFormatType: false, FormatType: ['fmt/95'] }),
    contract('LINK', { LinkParentId: plan }),
    contract('PARENT-UNDER', { CheckParentId: [plan] }),
    contract('PARENT-MUST', { CheckParentLink: 'REQUIRED' }),
    contract('USAGES', { EveryDataObjectVersion: false, DataObjectVersion: ['Thumbnail'] }),
    contract('MANAGED', { ManagementContractId: 'MC-OK' }),
    contract('SIGNED', {
      SignaturePolicy: {
        SignedDocument: 'MANDATORY',
        DeclaredSignature: true,
        DeclaredTimestamp: true,
        DeclaredAdditionalProof: true,
      },
    }),
  ]);
  expect(contracts.status).toBe('OK');
});

async function deposit(archivalAgreement: string, sip: SampleSip = {}) {
  return await bench.deposit(await sampleSip({ ...sip, manifest: { ...sip.manifest, archivalAgreement } }));
}

async function unitsOf(operationId: string) {
  const { rows } = await bench.database.query<{ document: Record<string, unknown> }>(
    'select document from unit where opi = $1',
    [operationId],
  );
  return rows.map(({ document }) => document);
}

const thumbnail: SampleSip = {
  groups: [
    { id: 'G1', objects: [binary('O1', 'content/a.txt', 'alpha', { DataObjectVersion: 'Thumbnail_1' })] },
  ],
};
const attached = (id: string): SampleSip => ({
  ...FILED,
  units: [unit('E', { management: { UpdateOperation: { SystemId: id } }, children: [unit('U1')] })],
});

describe('an ingest contract', () => {
  it('asks for an original in each new group, unless MasterMandatory is false', async () => {
    expect((await deposit('IC-TEST', thumbnail)).events).toContain(
      'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST.MASTER_MANDATORY_REQUIRED.KO',
    );
    expect((await deposit('MASTER-NO', thumbnail)).status).toBe('OK');
  });

  it('marks units for the computation of inherited rules (ComputeInheritedRulesAtIngest), and only then', async () => {
    const marked = await deposit('COMPUTE');
    expect(await unitsOf(marked.operationId)).toMatchObject([{ _validComputedInheritedRules: false }]);
    const plain = await deposit('IC-TEST');
    expect((await unitsOf(plain.operationId))[0]).not.toHaveProperty('_validComputedInheritedRules');
  });

  it('puts roots under the unit of LinkParentId, of a type that allows it', async () => {
    const deposited = await deposit('LINK');
    expect(deposited.status).toBe('OK');
    expect(await unitsOf(deposited.operationId)).toMatchObject([{ _up: [plan] }]);
    const tree = await bench.deposit(
      await sampleSip({ ...FILED, manifest: { archivalAgreement: 'LINK' }, units: [unit('T')] }),
      { workflow: 'HOLDING_SCHEME' },
    );
    expect(tree.events).toContain('CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST.UNAUTHORIZED_ATTACHMENT.KO');
  });

  it('accepts attachments to its perimeter (CheckParentId), and a contract that wants one', async () => {
    for (const contract of ['PARENT-UNDER', 'PARENT-MUST'])
      expect((await deposit(contract, attached(plan))).status).toBe('WARNING');
  });

  it('does not limit the usages of new groups (DataObjectVersion)', async () => {
    expect((await deposit('USAGES')).status).toBe('OK');
  });

  it('compares declared formats with FormatType, before any identification', async () => {
    const declared = (FormatId: string): SampleSip => ({
      groups: [
        {
          id: 'G1',
          objects: [binary('O1', 'content/a.txt', 'alpha', { FormatIdentification: { FormatId } })],
        },
      ],
    });
    const refused = await deposit('FORMATS-NONE', declared('x-fmt/111'));
    expect(refused.events).toContain('OG_OBJECTS_FORMAT_CHECK.REJECTED_FORMAT.KO');
  });

  it('gives strategies through its management contract; its retention of versions is kept, and not applied', async () => {
    const deposited = await deposit('MANAGED');
    expect(deposited.status).toBe('OK');
    expect(await unitsOf(deposited.operationId)).toMatchObject([{ _storage: { strategyId: 'default' } }]);
    expect(await bench.snapshot(0).find('ManagementContract', 'MC-OK')).toMatchObject({
      VersionRetentionPolicy: { InitialVersion: true, IntermediaryVersion: 'ALL' },
    });
  });

  it('keeps its signature policy, which no check of Vitam 7.0.1 applies', async () => {
    expect((await deposit('SIGNED')).status).toBe('OK');
    expect(await bench.snapshot(0).find('IngestContract', 'SIGNED')).toMatchObject({
      SignaturePolicy: { SignedDocument: 'MANDATORY' },
    });
  });
});
