import { beforeAll, describe, expect, it } from 'vitest';
import { loadSampleReferentials, sampleSip, unit } from '../sample-sip.ts';
import { startIngest } from '../start-ingest.ts';
import { refusedDeposit } from './refused-deposit.ts';

/** Units that are looked for in the archive by a metadata that is no ordinary one, or by a value of another type. */

const bench = await startIngest();
beforeAll(() => loadSampleReferentials(bench));

const EMPTY = { files: {}, groups: [] };
const looking = (MetadataName: string, MetadataValue: string) =>
  sampleSip({
    ...EMPTY,
    units: [
      unit('E', {
        management: { UpdateOperation: { ArchiveUnitIdentifierKey: { MetadataName, MetadataValue } } },
        children: [unit('U1')],
      }),
    ],
  });

const HUGE = '9'.repeat(40);
const CASES: readonly (readonly [name: string, value: string])[] = [
  ['#id', "'; drop table unit; --"],
  ['#max', 'many'],
  ['#max', HUGE],
  ['#min', '1.5'],
  ['#version', HUGE],
  ['#tenant', 'x'],
  ['#tenant', HUGE],
  ['#unitups', 'x'],
  ['#allunitups', 'x'],
  ['#operations', 'x'],
  ['#opi', 'x'],
  ['#object', 'x'],
  ['#unitType', 'NONE'],
  ['#originating_agency', 'x'],
  ['#approximate_creation_date', 'yesterday'],
  ['#management', 'x'],
  ['#management.AccessRule.Rules.Rule', 'x'],
  ['#storage', 'x'],
  ['#uds', 'x'],
  ['#graph', 'x'],
  ['StartDate', 'yesterday'],
  ['StartDate', '2024-02-30'],
  ['EndDate', '0000-00-00'],
  ['CreatedDate', HUGE],
  ['Title', 'x'.repeat(40_000)],
  ['Title_.fr', 'x'],
  ['Description_.en', '%'],
  ['PersistentIdentifier.PersistentIdentifierContent', 'ark:/1/x'],
  ['Gps.GpsAltitude', 'high'],
  ['ArchivalAgencyArchiveUnitIdentifier', '\u{1F4DC}'],
  ['No.Such.Field', 'x'],
  ['_id', 'x'],
  ['_tenant', '0'],
  ['$query', 'x'],
  ['$eq', 'x'],
  ['a..b', 'x'],
  ['.', 'x'],
  ['x'.repeat(5_000), 'x'],
  ["Title'", 'x'],
  ['"Title"', 'x'],
  ['Title\\', 'x'],
  ['__proto__', 'x'],
  ['constructor', 'x'],
];

describe('a unit that is looked for', () => {
  it.each(CASES)('by %s = %s is not found, or the name is refused', async (name, value) => {
    const { deposited } = await refusedDeposit(
      bench,
      await looking(name, value),
      'STP_INGEST_CONTROL_SIP.KO',
    );
    expect(deposited.events.join(' ')).toMatch(
      /CHECK_MANIFEST\.(NOT_FOUND|NULL_LINK_PARENT_ID|EMPTY_KEY|TOO_MANY_FOUND)_ATTACHMENT\.KO/,
    );
  });
});
