import { defineErrors } from '../definition.ts';

/** What there may be against archive profiles and archive unit profiles. */
export const profilesErrors = defineErrors({
  REFERENTIAL_CONTROL_SCHEMA_INVALID: {
    status: 400,
    fr: 'ControlSchema n’est pas un schéma JSON valable : {reason}.',
    en: 'ControlSchema is not a valid JSON schema: {reason}.',
    remedyFr: 'Corrigez le schéma (JSON Schema draft-07 ou antérieur, en texte).',
    remedyEn: 'Correct the schema (JSON Schema draft-07 or earlier, as text).',
  },
  REFERENTIAL_SCHEMA_FIELDS_UNKNOWN: {
    status: 400,
    fr: 'Les champs {fields} du schéma de contrôle ne sont pas dans l’ontologie.',
    en: 'The fields {fields} of the control schema are not in the ontology.',
    remedyFr: 'Ajoutez ces vocabulaires à l’ontologie, ou corrigez le schéma.',
    remedyEn: 'Add these vocabularies to the ontology, or correct the schema.',
  },
  REFERENTIAL_SCHEMA_TYPE_CONFLICT: {
    status: 400,
    fr: 'Le champ {field} du schéma de contrôle est de type {type}, incompatible avec son vocabulaire ({ontologyType}).',
    en: 'The field {field} of the control schema is of type {type}, which does not suit its vocabulary ({ontologyType}).',
    remedyFr: 'Accordez le type du schéma et celui de l’ontologie.',
    remedyEn: 'Make the type in the schema and in the ontology agree.',
  },
  REFERENTIAL_SCHEMA_CHANGE_IN_USE: {
    status: 400,
    fr: 'Le schéma du profil {identifier} ne peut pas changer : des unités l’utilisent.',
    en: 'The schema of the profile {identifier} cannot change: units use it.',
    remedyFr: 'Créez un autre profil d’unité archivistique.',
    remedyEn: 'Create another archive unit profile.',
  },
  PROFILE_FILE_INVALID: {
    status: 400,
    fr: 'Le fichier du profil n’est pas un {format} valable : {reason}.',
    en: 'The file of the profile is not a valid {format}: {reason}.',
    remedyFr: 'Corrigez le fichier, ou le champ Format du profil.',
    remedyEn: 'Correct the file, or the field Format of the profile.',
  },
  PROFILE_FILE_ABSENT: {
    status: 404,
    fr: 'Le profil {identifier} n’a pas de fichier.',
    en: 'The profile {identifier} has no file.',
    remedyFr: 'Attachez-lui un fichier RNG ou XSD (PUT /profiles/{identifier}).',
    remedyEn: 'Attach an RNG or XSD file to it (PUT /profiles/{identifier}).',
  },
});
