import { defineErrors } from '../definition.ts';

/** What there may be against management rules. */
export const managementRulesErrors = defineErrors({
  STP_IMPORT_RULES_MISSING_INFORMATION: {
    status: 400,
    fr: 'La cellule {field} est vide.',
    en: 'The cell {field} is empty.',
    remedyFr: 'Renseignez cette cellule.',
    remedyEn: 'Fill in this cell.',
  },
  STP_IMPORT_RULES_RULEID_DUPLICATION: {
    status: 400,
    fr: 'La règle {identifier} est donnée plusieurs fois.',
    en: 'The rule {identifier} is given several times.',
    remedyFr: 'Ne gardez qu’une ligne par identifiant.',
    remedyEn: 'Keep one line for each identifier.',
  },
  STP_IMPORT_RULES_WRONG_RULETYPE_UNKNOW: {
    status: 400,
    fr: 'La catégorie {value} n’existe pas.',
    en: 'The category {value} does not exist.',
    remedyFr: 'Choisissez {allowed}, en respectant les majuscules.',
    remedyEn: 'Choose {allowed}, with their capitals.',
  },
  STP_IMPORT_RULES_WRONG_RULEMEASUREMENT: {
    status: 400,
    fr: 'L’unité de durée {value} n’existe pas.',
    en: 'The unit of duration {value} does not exist.',
    remedyFr: 'Choisissez day, month ou year.',
    remedyEn: 'Choose day, month or year.',
  },
  STP_IMPORT_RULES_WRONG_RULEDURATION: {
    status: 400,
    fr: 'La durée {value} n’est pas un nombre entier positif ou nul.',
    en: 'The duration {value} is not a whole number, zero or more.',
    remedyFr: 'Donnez un nombre entier, ou unlimited.',
    remedyEn: 'Give a whole number, or unlimited.',
  },
  STP_IMPORT_RULES_WRONG_TOTALDURATION: {
    status: 400,
    fr: 'La durée {value} dépasse 999 ans.',
    en: 'The duration {value} exceeds 999 years.',
    remedyFr: 'Donnez au plus 999 ans, 11 988 mois ou 359 640 jours, ou unlimited.',
    remedyEn: 'Give at most 999 years, 11,988 months or 359,640 days, or unlimited.',
  },
  STP_IMPORT_RULES_RULEDURATION_EXCEED: {
    status: 400,
    fr: 'La durée {value} est inférieure au minimum de la catégorie sur ce tenant ({minimum}).',
    en: 'The duration {value} is below the minimum of the category on this tenant ({minimum}).',
    remedyFr: 'Allongez la durée, ou faites changer le minimum par l’exploitant.',
    remedyEn: 'Lengthen the duration, or have the minimum changed by the operator.',
  },
  STP_IMPORT_RULES_HOLD_DURATION: {
    status: 400,
    fr: 'Une règle de gel a une durée et une unité, ou ni l’une ni l’autre ; {field} manque.',
    en: 'A hold rule has a duration and a unit, or neither; {field} is missing.',
    remedyFr: 'Renseignez les deux cellules, ou videz les deux.',
    remedyEn: 'Fill in both cells, or empty both.',
  },
  STP_IMPORT_RULES_DELETE_USED_RULES: {
    status: 400,
    fr: 'La règle {identifier} manque dans le fichier alors que des unités l’utilisent.',
    en: 'The rule {identifier} is missing from the file although units use it.',
    remedyFr: 'Remettez-la dans le fichier.',
    remedyEn: 'Put it back in the file.',
  },
  STP_IMPORT_RULES_UPDATED_RULES: {
    status: 400,
    fr: 'La règle {identifier}, utilisée par des unités, est modifiée.',
    en: 'The rule {identifier}, used by units, is changed.',
    remedyFr: 'Aucune action : les échéances des unités sont recalculées.',
    remedyEn: 'Nothing to do: the end dates of the units are computed again.',
  },
  STP_IMPORT_RULES_DURATION_MODE: {
    status: 400,
    fr: 'La règle {identifier}, utilisée par des unités, ne peut pas passer d’une durée définie à une durée indéfinie, ni l’inverse.',
    en: 'The rule {identifier}, used by units, cannot change between a defined and an undefined duration.',
    remedyFr: 'Créez une autre règle.',
    remedyEn: 'Create another rule.',
  },
});
