import { describe, expect, it } from 'vitest';
import { referencesIn, withinPackage } from './references.ts';

const content = {
  Title: 'Pièce',
  RelatedObjectReference: {
    Replaces: [{ ArchiveUnitRefId: 'u1' }, { ArchiveUnitRefId: 'u2' }],
    References: [
      { DataObjectReference: { DataObjectReferenceId: 'o1' } },
      { DataObjectReference: { DataObjectGroupReferenceId: 'g2' } },
      { ExternalReference: 'elsewhere' },
    ],
  },
  CustodialHistory: { CustodialHistoryItem: ['a'], CustodialHistoryFile: { DataObjectReferenceId: 'o2' } },
  Signature: [
    { Signer: [], ReferencedObject: { SignedObjectId: 'o1' } },
    { Signer: [], ReferencedObject: { SignedObjectId: 'o2' } },
  ],
};

describe('what a description designates', () => {
  it('is found', () => {
    expect(referencesIn(content)).toEqual({
      units: ['u1', 'u2'],
      objects: ['o1', 'g2', 'o2', 'o1', 'o2'],
    });
  });

  it('stays when the package holds it, and is told as SEDA tells what is elsewhere', () => {
    const delivered = { units: new Set(['u1']), objects: new Set(['o1']) };
    expect(withinPackage(content, delivered)).toEqual({
      Title: 'Pièce',
      RelatedObjectReference: {
        Replaces: [{ ArchiveUnitRefId: 'u1' }, { RepositoryArchiveUnitPID: 'u2' }],
        References: [
          { DataObjectReference: { DataObjectReferenceId: 'o1' } },
          { RepositoryObjectPID: 'g2' },
          { ExternalReference: 'elsewhere' },
        ],
      },
      CustodialHistory: { CustodialHistoryItem: ['a'] },
      Signature: [{ Signer: [], ReferencedObject: { SignedObjectId: 'o1' } }],
    });
  });

  it('does not matter to a description that designates nothing', () => {
    const plain = {
      Title: 'Pièce',
      RelatedObjectReference: {},
      CustodialHistory: { CustodialHistoryItem: ['a'] },
    };
    expect(withinPackage(plain, { units: new Set(), objects: new Set() })).toEqual(plain);
  });
});
