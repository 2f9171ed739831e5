import { describe } from 'vitest';
import { type FaultCase, refuseEach } from '../../test/support/expect-one-fault.ts';

const CASES: readonly FaultCase[] = [
  [
    'no Date',
    { header: '<MessageIdentifier>M</MessageIdentifier>' },
    'element-missing',
    3,
    'ArchiveTransfer',
  ],
  [
    'an empty MessageIdentifier (2.2)',
    { header: '<Date>2024-02-29T10:00:00</Date><MessageIdentifier/>' },
    'value-empty',
    3,
    'MessageIdentifier',
  ],
  [
    'a Date without time',
    { header: '<Date>2024-02-29</Date><MessageIdentifier>M</MessageIdentifier>' },
    'value-date-time',
    3,
    'Date',
  ],
  [
    'an unknown header field',
    { header: '<Date>2024-02-29T10:00:00</Date><Objet>x</Objet><MessageIdentifier>M</MessageIdentifier>' },
    'element-unknown',
    3,
    'Objet',
  ],
  [
    'no TransferringAgency',
    { afterPackage: '<ArchivalAgency><Identifier>A</Identifier></ArchivalAgency>' },
    'element-missing',
    2,
    'ArchiveTransfer',
  ],
  [
    'an agency without Identifier',
    { afterPackage: '<ArchivalAgency/><TransferringAgency><Identifier>T</Identifier></TransferringAgency>' },
    'element-missing',
    12,
    'ArchivalAgency',
  ],
  ['no CodeListVersions', { codeLists: '' }, 'element-missing', 5, 'ArchiveTransfer'],
  [
    'an empty code',
    { codeLists: '<CodeListVersions><ReplyCodeListVersion/></CodeListVersions>' },
    'value-empty',
    4,
    'ReplyCodeListVersion',
  ],
  [
    'lists of codes in disorder',
    {
      codeLists:
        '<CodeListVersions><MimeTypeCodeListVersion>M</MimeTypeCodeListVersion><ReplyCodeListVersion>R</ReplyCodeListVersion></CodeListVersions>',
    },
    'element-order',
    4,
    'ReplyCodeListVersion',
  ],
  [
    'a list of SEDA 2.2 in 2.1, before others',
    {
      version: '2.1',
      codeLists:
        '<CodeListVersions><HoldRuleCodeListVersion>H</HoldRuleCodeListVersion><RelationshipCodeListVersion>R</RelationshipCodeListVersion></CodeListVersions>',
    },
    'extension-place',
    4,
    'CodeListVersions',
  ],
  [
    'text among elements',
    { codeLists: '<CodeListVersions>oops</CodeListVersions>' },
    'text-unexpected',
    4,
    'CodeListVersions',
  ],
];

describe('faults of the message around the package', () => {
  refuseEach(CASES);
});
