import type { OutcomeLabels } from './label.ts';

/** Rules in force, computed and kept on units. */
export const computedRulesLabels: OutcomeLabels = {
  labels: {
    COMPUTE_INHERITED_RULES: {
      fr: 'Calcul des règles de gestion héritées',
      en: 'Computation of inherited management rules',
    },
    COMPUTE_INHERITED_RULES_DELETE: {
      fr: 'Suppression des règles de gestion héritées calculées',
      en: 'Removal of computed inherited management rules',
    },
    STP_COMPUTE_INHERITED_RULES_PREPARATION: {
      fr: 'Préparation du traitement des règles héritées',
      en: 'Preparation of the work on inherited rules',
    },
    COMPUTED_INHERITED_RULES_CHECK_DISTRIBUTION_THRESHOLD: {
      fr: 'Contrôle du nombre d’unités archivistiques',
      en: 'Check of the number of archive units',
    },
    CHECK_DISTRIBUTION_THRESHOLD: {
      fr: 'Contrôle du nombre d’unités archivistiques',
      en: 'Check of the number of archive units',
    },
    COMPUTE_INHERITED_RULES_PREPARATION: {
      fr: 'Liste des unités archivistiques',
      en: 'List of the archive units',
    },
    STP_COMPUTE_INHERITED_RULES: {
      fr: 'Calcul des règles héritées par les unités archivistiques',
      en: 'Computation of the rules that archive units inherit',
    },
    COMPUTE_INHERITED_RULES_ACTION: {
      fr: 'Calcul des règles héritées par l’unité archivistique',
      en: 'Computation of the rules that the archive unit inherits',
    },
    STP_COMPUTE_INHERITED_RULES_DELETE: {
      fr: 'Suppression des règles calculées des unités archivistiques',
      en: 'Removal of the computed rules of archive units',
    },
    STP_COMPUTE_INHERITED_RULES_FINALIZATION: {
      fr: 'Fin du traitement des règles héritées',
      en: 'End of the work on inherited rules',
    },
    COMPUTE_INHERITED_RULES_FINALIZATION: {
      fr: 'Nettoyage après le traitement des règles héritées',
      en: 'Cleaning after the work on inherited rules',
    },
  },
  reasons: {},
};
