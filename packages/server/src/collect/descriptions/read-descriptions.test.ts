import { describe, expect, it } from 'vitest';
import type { OntologyType } from '../../referential/index.ts';
import type { DescriptionItem } from './given-description.ts';
import { readCsvDescriptions } from './read-csv-descriptions.ts';
import { readJsonlDescriptions } from './read-jsonl-descriptions.ts';

const TYPES: Readonly<Record<string, OntologyType>> = {
  StartDate: 'DATE',
  SentDate: 'DATE',
  Title: 'TEXT',
  PreventInheritance: 'BOOLEAN',
};
const typeOf = (name: string) => TYPES[name];
const bytes = async function* (text: string) {
  yield Buffer.from(text);
};
const csv = (text: string): Promise<DescriptionItem[]> =>
  Array.fromAsync(readCsvDescriptions(bytes(text), typeOf));
const jsonl = (text: string): Promise<DescriptionItem[]> =>
  Array.fromAsync(readJsonlDescriptions(bytes(text), typeOf));
const only = async (text: string) => {
  const [item, ...others] = await csv(text);
  expect(others).toEqual([]);
  return item !== undefined && 'fields' in item ? item.fields : item;
};

describe('descriptions in CSV', () => {
  it('reads descriptions and rules, and leaves empty cells out', async () => {
    const read = await csv(
      [
        'File;Content.DescriptionLevel;Content.Title;Content.Tag.0;Content.Agent.BirthName;Content.Agent.Identifier;Management.AccessRule.Rule;Management.AccessRule.StartDate',
        'RH;RecordGrp;Payroll;pay;;;;',
        'RH/slip-01.pdf;Item;Slip 01;pay;MARTIN;884;ACC-00016;2023-01-20',
      ].join('\n'),
    );
    expect(read).toEqual([
      { line: 2, path: 'RH', fields: { DescriptionLevel: 'RecordGrp', Title: 'Payroll', Tag: ['pay'] } },
      {
        line: 3,
        path: 'RH/slip-01.pdf',
        fields: {
          DescriptionLevel: 'Item',
          Title: 'Slip 01',
          Tag: ['pay'],
          Agent: [{ BirthName: 'MARTIN', Identifier: ['884'] }],
          _mgt: { AccessRule: { Rules: [{ Rule: 'ACC-00016', StartDate: '2023-01-20' }] } },
        },
      },
    ]);
  });

  it('takes a byte-order mark, any line ends, columns in another order, and what spreadsheets leave at the end', async () => {
    const rows = [
      'Content.Title;ID;File;;',
      'Un titre;12;RH\\a.txt;;',
      '"Deux\r\nlignes";13;b.txt',
      ';;;;',
      '',
    ];
    expect(await csv(`\uFEFF${rows.join('\r\n')}`)).toEqual([
      { line: 2, path: 'RH/a.txt', fields: { Title: 'Un titre' } },
      { line: 3, path: 'b.txt', fields: { Title: 'Deux\r\nlignes' } },
    ]);
  });

  it('puts numbered columns at their place, and closes up', async () => {
    const fields = await only(
      'File;Content.Tag.5;Content.Tag.2;Content.Agent.1.Identifier.0;Content.Agent.0.FirstName\nf;five;two;9;Ann',
    );
    expect(fields).toEqual({ Tag: ['two', 'five'], Agent: [{ FirstName: 'Ann' }, { Identifier: ['9'] }] });
  });

  it('makes a list of one value where the field holds a list, at any depth', async () => {
    const fields = await only(
      [
        'File;Content.OriginatingSystemId;Content.Coverage.Spatial;Content.Source;Content.Signature.Signer.FirstName;Content.Departement',
        'f;42;Lyon;fonds;Ann;69',
      ].join('\n'),
    );
    expect(fields).toEqual({
      OriginatingSystemId: ['42'],
      Coverage: { Spatial: ['Lyon'] },
      Source: 'fonds',
      Signature: [{ Signer: [{ FirstName: 'Ann' }] }],
      Departement: '69',
    });
  });

  it('gives titles and descriptions their language', async () => {
    const fields = await only(
      [
        'File;Content.Title;Content.Title.attr;Content.Description.0;Content.Description.0.attr;Content.Description.1;Content.Description.1.attr;Content.Description',
        'f;Paie;"xml:lang=""fr""";Une;"xml:lang=""fr""";One;"xml:lang=""en""";Sans langue',
      ].join('\n'),
    );
    expect(fields).toEqual({
      Title_: { fr: 'Paie' },
      Description: 'Sans langue',
      Description_: { fr: 'Une', en: 'One' },
    });
  });

  it('names events as the logbook does, and digests with their algorithm', async () => {
    const fields = await only(
      [
        'File;Content.Event.EventType;Content.Event.EventDateTime;Content.Event.EventDetail;Content.Event.LinkingAgentIdentifier.LinkingAgentRole;Content.Signature.ReferencedObject.SignedObjectDigest;Content.Signature.ReferencedObject.SignedObjectDigest.attr',
        'f;visa;2024-01-01;oui;chef;abcd;"algorithm=""SHA-512"""',
      ].join('\n'),
    );
    expect(fields).toEqual({
      Event: [
        {
          evType: 'visa',
          evDateTime: '2024-01-01',
          evDetData: 'oui',
          linkingAgentIdentifier: [{ LinkingAgentRole: 'chef' }],
        },
      ],
      Signature: [
        { ReferencedObject: { SignedObjectDigest: { MessageDigest: 'abcd', Algorithm: 'SHA-512' } } },
      ],
    });
  });

  it('places what is of a category beside its rules', async () => {
    const fields = await only(
      [
        'File;Management.AppraisalRule.Rule.1;Management.AppraisalRule.Rule.0;Management.AppraisalRule.FinalAction;Management.AppraisalRule.PreventInheritance;Management.AppraisalRule.RefNonRuleId.0;Management.AppraisalRule.RefNonRuleId.1;Management.ClassificationRule.ClassificationLevel;Management.NeedAuthorization',
        'f;APP-2;APP-1;Keep;true;APP-8;APP-9;Secret Défense;true',
      ].join('\n'),
    );
    expect(fields).toEqual({
      _mgt: {
        AppraisalRule: {
          Rules: [{ Rule: 'APP-1' }, { Rule: 'APP-2' }],
          FinalAction: 'Keep',
          Inheritance: { PreventInheritance: true, PreventRulesId: ['APP-8', 'APP-9'] },
        },
        ClassificationRule: { ClassificationLevel: 'Secret Défense' },
      },
    });
  });
});

describe('descriptions in JSON Lines', () => {
  it('says what the CSV says', async () => {
    const line = {
      File: 'RH/slip-01.pdf',
      UnitContent: {
        '#id': 'left out',
        Title: 'Slip 01',
        Agent: [{ BirthName: 'MARTIN', Identifier: ['884'] }],
        '#management': { AccessRule: { Rules: [{ Rule: 'ACC-00016', StartDate: '2023-01-20' }] } },
      },
    };
    const rows = [
      'File;Content.Title;Content.Agent.BirthName;Content.Agent.Identifier;Management.AccessRule.Rule;Management.AccessRule.StartDate',
      'RH/slip-01.pdf;Slip 01;MARTIN;884;ACC-00016;2023-01-20',
    ];
    const [fromCsv] = await csv(rows.join('\n'));
    const [fromJsonl] = await jsonl(`${JSON.stringify(line)}\r\n\n`);
    expect(fromJsonl).toEqual({ ...fromCsv, line: 1 });
  });
});
