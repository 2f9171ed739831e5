import { type DslFault, dslFault } from './fault.ts';
import type { JsonValue } from './json.ts';
import type { JsonPath } from './json-path.ts';

/** The kinds of JSON as the messages name them. */
const TYPE_NAMES = {
  object: { fr: 'un objet', en: 'an object' },
  array: { fr: 'un tableau', en: 'an array' },
  string: { fr: 'une chaîne de caractères', en: 'a string' },
  integer: { fr: 'un nombre entier', en: 'an integer' },
  booleanOrInteger: { fr: 'un booléen ou un nombre entier', en: 'a boolean or an integer' },
  scalar: {
    fr: 'une valeur simple (chaîne, nombre, booléen ou null)',
    en: 'a scalar (string, number, boolean or null)',
  },
} as const;
export type ExpectedType = keyof typeof TYPE_NAMES;

export function mandatoryKey(path: JsonPath, key: string, found?: JsonValue): DslFault {
  return dslFault(
    'MANDATORY',
    path,
    {
      fr: `la clé ${key} est obligatoire et manque`,
      en: `the key ${key} is mandatory and is missing`,
      remedyFr: `ajouter ${key}`,
      remedyEn: `add ${key}`,
    },
    found === undefined ? {} : { found },
  );
}

export function unknownKey(path: JsonPath, key: string, known: readonly string[]): DslFault {
  const list = known.join(', ');
  return dslFault('INVALID_JSON_FIELD', path, {
    fr: `la clé ${key} n'est pas connue ici`,
    en: `the key ${key} is not known here`,
    remedyFr: `retirer cette clé ou employer l'une de celles-ci : ${list}`,
    remedyEn: `remove this key or use one of these: ${list}`,
  });
}

export function wrongType(path: JsonPath, expected: ExpectedType, found: JsonValue): DslFault {
  const { fr, en } = TYPE_NAMES[expected];
  return dslFault(
    'WRONG_JSON_TYPE',
    path,
    {
      fr: `${fr} est attendu(e) ici`,
      en: `${en} is expected here`,
      remedyFr: `écrire ${fr}`,
      remedyEn: `write ${en}`,
    },
    { found },
  );
}

export function tooShort(path: JsonPath, minimum: number, found: JsonValue): DslFault {
  return dslFault(
    'ELEMENT_TOO_SHORT',
    path,
    {
      fr: `il faut ici au moins ${minimum} élément(s)`,
      en: `at least ${minimum} element(s) are needed here`,
      remedyFr: 'compléter cet élément',
      remedyEn: 'fill in this element',
    },
    { found },
  );
}

export function tooLong(path: JsonPath, maximum: number, found: JsonValue): DslFault {
  return dslFault(
    'ELEMENT_TOO_LONG',
    path,
    {
      fr: `il faut ici ${maximum} élément(s) au plus`,
      en: `at most ${maximum} element(s) are allowed here`,
      remedyFr: 'réduire cet élément, ou faire plusieurs requêtes',
      remedyEn: 'shorten this element, or send several queries',
    },
    { found },
  );
}

export function invalidValue(
  path: JsonPath,
  expected: { readonly fr: string; readonly en: string },
  found: JsonValue,
): DslFault {
  return dslFault(
    'INVALID_VALUE',
    path,
    {
      fr: `cette valeur n'est pas admise : ${expected.fr}`,
      en: `this value is not allowed: ${expected.en}`,
      remedyFr: 'corriger la valeur',
      remedyEn: 'correct the value',
    },
    { found },
  );
}

export function noAlternative(path: JsonPath, alternatives: readonly string[], found: JsonValue): DslFault {
  const list = alternatives.join(', ');
  return dslFault(
    'NO_VIABLE_ALTERNATIVE',
    path,
    {
      fr: 'aucune des formes possibles ne correspond',
      en: 'none of the possible forms fits',
      remedyFr: `employer l'une de celles-ci : ${list}`,
      remedyEn: `use one of these: ${list}`,
    },
    { found },
  );
}

export function illegalName(path: JsonPath, name: string, why: FaultReason): DslFault {
  const reason = NAME_REASONS[why];
  return dslFault(
    'ILLEGAL_NAME',
    path,
    {
      fr: `le nom de champ « ${name} » est refusé : ${reason.fr}`,
      en: `the field name "${name}" is refused: ${reason.en}`,
      remedyFr: reason.remedyFr,
      remedyEn: reason.remedyEn,
    },
    { stage: 'names', found: name },
  );
}

const NAME_REASONS = {
  internal: {
    fr: 'les noms internes commençant par « _ » ne sont pas acceptés',
    en: 'internal names starting with "_" are not accepted',
    remedyFr: 'employer le nom externe, qui commence par « # »',
    remedyEn: 'use the external name, which starts with "#"',
  },
  unknown: {
    fr: 'ce nom système n’existe pas',
    en: 'there is no such system name',
    remedyFr: 'employer un nom de la liste des champs « # »',
    remedyEn: 'use a name of the list of "#" fields',
  },
  unavailable: {
    fr: 'ce champ ne peut pas être nommé dans une requête',
    en: 'this field cannot be named in a query',
    remedyFr: 'retirer ce champ',
    remedyEn: 'remove this field',
  },
  form: {
    fr: 'il est vide, trop long, commence par « $ » ou contient une partie vide',
    en: 'it is empty, too long, starts with "$" or has an empty part',
    remedyFr: 'écrire le chemin du champ, ses parties séparées par des points',
    remedyEn: 'write the path of the field, its parts separated by dots',
  },
  protected: {
    fr: 'ce champ ne peut pas être modifié',
    en: 'this field cannot be changed',
    remedyFr: 'retirer ce champ de la modification',
    remedyEn: 'remove this field from the update',
  },
} as const;
export type FaultReason = keyof typeof NAME_REASONS;
