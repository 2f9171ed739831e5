import { createHash } from 'node:crypto';
import { readReplyProblems } from '@chartrier/seda';
import { beforeAll, describe, expect, it } from 'vitest';
import { binary, loadSampleReferentials, sampleSip, unit } from './sample-sip.ts';
import { type Deposited, startIngest } from './start-ingest.ts';

const bench = await startIngest();
beforeAll(() => loadSampleReferentials(bench));

interface Fault {
  readonly code: string;
  readonly line?: number;
  readonly column?: number;
  readonly element?: string;
  readonly entry?: string;
  readonly unit?: string;
  readonly titlePath?: readonly string[];
  readonly fr: string;
  readonly remedyFr: string;
}

/** The faults that the reply to the transfer tells, by outDetail. */
async function toldBy(deposited: Deposited): Promise<ReadonlyMap<string, readonly Fault[]>> {
  const reply = Buffer.from(await deposited.reply());
  const told = new Map<string, readonly Fault[]>();
  const source = (async function* () {
    yield reply;
  })();
  for await (const { outDetail, data } of readReplyProblems(source)) {
    const { faults = [] } = JSON.parse(data ?? '{}') as { faults?: readonly Fault[] };
    told.set(outDetail, [...(told.get(outDetail) ?? []), ...faults]);
  }
  return told;
}

const sha256 = createHash('sha256').update('alpha').digest('hex');
const digested = (MessageDigest: string, more: Record<string, unknown> = {}) =>
  sampleSip({
    groups: [
      {
        id: 'G1',
        objects: [binary('O1', 'content/a.txt', 'alpha', { MessageDigest, Algorithm: 'SHA-256', ...more })],
      },
    ],
    units: [unit('U1', { objectReference: { to: 'group', id: 'G1' } })],
  });
const units = (...list: readonly ReturnType<typeof unit>[]) =>
  sampleSip({ files: {}, groups: [], units: [unit('U1', { content: { Title: 'Fonds' }, children: list })] });

describe('the reply says where, what and what to do', () => {
  it.each([
    [
      'is of another file',
      sha256.replace(/^./, (first) => (first === '0' ? '1' : '0')),
      'INGEST_DIGEST_DIFFERS',
    ],
    ['has not the length of its algorithm', 'abcd', 'INGEST_DIGEST_FORM'],
  ])('of a digest that %s', async (_what, digest, code) => {
    const deposited = await bench.deposit(await digested(digest));
    expect(deposited.status).toBe('KO');
    const [fault] = (await toldBy(deposited)).get('LFC.CHECK_DIGEST.CALC_CHECK.INVALID.KO') ?? [];
    expect(fault).toMatchObject({
      code,
      element: 'MessageDigest',
      entry: 'content/a.txt',
      line: expect.any(Number),
      column: expect.any(Number),
      remedyFr: expect.stringMatching(/\S/),
    });
    expect(fault?.fr).toContain('SHA-256');
    expect(JSON.stringify(fault)).not.toMatch(/⟦|98765432/);
  });

  it.each([
    ['in upper case', sha256.toUpperCase()],
    ['in base 64', Buffer.from(sha256, 'hex').toString('base64')],
    ['with spaces and a line break', `${sha256.slice(0, 32)} \n ${sha256.slice(32)}`],
  ])('nothing of a digest that is right, %s', async (_how, digest) => {
    const deposited = await bench.deposit(await digested(digest));
    expect(deposited.status).toBe('OK');
    const { rows } = await bench.database.query<{ digest: string }>(
      `select jsonb_path_query_first(document, '$._qualifiers[0].versions[0].MessageDigest') #>> '{}' digest
       from object_group where opi = $1`,
      [deposited.operationId],
    );
    expect(rows).toEqual([{ digest: createHash('sha512').update('alpha').digest('hex') }]);
  });

  it('of each unit at fault, by its titles', async () => {
    const deposited = await bench.deposit(
      await units(
        unit('A', { content: { Title: 'Pièce A', Description: '<b>gras</b>' } }),
        unit('B', { content: { Title: 'Pièce B', StartDate: '1914' } }),
        unit('C', { content: { Title: 'Pièce C' } }),
      ),
    );
    const faults = (await toldBy(deposited)).get('LFC.CHECK_UNIT_SCHEMA.KO') ?? [];
    expect(faults.map((fault) => [fault.unit, fault.titlePath?.join(' / ')]).toSorted()).toEqual([
      ['A', 'Fonds / Pièce A'],
      ['B', 'Fonds / Pièce B'],
    ]);
    for (const fault of faults)
      expect(fault).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
    expect(faults.find((fault) => fault.unit === 'B')?.remedyFr).toContain('DateLitteral');
  });

  it.each([
    ['LFC.UNITS_RULES_COMPUTE.UNKNOWN.KO', { AccessRule: { Rules: [{ Rule: 'ACC-9' }] } }, 'AccessRule'],
    [
      'LFC.CHECK_CLASSIFICATION_LEVEL.KO',
      { ClassificationRule: { ClassificationLevel: 'X', ClassificationOwner: 'Y' } },
      'ClassificationLevel',
    ],
  ])('of what %s refuses', async (outDetail, management, element) => {
    const deposited = await bench.deposit(
      await units(unit('A', { content: { Title: 'Pièce' }, management })),
    );
    expect((await toldBy(deposited)).get(outDetail)).toMatchObject([
      {
        element,
        unit: 'A',
        titlePath: ['Fonds', 'Pièce'],
        line: expect.any(Number),
        column: expect.any(Number),
      },
    ]);
  });

  it('of what an archive unit profile asks for, in French too', async () => {
    await bench.importJson('ArchiveUnitProfile', [
      {
        Identifier: 'AUP-SHORT',
        Name: 'Titre court',
        Status: 'ACTIVE',
        ControlSchema: JSON.stringify({ type: 'object', properties: { Title: { maxLength: 5 } } }),
      },
    ]);
    const deposited = await bench.deposit(
      await units(unit('A', { archiveUnitProfile: 'AUP-SHORT', content: { Title: 'Un titre long' } })),
    );
    const [fault] = (await toldBy(deposited)).get('LFC.CHECK_ARCHIVE_UNIT_PROFILE.KO') ?? [];
    expect(fault).toMatchObject({
      code: 'INGEST_UNIT_PROFILE_INVALID',
      unit: 'A',
      column: expect.any(Number),
    });
    expect(fault?.fr).toContain('Title doit avoir au plus 5 caractères');
  });

  it('of every rule that a manifest breaks, not of the first one only', async () => {
    const deposited = await bench.deposit(
      await sampleSip({
        files: { 'content/a.txt': 'alpha', 'content/b.txt': 'b' },
        groups: [
          {
            id: 'G1',
            objects: [binary('O1', 'content/a.txt', 'alpha', { DataObjectVersion: 'BinaryMaster_2' })],
          },
          { id: 'G2', objects: [binary('O2', 'content/b.txt', 'b', { DataObjectVersion: 'Thumbnail_1' })] },
        ],
      }),
    );
    const data = deposited.data('CHECK_DATAOBJECTPACKAGE.EXPECTED_MANDATORY_VERSION_1.KO');
    expect((data.faults as readonly Fault[]).map(({ code }) => code)).toEqual([
      'INGEST_GROUP_WITHOUT_FIRST',
      'INGEST_GROUP_WITHOUT_MASTER',
    ]);
    expect(data.faultCount).toBe(2);
  });
});
