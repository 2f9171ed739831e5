import { anyText, anyTexts, closed, day, openObject, type Schema, text, texts } from './kinds.ts';

const place = closed({
  Geogname: anyText,
  Address: anyText,
  PostalCode: anyText,
  City: anyText,
  Region: anyText,
  Country: anyText,
});

const PERSON = {
  FirstName: anyText,
  BirthName: anyText,
  FullName: anyText,
  GivenName: anyText,
  Gender: anyText,
  BirthDate: day,
  BirthPlace: place,
  DeathDate: day,
  DeathPlace: place,
  Nationality: texts,
};

/** A person or a body, not both; `more` are the dates that only signers and validators have. */
export function agent(more: Schema = {}): Schema {
  return {
    ...closed({
      ...PERSON,
      Corpname: anyText,
      Identifier: texts,
      Function: anyTexts,
      Activity: anyTexts,
      Position: anyTexts,
      Role: anyTexts,
      Mandate: anyTexts,
      ...more,
    }),
    exclusiveFields: [['Corpname'], Object.keys(PERSON)],
  };
}

export const agency = closed({ Identifier: text, OrganizationDescriptiveMetadata: openObject }, [
  'Identifier',
]);
