import { defineErrors, type ErrorDefinition } from './definition.ts';

/** Why the update of a unit is refused: Vitam's internal access tells them all under one code. */
const refused = <const Sentences extends Omit<ErrorDefinition, 'status' | 'vitamCode'>>(
  sentences: Sentences,
) => ({ status: 400 as const, vitamCode: '010601' as const, ...sentences });

/** Updates of archive units. */
export const updateErrors = defineErrors({
  UPDATE_UNIT_PERMISSION: {
    status: 401,
    vitamCode: '010614',
    fr: 'Le contrat d’accès {contract} ne permet pas de modifier les unités archivistiques.',
    en: 'The access contract {contract} does not allow archive units to be changed.',
    remedyFr: 'Employez un contrat d’accès dont WritingPermission est vrai.',
    remedyEn: 'Use an access contract whose WritingPermission is true.',
  },
  UPDATE_UNIT_DESC_PERMISSION: {
    status: 401,
    vitamCode: '010615',
    fr: 'Le contrat d’accès {contract} ne permet de modifier que la description, pas {fields}.',
    en: 'The access contract {contract} allows the description alone to be changed, not {fields}.',
    remedyFr: 'Retirez ces champs, ou employez un contrat d’accès dont WritingRestrictedDesc est faux.',
    remedyEn: 'Remove these fields, or use an access contract whose WritingRestrictedDesc is false.',
  },
  UPDATE_UNIT_REFUSED: refused({
    fr: '{faultsFr}',
    en: '{faultsEn}',
    remedyFr: '{firstRemedyFr}',
    remedyEn: '{firstRemedyEn}',
  }),
  UPDATE_UNIT_CONFLICT: {
    status: 409,
    fr: 'L’unité archivistique {unit} a été modifiée par une autre opération pendant celle-ci : rien n’est changé.',
    en: 'Archive unit {unit} was changed by another operation during this one: nothing is changed.',
    remedyFr: 'Relisez l’unité, puis recommencez la mise à jour si elle a encore lieu d’être.',
    remedyEn: 'Read the unit again, then repeat the update if it is still wanted.',
  },
  UPDATE_UNIT_PATH: refused({
    fr: 'Le champ {field} ne peut pas être écrit : {parent} n’est ni un objet, ni une liste qui ait cette place.',
    en: 'The field {field} cannot be written: {parent} is neither an object nor a list with this place.',
    remedyFr: 'Écrivez la valeur entière de {parent}.',
    remedyEn: 'Write the whole value of {parent}.',
  }),
  UPDATE_UNIT_RULE_END_DATE: refused({
    fr: '{name} : la date de fin de la règle {rule} ({category}) se calcule, elle ne se donne pas.',
    en: '{name}: the end date of the rule {rule} ({category}) is computed, not given.',
    remedyFr: 'Retirez EndDate ; donnez la règle et StartDate.',
    remedyEn: 'Remove EndDate; give the rule and StartDate.',
  }),
  UPDATE_UNIT_RULE_FINAL_ACTION: refused({
    fr: '{name} : le sort final de {category} manque, n’est pas permis ou n’a pas sa place : {found}.',
    en: '{name}: the final action of {category} is missing, not allowed or out of place: {found}.',
    remedyFr: 'Valeurs permises pour cette catégorie : {known}.',
    remedyEn: 'Values allowed for this category: {known}.',
  }),
  UPDATE_UNIT_RULE_UNKNOWN: refused({
    fr: '{name} : la règle {rule} ({category}) n’est pas dans le référentiel des règles de gestion.',
    en: '{name}: the rule {rule} ({category}) is not in the management rules’ reference data.',
    remedyFr: 'Corrigez son identifiant, ou importez cette règle.',
    remedyEn: 'Correct its identifier, or import this rule.',
  }),
  UPDATE_UNIT_RULE_CATEGORY: refused({
    fr: '{name} : la règle {rule} est de la catégorie {ruleType}, pas {category}.',
    en: '{name}: the rule {rule} is of the category {ruleType}, not {category}.',
    remedyFr: 'Placez-la dans sa catégorie.',
    remedyEn: 'Put it in its category.',
  }),
  UPDATE_UNIT_RULE_START_DATE: refused({
    fr: '{name} : la date de départ de la règle {rule} ({category}) est hors des années permises : {found}.',
    en: '{name}: the start date of the rule {rule} ({category}) is outside of the years allowed: {found}.',
    remedyFr: 'Écrivez aaaa-mm-jj, avant l’an 9000.',
    remedyEn: 'Write yyyy-mm-dd, before the year 9000.',
  }),
  UPDATE_UNIT_CATEGORY_PREVENTION: refused({
    fr: '{name} : {category} refuse un héritage ; la retirer le rétablirait sans le dire.',
    en: '{name}: {category} prevents an inheritance; removing it would restore it unsaid.',
    remedyFr: 'Retirez d’abord son Inheritance, puis la catégorie.',
    remedyEn: 'Remove its Inheritance first, then the category.',
  }),
  UPDATE_UNIT_RULE_INCONSISTENT: refused({
    fr: '{name} : la règle {rule} ({category}) est incohérente : {reason}.',
    en: '{name}: the rule {rule} ({category}) is inconsistent: {reason}.',
    remedyFr:
      'Une règle refusée en héritage doit être de la catégorie ; une date de fin de gel suppose une règle sans durée et suit la date de départ.',
    remedyEn:
      'A prevented rule must be of the category; the end of a hold needs a rule without duration, and follows the start date.',
  }),
  UPDATE_UNIT_FIELD_UNSAFE: refused({
    fr: 'Le champ {field} contiendrait ce qui n’est pas permis ({expected}) : {found}.',
    en: 'The field {field} would hold what is not allowed ({expected}): {found}.',
    remedyFr:
      'Retirez de la valeur envoyée les balises HTML, les scripts, les entités et les caractères de contrôle.',
    remedyEn: 'Remove HTML tags, scripts, entities and control characters from the value sent.',
  }),
  UPDATE_UNIT_FIELD_TYPE: refused({
    fr: 'La nouvelle valeur du champ {field} n’est pas du type que l’ontologie lui donne ({expected}) : {found}.',
    en: 'The new value of the field {field} is not of the type that the ontology gives it ({expected}): {found}.',
    remedyFr: 'Envoyez une valeur de ce type.',
    remedyEn: 'Send a value of this type.',
  }),
  UPDATE_UNIT_FIELD_DATE: refused({
    fr: 'La nouvelle date du champ {field} n’est pas un jour complet du calendrier : {found}.',
    en: 'The new date of the field {field} is not a whole day of the calendar: {found}.',
    remedyFr:
      'Envoyez aaaa-mm-jj (années 0001 à 8999), avec ou sans heure ; une date partielle ou incertaine se dit dans DateLitteral.',
    remedyEn:
      'Send yyyy-mm-dd (years 0001 to 8999), with or without a time; a partial or uncertain date goes in DateLitteral.',
  }),
  UPDATE_UNIT_FIELD_TOO_LONG: refused({
    fr: 'Le nouveau texte du champ {field} est trop long ({expected} octets).',
    en: 'The new text of the field {field} is too long ({expected} bytes).',
    remedyFr: 'Envoyez un texte plus court.',
    remedyEn: 'Send a shorter text.',
  }),
  UPDATE_UNIT_FIELD_ENDS_BEFORE_START: refused({
    fr: 'Avec cette mise à jour, la date de fin ({found}) précéderait la date de début ({expected}).',
    en: 'With this update, the end date ({found}) would be before the start date ({expected}).',
    remedyFr: 'Envoyez StartDate et EndDate ensemble, dans l’ordre.',
    remedyEn: 'Send StartDate and EndDate together, in order.',
  }),
  UPDATE_UNIT_FIELD_REQUIRED: refused({
    fr: 'Avec cette mise à jour, le champ {field} manquerait.',
    en: 'With this update, the field {field} would be missing.',
    remedyFr: 'Ne le retirez pas, ou donnez-lui une valeur dans la même mise à jour.',
    remedyEn: 'Do not remove it, or give it a value in the same update.',
  }),
  UPDATE_UNIT_FIELD_EMPTY: refused({
    fr: 'Avec cette mise à jour, le champ {field} serait vide.',
    en: 'With this update, the field {field} would be empty.',
    remedyFr: 'Donnez-lui une valeur, ou retirez-le ($unset).',
    remedyEn: 'Give it a value, or remove it ($unset).',
  }),
  UPDATE_UNIT_FIELD_NOT_IN_LIST: refused({
    fr: 'La nouvelle valeur du champ {field} n’est pas permise : {found}.',
    en: 'The new value of the field {field} is not allowed: {found}.',
    remedyFr: 'Valeurs permises : {expected}.',
    remedyEn: 'Values allowed: {expected}.',
  }),
  UPDATE_UNIT_FIELD_NOT_ALLOWED: refused({
    fr: 'Le champ {field} n’a pas sa place à cet endroit.',
    en: 'The field {field} has no place there.',
    remedyFr: 'Retirez-le de la mise à jour, ou écrivez-le à la racine de la description.',
    remedyEn: 'Remove it from the update, or write it at the root of the description.',
  }),
  UPDATE_UNIT_FIELD_EXCLUSIVE: refused({
    fr: 'Avec cette mise à jour, des champs qui s’excluent seraient ensemble dans {field} ({expected}).',
    en: 'With this update, fields that exclude each other would be together in {field} ({expected}).',
    remedyFr: 'Retirez l’un ($unset) dans la mise à jour qui pose l’autre.',
    remedyEn: 'Remove one ($unset) in the update that sets the other.',
  }),
  UPDATE_UNIT_FIELD_FORM: refused({
    fr: 'La nouvelle valeur du champ {field} n’a pas la forme attendue ({expected}) : {found}.',
    en: 'The new value of the field {field} does not have the expected form ({expected}): {found}.',
    remedyFr: 'Envoyez une valeur de cette forme.',
    remedyEn: 'Send a value of this form.',
  }),
  UPDATE_UNIT_PROFILE_UNKNOWN: refused({
    fr: 'Le profil d’unité archivistique {profile} n’existe pas.',
    en: 'The archive unit profile {profile} does not exist.',
    remedyFr: 'Nommez un profil qui existe, ou retirez ArchiveUnitProfile ($unset).',
    remedyEn: 'Name a profile that exists, or remove ArchiveUnitProfile ($unset).',
  }),
  UPDATE_UNIT_PROFILE_INACTIVE: refused({
    fr: 'Le profil d’unité archivistique {profile} n’est pas actif.',
    en: 'The archive unit profile {profile} is not active.',
    remedyFr: 'Faites activer ce profil, ou nommez-en un autre.',
    remedyEn: 'Have this profile activated, or name another one.',
  }),
  UPDATE_UNIT_PROFILE_EMPTY: refused({
    fr: 'Le profil d’unité archivistique {profile} n’a pas de schéma de contrôle.',
    en: 'The archive unit profile {profile} has no control schema.',
    remedyFr: 'Faites renseigner son ControlSchema, ou nommez un autre profil.',
    remedyEn: 'Have its ControlSchema filled in, or name another profile.',
  }),
  UPDATE_UNIT_PROFILE_INVALID: refused({
    fr: 'L’unité mise à jour ne serait pas conforme à son profil {profile} : {field} {detail}.',
    en: 'The updated unit would not conform to its profile {profile}: {field} {detail}.',
    remedyFr: 'Corrigez la valeur envoyée pour ce champ, ou changez le profil dans la même mise à jour.',
    remedyEn: 'Correct the value sent for this field, or change the profile in the same update.',
  }),
  UPDATE_UNIT_PROFILE_LIMIT: refused({
    fr: 'Le schéma du profil {profile} n’a pas jugé l’unité en {seconds} s : il renvoie à lui-même, ou un de ses motifs (pattern) peut durer sans fin.',
    en: 'The schema of the profile {profile} did not judge the unit in {seconds} s: it refers to itself, or one of its patterns may go on without end.',
    remedyFr: 'Faites corriger le profil : un motif ne doit pas répéter ce qui se répète, comme (a+)+.',
    remedyEn: 'Have the profile corrected: a pattern must not repeat what repeats itself, such as (a+)+.',
  }),
  UPDATE_UNIT_CLASSIFICATION: refused({
    fr: 'Classification Level is not in the list of allowed values : « {level} ».',
    en: 'Classification Level is not in the list of allowed values: “{level}”.',
    remedyFr: 'Niveaux permis : {known}.',
    remedyEn: 'Levels allowed: {known}.',
  }),
});
