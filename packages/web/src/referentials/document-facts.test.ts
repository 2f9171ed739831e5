import { describe, expect, it } from 'vitest';
import { documentFacts } from './document-facts.ts';
import { KINDS } from './kinds.ts';

describe('the facts of a document', () => {
  it('come in the order in which one reads them, truths and dates in words', () => {
    const kind = KINDS.find(({ id }) => id === 'accesscontracts');
    if (kind === undefined) throw new Error('access contracts are a kind');
    const facts = documentFacts(
      kind,
      {
        '#id': 'aefq',
        WritingPermission: true,
        OriginatingAgencies: ['MAIRIE'],
        CreationDate: '2026-11-27T15:55:28.087',
        Status: 'ACTIVE',
        EveryOriginatingAgency: false,
        Name: 'Consultation',
        Identifier: 'CONSULTATION',
      },
      {
        yes: 'oui',
        no: 'non',
        instant: (utc) => utc.slice(0, 10),
        fields: { Name: 'Nom', Status: 'État' },
        states: { ACTIVE: 'actif' },
      },
    );
    expect(facts.map(({ name, value }) => [name, value])).toEqual([
      ['Identifier', 'CONSULTATION'],
      ['Nom', 'Consultation'],
      ['État', 'actif'],
      ['CreationDate', '2026-11-27'],
      ['EveryOriginatingAgency', 'non'],
      ['WritingPermission', 'oui'],
      ['#id', 'aefq'],
    ]);
  });
});
