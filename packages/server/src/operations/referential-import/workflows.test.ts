import { ERRORS, outcomeLabel } from '@chartrier/messages';
import { describe, expect, it } from 'vitest';
import { COLLECTION_NAMES } from '../../referential/index.ts';
import { DOCUMENT_CODES } from './document-codes.ts';
import { UPDATABLE_COLLECTIONS } from './request.ts';
import { deleteOutline, importOutline, referentialOutlines, updateOutline } from './workflows.ts';

describe('the workflows of reference data', () => {
  it('are of the small lane, with a commit, and silent steps', () => {
    for (const { lane, typeProc, unlisted, steps } of referentialOutlines) {
      expect({ lane, typeProc, unlisted }).toEqual({ lane: 'small', typeProc: 'MASTERDATA', unlisted: true });
      expect(steps.map((step) => step.behavior)).toEqual(['BLOCKING', 'FINALLY']);
    }
  });

  it('are there for each collection', () => {
    const outlines = [
      ...COLLECTION_NAMES.map(importOutline),
      ...COLLECTION_NAMES.map(deleteOutline),
      ...UPDATABLE_COLLECTIONS.map((collection) => updateOutline(collection)),
    ];
    expect(new Set(outlines.map((outline) => outline.id)).size).toBe(outlines.length);
    for (const outline of outlines) expect(referentialOutlines).toContain(outline);
  });

  it('have a label for each operation, in both languages', () => {
    for (const { identifier } of referentialOutlines)
      for (const language of ['fr', 'en'] as const)
        for (const status of ['STARTED', 'OK', 'WARNING', 'KO'])
          expect(outcomeLabel(`${identifier}.${status}`, language), identifier).toBeDefined();
  });

  it('have a label for each sub-code', () => {
    for (const codes of Object.values(DOCUMENT_CODES)) {
      const words = [...Object.values(codes.importWords), ...Object.values(codes.updateWords)];
      const subcodes = new Set(words.flatMap(({ subcode }) => subcode ?? []));
      for (const subcode of [...subcodes, 'EMPTY_REQUIRED_FIELD', 'IDENTIFIER_DUPLICATION'])
        expect(outcomeLabel(`${codes.import}.${subcode}.KO`, 'en'), subcode).toBeDefined();
    }
  });

  it('name findings that are in the registry', () => {
    for (const codes of Object.values(DOCUMENT_CODES))
      for (const code of [...Object.keys(codes.importWords), ...Object.keys(codes.updateWords)])
        expect(ERRORS).toHaveProperty(code);
  });
});
