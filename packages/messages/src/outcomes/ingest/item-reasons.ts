import type { OutcomeLabels } from '../label.ts';

/** Why an object, an object group or a unit of a deposit is refused. */
export const itemReasons: OutcomeLabels['reasons'] = {
  'CHECK_DIGEST.INVALID': {
    fr: 'l’empreinte d’un objet n’est pas celle déclarée',
    en: 'the digest of an object is not the one declared',
  },
  'CHECK_DIGEST.EMPTY': { fr: 'l’empreinte d’un objet manque', en: 'the digest of an object is missing' },
  'CHECK_DIGEST.CALC_CHECK.INVALID': {
    fr: 'l’empreinte n’est pas celle déclarée',
    en: 'the digest is not the one declared',
  },
  'CHECK_DIGEST.CALC_CHECK.EMPTY': { fr: 'aucune empreinte n’est déclarée', en: 'no digest is declared' },
  REJECTED_FORMAT: {
    fr: 'le contrat d’entrée n’accepte pas ce format',
    en: 'the ingest contract does not accept this format',
  },
  'OG_OBJECTS_FORMAT_CHECK.UNKNOWN': {
    fr: 'un format n’a pas été reconnu',
    en: 'a format was not recognised',
  },
  'OG_OBJECTS_FORMAT_CHECK.UNCHARTED': {
    fr: 'un format reconnu n’est pas au référentiel',
    en: 'a recognised format is not in the registry',
  },
  'OG_OBJECTS_FORMAT_CHECK.FILE_FORMAT.UNKNOWN': {
    fr: 'le format n’a pas été reconnu',
    en: 'the format was not recognised',
  },
  'OG_OBJECTS_FORMAT_CHECK.FILE_FORMAT.UNCHARTED': {
    fr: 'le format reconnu n’est pas au référentiel',
    en: 'the recognised format is not in the registry',
  },
  'OG_OBJECTS_FORMAT_CHECK.FILE_FORMAT.REJECTED': {
    fr: 'le contrat d’entrée n’accepte pas ce format',
    en: 'the ingest contract does not accept this format',
  },
  INVALID_OBJECT_GROUP: {
    fr: 'les métadonnées d’un groupe d’objets ne sont pas valides',
    en: 'the metadata of an object group are not valid',
  },
  INVALID_UNIT: {
    fr: 'les métadonnées d’une unité archivistique ne sont pas valides',
    en: 'the metadata of an archive unit are not valid',
  },
  'CHECK_UNIT_SCHEMA.CONSISTENCY': {
    fr: 'la date de début est après la date de fin',
    en: 'the start date is after the end date',
  },
  DATE_FORMAT: { fr: 'une date n’est pas lisible', en: 'a date is not readable' },
  RULE_DATE_THRESHOLD: {
    fr: 'une date de règle dépasse la limite permise',
    en: 'the date of a rule is beyond the limit',
  },
  NOT_FOUND: {
    fr: 'le profil d’unité archivistique est inconnu',
    en: 'the archive unit profile is unknown',
  },
  PROFILE_NOT_FOUND: {
    fr: 'le profil d’unité archivistique est inconnu',
    en: 'the archive unit profile is unknown',
  },
  INACTIVE_STATUS: {
    fr: 'le profil d’unité archivistique est inactif',
    en: 'the archive unit profile is inactive',
  },
  EMPTY_CONTROL_SCHEMA: {
    fr: 'le profil d’unité archivistique n’a pas de schéma de contrôle',
    en: 'the archive unit profile has no control schema',
  },
  NOT_AU_JSON_VALID: {
    fr: 'l’unité archivistique ne respecte pas son profil',
    en: 'the archive unit does not follow its profile',
  },
  INVALID_AU_PROFILE: {
    fr: 'le profil d’unité archivistique n’est pas valide',
    en: 'the archive unit profile is not valid',
  },
  'UNITS_RULES_COMPUTE.UNKNOWN': {
    fr: 'une règle de gestion est inconnue',
    en: 'a management rule is unknown',
  },
  'UNITS_RULES_COMPUTE.CONSISTENCY': {
    fr: 'une règle de gestion ne convient pas à sa catégorie ou à ses dates',
    en: 'a management rule does not fit its category or its dates',
  },
  REF_INCONSISTENCY: {
    fr: 'une règle exclue est inconnue ou n’est pas de la catégorie',
    en: 'an excluded rule is unknown or not of the category',
  },
};
