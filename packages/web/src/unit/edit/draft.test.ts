import { describe, expect, it } from 'vitest';
import { changesBetween, draftOf, newItem, unedited, updateOf } from './draft.ts';

const unit = {
  '#id': 'aeaq',
  Title: 'Délibération',
  StartDate: '1912-03-14',
  OriginatingAgencyArchiveUnitIdentifier: ['1 D 12', '1 D 13'],
  Keyword: [{ KeywordContent: 'lavoir', KeywordType: 'subject', KeywordReference: 'T1-1' }],
  Writer: [{ FirstName: 'Claire', BirthName: 'Vidal', Function: ['maire'] }, { Corpname: 'Conseil' }],
  Title_: { fr: 'Délibération', en: 'Minutes' },
  CustodialHistory: { CustodialHistoryItem: ['Don'] },
  Source: { of: 'another form' },
};
const before = draftOf(unit);

describe('the draft of a description', () => {
  it('says nothing when nothing was changed', () => {
    expect(changesBetween(before, before)).toEqual([]);
    expect(updateOf(before, before)).toEqual({ $action: [] });
  });

  it('sets what changed, whole, with what is kept around the word or the name', () => {
    const after = {
      ...before,
      Title: [{ text: 'Délibération du 14 mars' }],
      OriginatingAgencyArchiveUnitIdentifier: [{ text: '1 D 13' }, { text: ' ' }],
      Keyword: [...(before['Keyword'] ?? []), { ...newItem('keywords'), text: 'eau' }],
      Writer: [
        { ...(before['Writer']?.[0] ?? newItem('agents')), text: 'Vidal-Roux' },
        { ...newItem('agents'), text: 'Paul Therond' },
      ],
    };
    expect(updateOf(before, after)).toEqual({
      $action: [
        {
          $set: {
            Title: 'Délibération du 14 mars',
            OriginatingAgencyArchiveUnitIdentifier: ['1 D 13'],
            Keyword: [...unit.Keyword, { KeywordContent: 'eau' }],
            Writer: [
              { FirstName: 'Claire', BirthName: 'Vidal-Roux', Function: ['maire'] },
              { FullName: 'Paul Therond' },
            ],
          },
        },
      ],
    });
    expect(
      changesBetween(before, after).map(({ field, before: old, after: now }) => [field.name, old, now]),
    ).toEqual([
      ['Title', ['Délibération'], ['Délibération du 14 mars']],
      ['OriginatingAgencyArchiveUnitIdentifier', ['1 D 12', '1 D 13'], ['1 D 13']],
      ['Keyword', ['lavoir'], ['lavoir', 'eau']],
      ['Writer', ['Vidal', 'Conseil'], ['Vidal-Roux', 'Paul Therond']],
    ]);
  });

  it('unsets what was emptied', () => {
    const after = { ...before, StartDate: [{ text: '' }], Keyword: [] };
    expect(updateOf(before, after)).toEqual({ $action: [{ $unset: ['Keyword', 'StartDate'] }] });
  });

  it('leaves alone what has another form than the form knows, and names it', () => {
    expect(unedited(unit)).toEqual(['Title_', 'CustodialHistory', 'Source']);
    expect(before['Source']).toEqual([]);
  });
});
