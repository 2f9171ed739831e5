import { unit } from './fixtures.ts';

/** Four units whose titles are told apart by accents alone, by capitals, by their dates or by their agency. */
export const TITLED_UNITS = [
  unit('a', {
    Title: 'Éclairage',
    StartDate: '1895-01-01',
    Keyword: [
      { KeywordContent: 'Paris', KeywordType: 'geogname' },
      { KeywordContent: 'eau', KeywordType: 'subject' },
    ],
    _mgt: { AccessRule: { Rules: [{ Rule: 'ACC-00002', EndDate: '2025-01-01' }] } },
    PersistentIdentifier: [
      { PersistentIdentifierType: 'ark', PersistentIdentifierContent: 'ark:/225867/001a9d7db5eghxac' },
    ],
    _history: [{ ud: '2024-01-01T00:00:00', data: { _v: 0, _mgt: {} } }],
  }),
  unit('b', {
    Title: 'Eau',
    StartDate: '0987-07-03',
    Keyword: [{ KeywordContent: 'Lyon', KeywordType: 'geogname' }],
    _v: 4,
  }),
  unit('c', { Title: 'eclair', StartDate: '2016-05-31T10:00:00', _sp: 'SP2', _sps: ['SP2'] }),
  unit('d', { Title: 'Zèbre' }),
];
