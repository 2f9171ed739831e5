import { defineErrors } from '../definition.ts';
import { fault } from '../fault.ts';

/** What is refused of management rules that the manifest declares. */
export const rulesErrors = defineErrors({
  INGEST_GLOBAL_RULES_TOO_LONG: fault({
    fr: 'Les règles déclarées pour toutes les racines (ManagementMetadata) font {length} caractères ; il en est accepté {max}.',
    en: 'The rules declared for all roots (ManagementMetadata) are {length} characters long; {max} are accepted.',
    remedyFr: 'Ne déclarez là que les règles communes ; les autres se déclarent dans les unités.',
    remedyEn: 'Declare only the common rules there; the others are declared in the units.',
  }),
  INGEST_FINAL_ACTION_ABSENT: fault({
    fr: 'La catégorie {category} n’a pas de sort final (FinalAction).',
    en: 'The category {category} has no final action (FinalAction).',
    remedyFr: 'Renseignez FinalAction.',
    remedyEn: 'Fill in FinalAction.',
  }),
  INGEST_RULE_UNKNOWN: fault({
    fr: 'La règle {rule} ({category}) n’est pas dans le référentiel des règles de gestion.',
    en: 'The rule {rule} ({category}) is not in the management rules’ reference data.',
    remedyFr: 'Corrigez son identifiant, ou importez cette règle.',
    remedyEn: 'Correct its identifier, or import this rule.',
  }),
  INGEST_RULE_PREVENTED_UNKNOWN: fault({
    fr: 'La règle {rule}, dont l’héritage est refusé ({category}), n’est pas une règle de cette catégorie.',
    en: 'The rule {rule}, whose inheritance is refused ({category}), is not a rule of this category.',
    remedyFr: 'Corrigez RefNonRuleId.',
    remedyEn: 'Correct RefNonRuleId.',
  }),
  INGEST_RULE_CATEGORY: fault({
    fr: 'La règle {rule} est de la catégorie {ruleType}, pas {category}.',
    en: 'The rule {rule} is of the category {ruleType}, not {category}.',
    remedyFr: 'Déclarez-la dans sa catégorie, ou choisissez-en une autre.',
    remedyEn: 'Declare it under its category, or choose another one.',
  }),
  INGEST_RULE_HOLD_DURATION: fault({
    fr: 'Le gel {rule} a une durée au référentiel : le bordereau ne peut pas lui donner de date de fin (HoldEndDate).',
    en: 'The hold {rule} has a duration in the reference data: the manifest cannot give it an end date (HoldEndDate).',
    remedyFr: 'Retirez HoldEndDate, ou choisissez une règle de gel sans durée.',
    remedyEn: 'Remove HoldEndDate, or choose a hold rule without duration.',
  }),
  INGEST_RULE_HOLD_DATES: fault({
    fr: 'Le gel {rule} finit avant de commencer.',
    en: 'The hold {rule} ends before it starts.',
    remedyFr: 'Corrigez StartDate ou HoldEndDate.',
    remedyEn: 'Correct StartDate or HoldEndDate.',
  }),
});
