import { defineErrors } from '../definition.ts';
import { fault } from '../fault.ts';

/** What is refused of the fields of a description, after the ontology and the platform’s levels. */
export const fieldsErrors = defineErrors({
  INGEST_EVENT_IN_FUTURE: fault({
    fr: 'Un événement du journal fourni est daté du futur ({detail}).',
    en: 'An event of the journal given is dated in the future ({detail}).',
    remedyFr: 'Corrigez EventDateTime.',
    remedyEn: 'Correct EventDateTime.',
  }),
  INGEST_FIELD_UNSAFE: fault({
    fr: 'Le champ {field} contient ce qui n’est pas permis ({expected}) : {found}.',
    en: 'The field {field} holds what is not allowed ({expected}): {found}.',
    remedyFr: 'Retirez les balises HTML, les scripts, les entités et les caractères de contrôle.',
    remedyEn: 'Remove HTML tags, scripts, entities and control characters.',
  }),
  INGEST_FIELD_TYPE: fault({
    fr: 'La valeur du champ {field} n’est pas du type que l’ontologie lui donne ({expected}) : {found}.',
    en: 'The value of the field {field} is not of the type that the ontology gives it ({expected}): {found}.',
    remedyFr: 'Corrigez la valeur, ou le type de ce vocabulaire dans l’ontologie.',
    remedyEn: 'Correct the value, or the type of this vocabulary in the ontology.',
  }),
  INGEST_FIELD_DATE: fault({
    fr: 'La date du champ {field} n’est pas un jour complet du calendrier : {found}.',
    en: 'The date of the field {field} is not a whole day of the calendar: {found}.',
    remedyFr:
      'Écrivez aaaa-mm-jj (années 0001 à 8999), avec ou sans heure ; une date partielle ou incertaine se dit dans DateLitteral.',
    remedyEn:
      'Write yyyy-mm-dd (years 0001 to 8999), with or without a time; a partial or uncertain date goes in DateLitteral.',
  }),
  INGEST_FIELD_TOO_LONG: fault({
    fr: 'Le texte du champ {field} est trop long ({expected} octets).',
    en: 'The text of the field {field} is too long ({expected} bytes).',
    remedyFr: 'Raccourcissez-le, ou versez-le comme un objet.',
    remedyEn: 'Shorten it, or deposit it as an object.',
  }),
  INGEST_FIELD_ENDS_BEFORE_START: fault({
    fr: 'La date de fin ({found}) précède la date de début ({expected}).',
    en: 'The end date ({found}) is before the start date ({expected}).',
    remedyFr: 'Corrigez StartDate ou EndDate.',
    remedyEn: 'Correct StartDate or EndDate.',
  }),
  INGEST_FIELD_REQUIRED: fault({
    fr: 'Le champ {field} manque.',
    en: 'The field {field} is missing.',
    remedyFr: 'Renseignez-le.',
    remedyEn: 'Fill it in.',
  }),
  INGEST_FIELD_EMPTY: fault({
    fr: 'Le champ {field} est vide.',
    en: 'The field {field} is empty.',
    remedyFr: 'Renseignez-le, ou retirez l’élément.',
    remedyEn: 'Fill it in, or remove the element.',
  }),
  INGEST_FIELD_NOT_IN_LIST: fault({
    fr: 'La valeur du champ {field} n’est pas permise : {found}.',
    en: 'The value of the field {field} is not allowed: {found}.',
    remedyFr: 'Valeurs permises : {expected}.',
    remedyEn: 'Values allowed: {expected}.',
  }),
  INGEST_FIELD_NOT_ALLOWED: fault({
    fr: 'Le champ {field} n’a pas sa place ici.',
    en: 'The field {field} has no place here.',
    remedyFr: 'Retirez-le, ou placez-le à la racine de la description.',
    remedyEn: 'Remove it, or put it at the root of the description.',
  }),
  INGEST_FIELD_EXCLUSIVE: fault({
    fr: 'Des champs qui s’excluent sont présents ensemble dans {field} ({expected}).',
    en: 'Fields that exclude each other are together in {field} ({expected}).',
    remedyFr: 'Gardez l’un ou l’autre.',
    remedyEn: 'Keep one or the other.',
  }),
  INGEST_FIELD_FORM: fault({
    fr: 'La valeur du champ {field} n’a pas la forme attendue ({expected}) : {found}.',
    en: 'The value of the field {field} does not have the expected form ({expected}): {found}.',
    remedyFr: 'Corrigez la valeur.',
    remedyEn: 'Correct the value.',
  }),
  INGEST_CLASSIFICATION_LEVEL: fault({
    fr: 'Le niveau de classification « {level} » n’est pas de ceux de cette plateforme.',
    en: 'The classification level “{level}” is not one of this platform’s.',
    remedyFr: 'Niveaux permis : {known}.',
    remedyEn: 'Levels allowed: {known}.',
  }),
  INGEST_CLASSIFICATION_ABSENT: fault({
    fr: 'L’unité n’a pas de niveau de classification, que cette plateforme exige.',
    en: 'The unit has no classification level, which this platform requires.',
    remedyFr: 'Renseignez ClassificationRule/ClassificationLevel : {known}.',
    remedyEn: 'Fill in ClassificationRule/ClassificationLevel: {known}.',
  }),
});
