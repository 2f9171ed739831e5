import { describe } from 'vitest';
import { type FaultCase, refuseEach } from '../../test/support/expect-one-fault.ts';
import { binary } from '../../test/support/small-manifest.ts';

const digest = '<MessageDigest algorithm="MD5">ab</MessageDigest>';

const CASES: readonly FaultCase[] = [
  ['an object without id', { objects: '<BinaryDataObject/>' }, 'attribute-missing', 6, 'BinaryDataObject'],
  [
    'an object id that is not a name',
    { objects: binary('34750', '') },
    'value-identifier',
    6,
    'BinaryDataObject',
  ],
  ['an object id with a blank', { objects: binary('ID 12', '') }, 'value-identifier', 6, 'BinaryDataObject'],
  ['an empty object id', { objects: binary('', '') }, 'value-empty', 6, 'BinaryDataObject'],
  [
    'an unknown attribute',
    { objects: '<BinaryDataObject id="B1" nom="x"/>' },
    'attribute-unknown',
    6,
    'BinaryDataObject',
  ],
  [
    'a Uri without digest',
    { objects: binary('B1', '<Uri>u</Uri>') },
    'element-missing',
    6,
    'BinaryDataObject',
  ],
  [
    'a digest without algorithm',
    { objects: binary('B1', '<MessageDigest>ab</MessageDigest>') },
    'attribute-missing',
    6,
    'MessageDigest',
  ],
  [
    'a digest that is none',
    { objects: binary('B1', '<MessageDigest algorithm="MD5">*</MessageDigest>') },
    'value-digest',
    6,
    'MessageDigest',
  ],
  ['a Size of 0', { objects: binary('B1', `${digest}<Size>0</Size>`) }, 'value-positive-integer', 6, 'Size'],
  [
    'a Size before the digest',
    { objects: binary('B1', `<Size>1</Size>${digest}`) },
    'element-order',
    6,
    'MessageDigest',
  ],
  [
    'both ways of a group',
    {
      objects: binary(
        'B1',
        '<DataObjectGroupId>G</DataObjectGroupId><DataObjectGroupReferenceId>G</DataObjectGroupReferenceId>',
      ),
    },
    'element-order',
    6,
    'DataObjectGroupReferenceId',
  ],
  [
    'a file without name',
    { objects: binary('B1', '<FileInfo><LastModified>2024-02-29T10:00:00</LastModified></FileInfo>') },
    'element-missing',
    6,
    'FileInfo',
  ],
  [
    'a bad LastModified',
    { objects: binary('B1', '<FileInfo><Filename>f</Filename><LastModified>hier</LastModified></FileInfo>') },
    'value-date-time',
    6,
    'LastModified',
  ],
  [
    'two kinds of Metadata',
    { objects: binary('B1', '<Metadata><Image/><Text/></Metadata>') },
    'element-order',
    6,
    'Text',
  ],
  [
    'a profile in 2.1',
    { version: '2.1', objects: binary('B1', '<DataObjectProfile>x</DataObjectProfile>') },
    'element-unknown',
    6,
    'DataObjectProfile',
  ],
  [
    'a persistent identifier of an object in 2.2',
    { objects: binary('B1', '<PersistentIdentifier/>') },
    'element-unknown',
    6,
    'PersistentIdentifier',
  ],
  [
    'an extension between the parts of a physical object',
    {
      objects:
        '<PhysicalDataObject id="P1"><PhysicalId>1</PhysicalId><InvalidSEDA>x</InvalidSEDA><PhysicalDimensions/></PhysicalDataObject>',
    },
    'extension-place',
    6,
    'PhysicalDataObject',
  ],
  [
    'a measure without unit',
    {
      objects:
        '<PhysicalDataObject id="P1"><PhysicalDimensions><Width>1</Width></PhysicalDimensions></PhysicalDataObject>',
    },
    'attribute-missing',
    6,
    'Width',
  ],
  [
    'a measure in an unknown unit',
    {
      objects:
        '<PhysicalDataObject id="P1"><PhysicalDimensions><Width unit="lieue">1</Width></PhysicalDimensions></PhysicalDataObject>',
    },
    'value-enumeration',
    6,
    'Width',
  ],
  [
    'a measure with a comma',
    {
      objects:
        '<PhysicalDataObject id="P1"><PhysicalDimensions><Width unit="metre">1,5</Width></PhysicalDimensions></PhysicalDataObject>',
    },
    'value-decimal',
    6,
    'Width',
  ],
];

describe('faults of objects', () => {
  refuseEach(CASES);
});
