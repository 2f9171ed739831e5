import { date, dateTime, identifier, text } from './basic-types.ts';
import {
  childrenType,
  choice,
  type ElementType,
  many,
  one,
  optional,
  type Particle,
  sequence,
} from './particles.ts';

/** BirthOrDeathPlaceType: in any order. */
const place: ElementType = {
  name: 'BirthOrDeathPlaceType',
  attributes: [],
  content: {
    kind: 'all',
    elements: [
      optional('Geogname', text),
      optional('Address', text),
      optional('PostalCode', text),
      optional('City', text),
      optional('Region', text),
      optional('Country', text),
    ],
  },
};

const person = sequence(
  optional('FirstName', text),
  optional('BirthName', text),
  optional('FullName', text),
  optional('GivenName', text),
  optional('Gender', text),
  optional('BirthDate', date),
  optional('BirthPlace', place),
  optional('DeathDate', date),
  optional('DeathPlace', place),
  many('Nationality', text),
);

function agentType(name: string, ...time: readonly Particle[]): ElementType {
  return childrenType(
    name,
    sequence(
      choice(person, one('Corpname', text)),
      many('Identifier', identifier),
      ...time,
      many('Function', text),
      many('Activity', text),
      many('Position', text),
      many('Role', text),
      many('Mandate', text),
    ),
  );
}

/** AgentType: a person or a body. */
export const agent = agentType('AgentType');
/** SignerType: an agent who signed at a time. */
export const signer = agentType('SignerType', one('SigningTime', dateTime));
/** ValidatorType: an agent who checked the signature at a time. */
export const validator = agentType('ValidatorType', one('ValidationTime', dateTime));
