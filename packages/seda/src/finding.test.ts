import { describe, expect, it } from 'vitest';
import { faultsOf } from '../test/support/read-records.ts';
import { smallManifest, unit } from '../test/support/small-manifest.ts';
import {
  checkSedaSubcode,
  danglingReference,
  describeFinding,
  duplicateIdentifier,
  gravestFault,
} from './index.ts';

describe('findings', () => {
  it('are described on one line, in French and in English', async () => {
    const [fault] = await faultsOf(
      smallManifest({ units: unit('U1', '<Title>Fonds</Title><StartDate>hier</StartDate>') }),
    );
    if (fault === undefined) throw new Error('A fault was expected.');
    expect(describeFinding(fault)).toBe(
      'ligne 8, colonne 51, <StartDate>, dans « Fonds » : « hier » n’est pas une date. Remède : Formes attendues : 2024-02-29, 2024-02-29T14:30:00, 2024-02, 2024. Une date incertaine s’écrit en toutes lettres dans DateLitteral (SEDA 2.2 et 2.3).',
    );
    expect(describeFinding(fault, 'en')).toMatch(
      /^line 8, column 51, <StartDate>, in “Fonds”: “hier” is not a date\. Remedy: /,
    );
  });

  it('shorten long values', async () => {
    const [fault] = await faultsOf(
      smallManifest({ units: unit('U1', `<StartDate>${'x'.repeat(500)}</StartDate>`) }),
    );
    expect(fault?.found).toHaveLength(121);
  });

  it('say which identifier is declared twice, and which is not declared', () => {
    const twice = duplicateIdentifier(
      { id: 'ID006', line: 38, column: 3, element: 'DataObjectGroupId' },
      { line: 12 },
    );
    expect(twice).toMatchObject({ code: 'NOT_XSD_VALID', rule: 'id-duplicate', line: 38, found: 'ID006' });
    expect(twice.sentence.fr).toBe('L’identifiant « ID006 » est déclaré plusieurs fois (déjà ligne 12).');
    expect(duplicateIdentifier({ id: 'x', line: 1, column: 1, element: 'e' }).sentence.en).toBe(
      'The identifier “x” is declared several times.',
    );
    const dangling = danglingReference({ id: 'ID9', line: 4, column: 2, element: 'ArchiveUnitRefId' });
    expect(dangling).toMatchObject({ code: 'NOT_XSD_VALID', rule: 'id-unknown', line: 4 });
    expect(dangling.sentence.en).toBe(
      '<ArchiveUnitRefId> refers to “ID9”, which is declared nowhere in the manifest.',
    );
  });

  it('refuse a document for the gravest of their codes', () => {
    expect(gravestFault([])).toBeUndefined();
    expect(gravestFault(['NOT_XSD_VALID', 'NOT_XML_FILE'])).toBe('NOT_XML_FILE');
    expect(checkSedaSubcode('NOT_XML_FILE')).toBe('NOT_XML_FILE');
    expect(checkSedaSubcode('NO_NAMESPACE')).toBeUndefined();
    expect(checkSedaSubcode('DOCTYPE_REFUSED')).toBeUndefined();
  });
});
