import type { Bilingual } from '../finding.ts';
import type { RuleSentences } from './rule-sentences.ts';

const IS_NOT: Bilingual = { fr: '« {found} »{detail} n’est pas', en: '“{found}”{detail} is not' };
const EXAMPLE: Bilingual = {
  fr: 'Exemple de forme attendue : {expected}.',
  en: 'A form that is expected: {expected}.',
};

/** A text or an attribute is not of its type. */
export const VALUE_RULES = {
  'value-empty': {
    sentence: {
      fr: 'Une valeur est obligatoire ici et elle est vide{detail}.',
      en: 'A value is required here and it is empty{detail}.',
    },
    remedy: {
      fr: 'Renseignez-la, ou retirez l’élément ou l’attribut s’il est facultatif.',
      en: 'Fill it in, or remove the element or attribute if it is optional.',
    },
  },
  'value-identifier': {
    sentence: {
      fr: `${IS_NOT.fr} un identifiant XML.`,
      en: `${IS_NOT.en} an XML identifier.`,
    },
    remedy: {
      fr: 'Un identifiant commence par une lettre ou « _ », puis n’a que lettres, chiffres, « - », « _ » et « . », sans blanc : ID34750 plutôt que 34750.',
      en: 'An identifier begins with a letter or “_”, then has only letters, digits, “-”, “_” and “.”, without blanks: ID34750 rather than 34750.',
    },
  },
  'value-date-time': {
    sentence: { fr: `${IS_NOT.fr} une date avec heure.`, en: `${IS_NOT.en} a date with time.` },
    remedy: EXAMPLE,
  },
  'value-date': {
    sentence: { fr: `${IS_NOT.fr} une date du calendrier.`, en: `${IS_NOT.en} a calendar date.` },
    remedy: EXAMPLE,
  },
  'value-any-date': {
    sentence: { fr: `${IS_NOT.fr} une date.`, en: `${IS_NOT.en} a date.` },
    remedy: {
      fr: 'Formes attendues : {expected}. Une date incertaine s’écrit en toutes lettres dans DateLitteral (SEDA 2.2 et 2.3).',
      en: 'Forms expected: {expected}. An uncertain date is written in words in DateLitteral (SEDA 2.2 and 2.3).',
    },
  },
  'value-boolean': {
    sentence: { fr: `${IS_NOT.fr} une valeur vrai/faux.`, en: `${IS_NOT.en} a true/false value.` },
    remedy: { fr: 'Écrivez true ou false.', en: 'Write true or false.' },
  },
  'value-integer': {
    sentence: { fr: `${IS_NOT.fr} un nombre entier.`, en: `${IS_NOT.en} a whole number.` },
    remedy: EXAMPLE,
  },
  'value-positive-integer': {
    sentence: {
      fr: `${IS_NOT.fr} un nombre entier supérieur à zéro.`,
      en: `${IS_NOT.en} a whole number above zero.`,
    },
    remedy: {
      fr: 'Pour un fichier vide, n’écrivez pas l’élément Size.',
      en: 'For an empty file, leave the Size element out.',
    },
  },
  'value-decimal': {
    sentence: { fr: `${IS_NOT.fr} un nombre.`, en: `${IS_NOT.en} a number.` },
    remedy: {
      fr: 'Employez le point comme séparateur décimal : {expected}.',
      en: 'Use a point as decimal separator: {expected}.',
    },
  },
  'value-language': {
    sentence: { fr: `${IS_NOT.fr} un code de langue.`, en: `${IS_NOT.en} a language code.` },
    remedy: EXAMPLE,
  },
  'value-enumeration': {
    sentence: {
      fr: `${IS_NOT.fr} une valeur admise.`,
      en: `${IS_NOT.en} an admitted value.`,
    },
    remedy: { fr: 'Valeurs admises : {expected}.', en: 'Admitted values: {expected}.' },
  },
  'value-base64': {
    sentence: { fr: `${IS_NOT.fr} du base 64.`, en: `${IS_NOT.en} base 64.` },
    remedy: {
      fr: 'Encodez le fichier en base 64, ou déposez-le dans le dossier Content et désignez-le par Uri.',
      en: 'Encode the file in base 64, or put it into the Content folder and name it by Uri.',
    },
  },
  'value-digest': {
    sentence: {
      fr: `${IS_NOT.fr} une empreinte : elle s’écrit en hexadécimal ou en base 64.`,
      en: `${IS_NOT.en} a digest: it is written in hexadecimal or base 64.`,
    },
    remedy: {
      fr: 'Calculez de nouveau l’empreinte du fichier et écrivez-la sans signe ajouté.',
      en: 'Compute the file’s digest again and write it without any added sign.',
    },
  },
} as const satisfies Record<string, RuleSentences>;
