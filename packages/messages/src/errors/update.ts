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
  UPDATE_UNIT_CLASSIFICATION: refused({
    fr: 'Classification Level is not in the list of allowed values : « {level} ».',
    en: 'Classification Level is not in the list of allowed values: “{level}”.',
    remedyFr: 'Niveaux permis : {known}.',
    remedyEn: 'Levels allowed: {known}.',
  }),
});
