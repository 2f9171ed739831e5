import { beforeAll, describe, expect, it } from 'vitest';
import { makeZip } from '../../../src/operations/ingest/package/package-fixtures.ts';
import { loadSampleReferentials, sampleManifest } from '../sample-sip.ts';
import { startIngest } from '../start-ingest.ts';
import { refusedDeposit } from './refused-deposit.ts';

/** Elements whose names mean something to programs, and numbers that are larger than what programs count with. */

const bench = await startIngest();
beforeAll(() => loadSampleReferentials(bench));

const manifest = await sampleManifest();
const sip = (text: string) => makeZip({ 'manifest.xml': text, 'content/a.txt': 'alpha' });
const inContent = (xml: string) => sip(manifest.replace('</Content>', `${xml}</Content>`));

async function unitWith(xml: string): Promise<Record<string, unknown> | undefined> {
  const deposited = await bench.deposit(await inContent(xml));
  const told = deposited.operation.events.filter(({ outcome }) => outcome !== 'OK');
  expect(told.map(({ outDetail, evDetData }) => [outDetail, evDetData?.slice(0, 300)])).toEqual([]);
  const { rows } = await bench.database.query<{ document: Record<string, unknown> }>(
    'select document from unit where opi = $1',
    [deposited.operationId],
  );
  return rows[0]?.document;
}

describe('an extension of a description', () => {
  it.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'length', 'prototype'])(
    'named %s is kept as any other',
    async (name) => {
      const document = await unitWith(`<${name}>one</${name}><${name}><${name}>two</${name}></${name}>`);
      expect(Object.hasOwn(document ?? {}, name)).toBe(true);
      expect(document?.[name]).toEqual(['one', { [name]: ['two'] }]);
    },
  );

  it('named __proto__ is kept too, or refused; never lost, and nothing else gets it', async () => {
    const deposited = await bench.deposit(await inContent('<__proto__><polluted>yes</polluted></__proto__>'));
    expect(deposited.state).toBe('COMPLETED');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    if (deposited.status === 'KO') return;
    const { rows } = await bench.database.query<{ kept: boolean }>(
      `select document ? '__proto__' kept from unit where opi = $1`,
      [deposited.operationId],
    );
    expect(rows).toEqual([{ kept: true }]);
  });

  it.each([
    '_id',
    '_tenant',
    '_opi',
    '_ops',
    '_opts',
    '_sps',
    '_computedInheritedRules',
    '_elimination',
    '_mgt',
  ])('named %s does not become what the archive says of the unit', async (name) => {
    const deposited = await bench.deposit(await inContent(`<${name}>forged</${name}>`));
    expect(deposited.state).toBe('COMPLETED');
    const { rows } = await bench.database.query<{ value: string | null }>(
      'select document ->> $2 value from unit where opi = $1',
      [deposited.operationId, name],
    );
    for (const { value } of rows) expect(String(value)).not.toContain('forged');
  });
});

describe('a number beyond what programs count with', () => {
  const HUGE = '9'.repeat(40);
  it.each<[string, string, string]>([
    ['a size', manifest.replace('<Size>5</Size>', `<Size>${HUGE}</Size>`), 'CHECK_OBJECT_SIZE.WARNING'],
    [
      'a number of version',
      manifest.replace('BinaryMaster_1', `BinaryMaster_${HUGE}`),
      'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST.EXPECTED_MANDATORY_VERSION_1.KO',
    ],
    [
      'an altitude',
      manifest.replace('</Content>', `<Gps><GpsAltitude>${HUGE}</GpsAltitude></Gps></Content>`),
      'CHECK_UNIT_SCHEMA.KO',
    ],
  ])('%s is told by its check', async (_what, text, outDetail) => {
    expect(text).toContain(HUGE);
    const deposited = await bench.deposit(await sip(text));
    const fatal = deposited.operation.events.filter((event) => event.outDetail.includes('FATAL'));
    expect(fatal.map((event) => event.evDetData)).toEqual([]);
    expect(deposited.state).toBe('COMPLETED');
    expect(deposited.events.join(' ')).toContain(outDetail.split('.')[0] ?? '');
    expect(['WARNING', 'KO']).toContain(deposited.status);
  });

  it('a measure of four hundred digits is refused, or kept as it is', async () => {
    const physical = `<PhysicalDataObject id="P1"><DataObjectVersion>PhysicalMaster_1</DataObjectVersion>
      <PhysicalId>boite</PhysicalId><PhysicalDimensions><Width unit="metre">${'9'.repeat(400)}</Width>
      </PhysicalDimensions></PhysicalDataObject>`;
    const text = manifest.replace('</DataObjectGroup>', `${physical}</DataObjectGroup>`);
    const { deposited } = await refusedDeposit(bench, await sip(text), 'CHECK_OBJECT_GROUP_SCHEMA.KO');
    expect(await deposited.reply()).toContain('Width');
  });
});
