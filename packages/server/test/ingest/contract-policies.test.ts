import { beforeAll, describe, expect, it } from 'vitest';
import { readLifecycle } from '../../src/logbook/index.ts';
import { binary, loadSampleReferentials, sampleSip, unit } from './sample-sip.ts';
import { startIngest } from './start-ingest.ts';

/** What contracts and manifests ask of a deposit beside its objects: journals brought, rules to compute, policies. */
const bench = await startIngest();

beforeAll(() => loadSampleReferentials(bench));

async function oneUnit(operationId: string) {
  const { rows } = await bench.database.query<{ document: Record<string, unknown> }>(
    'select document from unit where tenant = 0 and opi = $1',
    [operationId],
  );
  const document = rows[0]?.document ?? {};
  return { id: String(document._id), group: String(document._og), document };
}

async function eventsOf(kind: 'unit' | 'objectgroup', itemId: string, operationId: string) {
  const lifecycle = await readLifecycle(bench.database, {
    tenant: 0,
    kind,
    itemId,
    createdBy: operationId,
    operations: [operationId],
  });
  return lifecycle?.events ?? [];
}

describe('journals that a manifest brings', () => {
  const moved = {
    evId: 'producer-1',
    evTypeProc: 'Ancien système',
    evType: 'DEPLACEMENT',
    evDateTime: '2001-02-03T04:05:06',
    outcome: 'OK',
    outDetail: 'DEPLACEMENT.OK',
    outMessg: 'Déplacé',
    evDetData: '{"rayon":3}',
  };

  it('are in the lifecycles of its units and groups, as they were, and not in the descriptions', async () => {
    const deposited = await bench.deposit(
      await sampleSip({
        groups: [{ id: 'G1', objects: [binary('O1', 'content/a.txt', 'alpha')], events: [moved] as never }],
        units: [unit('U', { objectReference: { to: 'group', id: 'G1' }, events: [moved] as never })],
      }),
    );
    expect(deposited.status).toBe('OK');
    const { id, group, document } = await oneUnit(deposited.operationId);
    expect(JSON.stringify(document)).not.toContain('DEPLACEMENT');
    for (const [kind, item] of [
      ['unit', id],
      ['objectgroup', group],
    ] as const) {
      const events = await eventsOf(kind, item, deposited.operationId);
      const place = events.findIndex(({ evType }) => evType === 'LFC.EXTERNAL_LOGBOOK');
      expect(events[place]?.outDetail).toBe('LFC.EXTERNAL_LOGBOOK.OK');
      expect(events[place + 1]).toMatchObject(moved);
    }
  });

  it('are refused when they are dated in the future', async () => {
    const later = { ...moved, evDateTime: '2999-01-01T00:00:00' };
    const deposited = await bench.deposit(
      await sampleSip({
        units: [unit('U', { objectReference: { to: 'group', id: 'G1' }, events: [later] as never })],
      }),
    );
    expect(deposited.events).toContain(
      'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST.CHECK_MANIFEST_MALFORMED_DATA.KO',
    );
  });
});

describe('a contract that asks for the rules in force', () => {
  it('leaves units waiting for them; another says nothing', async () => {
    await bench.importJson('IngestContract', [
      { Identifier: 'IC-RULES', Name: 'Règles', Status: 'ACTIVE', ComputeInheritedRulesAtIngest: true },
    ]);
    const asked = await bench.deposit(await sampleSip({ manifest: { archivalAgreement: 'IC-RULES' } }));
    expect((await oneUnit(asked.operationId)).document._validComputedInheritedRules).toBe(false);
    const silent = await bench.deposit(await sampleSip());
    expect((await oneUnit(silent.operationId)).document).not.toHaveProperty('_validComputedInheritedRules');
  });
});

describe('policies that are kept for later', () => {
  it('of signature and of version retention are stored, and change nothing in a deposit (as in Vitam)', async () => {
    const retention = {
      InitialVersion: true,
      IntermediaryVersion: 'LAST',
      Usages: [{ UsageName: 'BinaryMaster', InitialVersion: true, IntermediaryVersion: 'LAST' }],
    };
    const signature = { SignedDocument: 'FORBIDDEN' };
    const imported = await bench.importJson('ManagementContract', [
      { Identifier: 'MC-KEEP', Name: 'Rétention', Status: 'ACTIVE', VersionRetentionPolicy: retention },
    ]);
    expect(imported).toMatchObject({ status: 'OK' });
    await bench.importJson('IngestContract', [
      {
        Identifier: 'IC-KEEP',
        Name: 'Politiques',
        Status: 'ACTIVE',
        ManagementContractId: 'MC-KEEP',
        SignaturePolicy: signature,
      },
    ]);
    const snapshot = bench.snapshot();
    expect((await snapshot.find('ManagementContract', 'MC-KEEP'))?.VersionRetentionPolicy).toMatchObject(
      retention,
    );
    expect((await snapshot.find('IngestContract', 'IC-KEEP'))?.SignaturePolicy).toMatchObject(signature);
    const files = { 'content/1.txt': 'one', 'content/2.txt': 'two', 'content/3.txt': 'three' };
    const deposited = await bench.deposit(
      await sampleSip({
        files,
        groups: [
          {
            id: 'G1',
            objects: Object.entries(files).map(([uri, text], n) =>
              binary(`O${n}`, uri, text, { DataObjectVersion: `BinaryMaster_${n + 1}` }),
            ),
          },
        ],
        units: [
          unit('U', {
            content: {
              SigningInformation: { SigningRole: ['SignedDocument'] },
            },
            objectReference: { to: 'group', id: 'G1' },
          }),
        ],
        manifest: { archivalAgreement: 'IC-KEEP' },
      }),
    );
    expect(deposited.status).toBe('OK');
    const { group } = await oneUnit(deposited.operationId);
    const kept = await bench.database.query<{ count: number }>(
      `select (document ->> '_nbc')::integer count from object_group where id = $1`,
      [group],
    );
    expect(kept.rows).toEqual([{ count: 3 }]);
  });
});

describe('the workflow for large packages', () => {
  it('lets a package in as the default one does, without comparing declared sizes', async () => {
    const wrongSize = { ...binary('O1', 'content/a.txt', 'alpha'), size: 99 };
    const content = await sampleSip({ groups: [{ id: 'G1', objects: [wrongSize] }] });
    const big = await bench.deposit(content, { workflow: 'BIG_WORKFLOW' });
    expect(big.status).toBe('OK');
    expect(big.events).toContain('PROCESS_SIP_UNITARY.OK');
    expect(big.events.filter((event) => event.startsWith('CHECK_OBJECT_SIZE'))).toEqual([]);
    const byDefault = await bench.deposit(content);
    expect(byDefault.events).toContain('CHECK_OBJECT_SIZE.WARNING');
  });
});
