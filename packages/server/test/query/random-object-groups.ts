import {
  type Condition,
  createField,
  createQueryStep,
  createSubobject,
  type JsonObject,
  type QueryStep,
} from '@chartrier/dsl';
import fc from 'fast-check';
import { AGENCIES, CODES, DAYS, unitId, VOCABULARY } from './random-archive.ts';
import type { CountedFields } from './random-facets.ts';
import { type AskedField, conditionsOn } from './random-queries.ts';

const FORMATS = ['fmt/18', 'fmt/354', 'x-fmt/111'] as const;
const OBJECTS = ['BinaryMaster_1', 'BinaryMaster_2', 'Dissemination_1', 'PhysicalMaster_1'] as const;
const SIZES = [0, 10, 12, 5_000_000_000] as const;

const VERSIONS = '_qualifiers.versions';
const versions = createField('#qualifiers.versions', VERSIONS);

function ofVersion(name: string, type: AskedField['type'], values: AskedField['values']): AskedField {
  return { field: createField(`#qualifiers.versions.${name}`, `${VERSIONS}.${name}`), type, values };
}

const OF_VERSIONS: readonly AskedField[] = [
  ofVersion('DataObjectVersion', 'keyword', OBJECTS),
  ofVersion('Size', 'long', SIZES),
  ofVersion('FormatIdentification.FormatId', 'keyword', FORMATS),
  ofVersion('FileInfo.Filename', 'text', VOCABULARY),
  ofVersion('FileInfo.LastModified', 'date', DAYS),
  ofVersion('Metadata.Libre', 'text', VOCABULARY),
];

/** Fields of the generated groups; those of versions fit when some versions do, taken together. */
export const GROUP_FIELDS: readonly AskedField[] = [
  ...OF_VERSIONS,
  {
    field: createField('#qualifiers.qualifier', '_qualifiers.qualifier'),
    type: 'keyword',
    values: ['BinaryMaster', 'Dissemination'],
  },
  { field: createField('#type', '_profil'), type: 'keyword', values: ['Document', 'Image'] },
  { field: createField('#nbobjects', '_nbc'), type: 'long', values: [0, 1, 2] },
  { field: createField('#originating_agencies', '_sps'), type: 'keyword', values: AGENCIES },
  { field: createField('#unitups', '_up'), type: 'keyword', values: [0, 1, 2].map(unitId) },
  { field: createField('FileInfo.Filename', 'FileInfo.Filename'), type: 'text', values: VOCABULARY },
];

export const COUNTED_IN_GROUPS: CountedFields = {
  terms: [
    createField('#type', '_profil'),
    createField('#originating_agencies', '_sps'),
    createField('#nbobjects', '_nbc'),
    createField(
      '#qualifiers.versions.FormatIdentification.FormatId',
      `${VERSIONS}.FormatIdentification.FormatId`,
    ),
  ],
  dates: [createField('#qualifiers.versions.FileInfo.LastModified', `${VERSIONS}.FileInfo.LastModified`)],
  nested: {
    list: versions,
    terms: [
      createField('#qualifiers.versions.Size', `${VERSIONS}.Size`),
      createField('#qualifiers.versions.DataObjectVersion', `${VERSIONS}.DataObjectVersion`),
      createField(
        '#qualifiers.versions.FormatIdentification.FormatId',
        `${VERSIONS}.FormatIdentification.FormatId`,
      ),
    ],
    dates: [createField('#qualifiers.versions.FileInfo.LastModified', `${VERSIONS}.FileInfo.LastModified`)],
  },
};

const OBJECT_FIELDS = [versions, createField('#qualifiers', '_qualifiers'), createField('Absent', 'Absent')];

/** Conditions on groups, some of which hold on one version. */
export const groupCondition: fc.Arbitrary<Condition> = fc.oneof(
  conditionsOn(GROUP_FIELDS, OBJECT_FIELDS),
  conditionsOn(OF_VERSIONS, [createField('#qualifiers.versions.FileInfo', `${VERSIONS}.FileInfo`)]).map(
    (inner) => createSubobject(versions, inner),
  ),
);

/** Identifiers of groups among the first ones, and conditions that all hold. */
export const groupSteps: fc.Arbitrary<{
  readonly roots: readonly string[];
  readonly steps: readonly QueryStep[];
}> = fc.oneof(
  groupCondition.map((one) => ({ roots: [], steps: [createQueryStep(one)] })),
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 0, max: 12 }).map(groupId), { minLength: 1, maxLength: 4 }),
      fc.array(groupCondition, { maxLength: 2 }),
    )
    .map(([roots, conditions]) => ({ roots, steps: conditions.map((one) => createQueryStep(one, 0)) })),
);

export function groupId(index: number): string {
  return unitId(index).replace('aeaq', 'aeba');
}

const text = fc
  .array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 3 })
  .map((words) => words.join(' '));

const version = fc.record(
  {
    DataObjectVersion: fc.constantFrom(...OBJECTS),
    Size: fc.constantFrom(...SIZES),
    FormatIdentification: fc.record({ FormatId: fc.constantFrom(...FORMATS) }),
    FileInfo: fc.record({ Filename: text, LastModified: fc.constantFrom(...DAYS) }, { requiredKeys: [] }),
    Metadata: fc.record({ Libre: text }),
  },
  { requiredKeys: ['DataObjectVersion'] },
);

const group = fc.record({
  qualifiers: fc.array(
    fc.record({
      qualifier: fc.constantFrom('BinaryMaster', 'Dissemination'),
      versions: fc.array(version, { maxLength: 3 }),
    }),
    { maxLength: 2 },
  ),
  profile: fc.constantFrom('Document', 'Image', undefined),
  agencies: fc.subarray([...AGENCIES]),
  units: fc.uniqueArray(fc.integer({ min: 0, max: 12 }).map(unitId), { minLength: 1, maxLength: 2 }),
  above: fc.uniqueArray(fc.integer({ min: 0, max: 12 }).map(unitId), { maxLength: 3 }),
  fileName: fc.option(text, { nil: undefined }),
  tag: fc.constantFrom(...CODES),
});

/** Random object groups, as stored documents. */
export const objectGroups: fc.Arbitrary<readonly JsonObject[]> = fc
  .array(group, { minLength: 1, maxLength: 16 })
  .map((groups) =>
    groups.map(({ qualifiers, profile, agencies, units, above, fileName, tag }, index) => ({
      _id: groupId(index),
      _v: 0,
      _av: 0,
      _opi: 'op',
      _ops: ['op', tag],
      _sps: agencies,
      _up: units,
      _us: above,
      _nbc: qualifiers.reduce((sum, one) => sum + one.versions.length, 0),
      ...(profile === undefined ? {} : { _profil: profile }),
      ...(fileName === undefined ? {} : { FileInfo: { Filename: fileName } }),
      _acd: '2024-03-05T09:12:33.123',
      _aud: '2024-03-05T09:12:33.123',
      _qualifiers: qualifiers as unknown as JsonObject[],
    })),
  );
