import { describe, expect, it } from 'vitest';
import {
  canBeSent,
  changesBetween,
  type Draft,
  itemsOf,
  newDraft,
  readThing,
  type Thing,
  updateOf,
} from './draft.ts';
import { descriptionShape, editedBlocks } from './edited-fields.ts';
import type { ThingShape } from './shapes.ts';
import { addableParts, shownParts, withPart } from './shown-parts.ts';
import { linesWithout, toldLines } from './tell-draft.ts';

const unit = {
  '#id': 'aeaq',
  Title: 'Délibération',
  StartDate: '1912-03-14',
  OriginatingAgencyArchiveUnitIdentifier: ['1 D 12', '1 D 13'],
  Keyword: [{ KeywordContent: 'lavoir', KeywordType: 'subject', KeywordReference: 'T1-1' }],
  Writer: [{ FirstName: 'Claire', BirthName: 'Vidal', Function: ['maire'] }, { Corpname: 'Conseil' }],
  Title_: { fr: 'Délibération', en: 'Minutes' },
  CustodialHistory: { CustodialHistoryItem: ['Don'], CustodialHistoryFile: { DataObjectReferenceId: 'ID1' } },
  OriginatingAgency: { Identifier: 'MAIRIE', OrganizationDescriptiveMetadata: { any: ['thing'] } },
  Event: [{ evDateTime: '1912-03-14', evType: 'vote', Votants: 12 }],
  Gps: { GpsLatitude: '48.1', GpsAltitude: 120 },
  Source: { of: 'another form' },
  Chantier: ['lavoir'],
  Surface: 12,
};
const shape = descriptionShape(editedBlocks(unit));
const before = readThing(shape, unit);
const names = {};

function changed(parts: Readonly<Record<string, Draft>>): Thing {
  return { ...before, parts: { ...before.parts, ...parts } };
}

function shapeOf(name: string): ThingShape {
  const found = shape.parts.find((part) => part.name === name)?.shape;
  const of = found?.kind === 'list' ? found.of : found;
  if (of?.kind !== 'thing') throw new Error(`${name} is no list of things`);
  return of;
}

function update(after: Thing): unknown {
  return updateOf(changesBetween(shape, before, after));
}

describe('the draft of a description', () => {
  it('says nothing when nothing was changed', () => {
    expect(update(before)).toEqual({ $action: [] });
  });

  it('sets what changed, whole, with what is kept around it', () => {
    const after = changed({
      Title: 'Délibération du 14 mars',
      OriginatingAgencyArchiveUnitIdentifier: ['1 D 13', ' '],
      Keyword: [
        ...itemsOf(before.parts['Keyword']),
        { parts: { KeywordContent: 'eau', KeywordType: '' }, kept: {} },
      ],
      Writer: [
        ...itemsOf(before.parts['Writer']),
        { parts: { FullName: 'Paul Therond', BirthPlace: newDraft(shapeOf('Gps')) }, kept: {} },
      ],
      Title_: [
        { parts: { language: 'fr', text: 'Délibération' }, kept: {} },
        { parts: { language: 'oc', text: 'Deliberacion' }, kept: {} },
      ],
      OriginatingAgency: withIdentifier(before.parts['OriginatingAgency']),
      Gps: { parts: { GpsAltitude: '95' }, kept: {} },
      Chantier: ['lavoir', 'pont'],
    });
    expect(update(after)).toEqual({
      $action: [
        {
          $set: {
            Title: 'Délibération du 14 mars',
            Title_: { fr: 'Délibération', oc: 'Deliberacion' },
            OriginatingAgencyArchiveUnitIdentifier: ['1 D 13'],
            Keyword: [...unit.Keyword, { KeywordContent: 'eau' }],
            Gps: { GpsAltitude: 95 },
            OriginatingAgency: { ...unit.OriginatingAgency, Identifier: 'ARCHIVES' },
            Writer: [...unit.Writer, { FullName: 'Paul Therond' }],
            Chantier: ['lavoir', 'pont'],
          },
        },
      ],
    });
  });

  it('keeps what an event or a reference holds that the form does not know', () => {
    const [event] = itemsOf(before.parts['Event']);
    expect(event).toMatchObject({ kept: { Votants: 12 } });
    const after = changed({ Event: [{ parts: { evDateTime: '1912-03-15' }, kept: { Votants: 12 } }] });
    expect(update(after)).toEqual({
      $action: [{ $set: { Event: [{ evDateTime: '1912-03-15', Votants: 12 }] } }],
    });
  });

  it('unsets what was emptied, objects whose parts are all empty too', () => {
    const after = changed({
      StartDate: '',
      Keyword: [],
      Gps: { parts: { GpsLatitude: ' ', GpsAltitude: '' }, kept: {} },
    });
    expect(update(after)).toEqual({ $action: [{ $unset: ['Keyword', 'Gps', 'StartDate'] }] });
  });

  it('leaves alone what has another form than SEDA gives it', () => {
    expect(Object.keys(before.kept)).toEqual(['#id', 'Source', 'Surface']);
    expect(shownParts(shape, before).map(({ name }) => name)).not.toContain('Source');
    expect(addableParts(shape, before).map(({ name }) => name)).not.toContain('Source');
  });

  it('cannot be sent while a text has no language, or one that another has', () => {
    const entry = (language: string, text: string): Thing => ({ parts: { language, text }, kept: {} });
    expect(canBeSent(shape, changed({ Title_: [entry('fr', 'Un'), entry('oc', 'Un')] }))).toBe(true);
    expect(canBeSent(shape, changed({ Title_: [entry('fr', 'Un'), entry('', ' ')] }))).toBe(true);
    expect(canBeSent(shape, changed({ Title_: [entry('fr', 'Un'), entry('', 'Un')] }))).toBe(false);
    expect(canBeSent(shape, changed({ Title_: [entry('fr', 'Un'), entry('FR ', 'Deux')] }))).toBe(false);
  });
});

describe('the parts that are shown of an agent', () => {
  const agent = shapeOf('Writer');
  const shownOf = (thing: Thing) => shownParts(agent, thing).map(({ name }) => name);
  const addableOf = (thing: Thing) => addableParts(agent, thing).map(({ name }) => name);
  const nobody: Thing = { parts: {}, kept: {} };

  it('are a name at first, and a body’s when one asks for it', () => {
    expect(shownOf(nobody)).toEqual(['FullName']);
    expect(shownOf(withPart(agent, { parts: { FullName: '' }, kept: {} }, 'Corpname', ''))).toEqual([
      'Corpname',
    ]);
  });

  it('are a person’s or a body’s, never both', () => {
    expect(addableOf({ parts: { Corpname: 'Conseil' }, kept: {} })).toEqual([
      'Identifier',
      'Function',
      'Activity',
      'Position',
      'Role',
      'Mandate',
    ]);
    expect(addableOf({ parts: { BirthName: 'Vidal' }, kept: {} })).not.toContain('Corpname');
    expect(addableOf({ parts: { FullName: '' }, kept: {} })).toContain('Corpname');
  });
});

describe('a difference in words', () => {
  it('tells each entry on a line, with the names of its parts when it has several', () => {
    const lines = (name: string) => {
      const part = shape.parts.find((one) => one.name === name);
      return part === undefined ? [] : toldLines(part.shape, before.parts[name], names);
    };
    expect(lines('Writer')).toEqual(['FirstName : Claire · BirthName : Vidal · Function : maire', 'Conseil']);
    expect(lines('Title_')).toEqual(['fr : Délibération', 'en : Minutes']);
    expect(lines('Gps')).toEqual(['GpsLatitude : 48.1 · GpsAltitude : 120']);
  });

  it('tells an entry that was there twice, and is once', () => {
    expect(linesWithout(['a', 'a', 'b'], ['b', 'a'])).toEqual(['a']);
  });
});

function withIdentifier(agency: Draft | undefined): Draft {
  return { ...Object(agency), parts: { Identifier: 'ARCHIVES' } };
}
