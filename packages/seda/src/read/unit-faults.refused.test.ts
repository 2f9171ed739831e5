import { describe } from 'vitest';
import { type FaultCase, refuseEach } from '../../test/support/expect-one-fault.ts';
import { UNIT_CONTENT, unit } from '../../test/support/small-manifest.ts';

const CASES: readonly FaultCase[] = [
  ['a unit without description', { units: '<ArchiveUnit id="U1"/>' }, 'element-missing', 8, 'ArchiveUnit'],
  [
    'a unit without id',
    { units: `<ArchiveUnit><Content>${UNIT_CONTENT}</Content></ArchiveUnit>` },
    'attribute-missing',
    8,
    'ArchiveUnit',
  ],
  [
    'management after the description',
    { units: `<ArchiveUnit id="U1"><Content>${UNIT_CONTENT}</Content><Management/></ArchiveUnit>` },
    'element-order',
    8,
    'Management',
  ],
  [
    'an empty DataObjectReference',
    { units: unit('U1', UNIT_CONTENT, '<DataObjectReference/>') },
    'element-missing',
    8,
    'DataObjectReference',
  ],
  [
    'an empty group reference',
    {
      units: unit(
        'U1',
        UNIT_CONTENT,
        '<DataObjectReference><DataObjectGroupReferenceId/></DataObjectReference>',
      ),
    },
    'value-empty',
    8,
    'DataObjectGroupReferenceId',
  ],
  [
    'an unknown level of description',
    { units: unit('U1', '<DescriptionLevel>Dossier</DescriptionLevel>') },
    'value-enumeration',
    8,
    'DescriptionLevel',
  ],
  [
    'a title before the level',
    { units: unit('U1', '<Title>t</Title><DescriptionLevel>Item</DescriptionLevel>') },
    'element-order',
    8,
    'DescriptionLevel',
  ],
  [
    'two sources',
    { units: unit('U1', '<Source>a</Source><Source>b</Source>') },
    'element-repeated',
    8,
    'Source',
  ],
  ['an element in a title', { units: unit('U1', '<Title>a <b>c</b></Title>') }, 'element-in-text', 8, 'b'],
  [
    'a language that is none',
    { units: unit('U1', '<Language>français</Language>') },
    'value-language',
    8,
    'Language',
  ],
  ['an empty tag', { units: unit('U1', '<Tag> </Tag>') }, 'value-empty', 8, 'Tag'],
  [
    'a date that does not exist',
    { units: unit('U1', '<StartDate>2023-02-29</StartDate>') },
    'value-any-date',
    8,
    'StartDate',
  ],
  [
    'a date of nothing',
    { units: unit('U1', '<StartDate>0000-00-00</StartDate>') },
    'value-any-date',
    8,
    'StartDate',
  ],
  [
    'an event without date',
    { units: unit('U1', '<Event><EventType>t</EventType></Event>') },
    'element-missing',
    8,
    'Event',
  ],
  [
    'a keyword without content',
    { units: unit('U1', '<Keyword><KeywordType>subject</KeywordType></Keyword>') },
    'element-missing',
    8,
    'Keyword',
  ],
  [
    'a keyword of an unknown type',
    {
      units: unit(
        'U1',
        '<Keyword><KeywordContent>k</KeywordContent><KeywordType>theme</KeywordType></Keyword>',
      ),
    },
    'value-enumeration',
    8,
    'KeywordType',
  ],
  [
    'a person and a body in one agent',
    { units: unit('U1', '<Writer><FirstName>F</FirstName><Corpname>C</Corpname></Writer>') },
    'element-order',
    8,
    'Corpname',
  ],
  [
    'a place given twice',
    {
      units: unit(
        'U1',
        '<Writer><BirthPlace><City>a</City><Country>b</Country><City>c</City></BirthPlace></Writer>',
      ),
    },
    'element-order',
    8,
    'City',
  ],
  [
    'a signer without time',
    {
      version: '2.3',
      units: unit(
        'U1',
        '<SigningInformation><SigningRole>Signature</SigningRole><SignatureDescription><Signer><FullName>x</FullName></Signer></SignatureDescription></SigningInformation>',
      ),
    },
    'element-missing',
    8,
    'Signer',
  ],
  [
    'signing information without role',
    { version: '2.3', units: unit('U1', '<SigningInformation/>') },
    'element-missing',
    8,
    'SigningInformation',
  ],
  [
    'a position and signing information in 2.2',
    {
      units: unit(
        'U1',
        '<Gps/><SigningInformation><SigningRole>Signature</SigningRole></SigningInformation>',
      ),
    },
    'element-order',
    8,
    'SigningInformation',
  ],
  [
    'a history without data',
    { units: unit('U1', '<History><UpdateDate>2024-02-29T10:00:00</UpdateDate></History>') },
    'element-missing',
    8,
    'History',
  ],
  [
    'an extension that takes a name of the archive',
    { units: unit('U1', '<_sps>x</_sps>') },
    'extension-name',
    8,
    '_sps',
  ],
  [
    'an extension that takes a name by language',
    { units: unit('U1', '<Title_>x</Title_>') },
    'extension-name',
    8,
    'Title_',
  ],
  [
    'an element of SEDA in another namespace',
    { codeLists: '<x:CodeListVersions xmlns:x="urn:x"/>' },
    'element-namespace',
    4,
    'CodeListVersions',
  ],
];

describe('faults of units', () => {
  refuseEach(CASES);
});
