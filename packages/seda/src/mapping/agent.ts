import { date, object, type Shape, text, texts, tokens } from './fields.ts';

const place = object({
  Geogname: text,
  Address: text,
  PostalCode: text,
  City: text,
  Region: text,
  Country: text,
});

/** A person or a body, in whatever role. */
export const AGENT_FIELDS: Shape['fields'] = {
  FirstName: text,
  BirthName: text,
  FullName: text,
  GivenName: text,
  Gender: text,
  BirthDate: date,
  BirthPlace: place,
  DeathDate: date,
  DeathPlace: place,
  Nationality: texts,
  Corpname: text,
  Identifier: tokens,
  SigningTime: date,
  ValidationTime: date,
  Function: texts,
  Activity: texts,
  Position: texts,
  Role: texts,
  Mandate: texts,
};
