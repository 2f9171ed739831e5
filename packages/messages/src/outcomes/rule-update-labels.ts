import type { OutcomeLabels } from './label.ts';

/** The update of units whose rules changed. */
export const ruleUpdateLabels: OutcomeLabels = {
  labels: {
    UPDATE_RULES_ARCHIVE_UNITS: {
      fr: 'Mise à jour des échéances des unités archivistiques après un changement de règles',
      en: 'Update of the end dates of archive units after a change of rules',
    },
    STP_PREPARE_LISTS: {
      fr: 'Préparation des listes d’unités et de versements',
      en: 'Preparation of the lists of units and deposits',
    },
    LIST_RUNNING_INGESTS: { fr: 'Liste des versements en cours', en: 'List of the running deposits' },
    LIST_ARCHIVE_UNITS: {
      fr: 'Liste des unités archivistiques qui portent ces règles',
      en: 'List of the archive units that hold these rules',
    },
    COMPUTE_INHERITED_RULES_PROGENY_IDENTIFIER: {
      fr: 'Recherche des unités dont les règles calculées sont à revoir',
      en: 'Search for the units whose computed rules must be made again',
    },
    STP_INVALIDATE: {
      fr: 'Invalidation des règles calculées',
      en: 'Invalidation of the computed rules',
    },
    COMPUTE_INHERITED_RULES_INVALIDATOR: {
      fr: 'Invalidation des règles héritées calculées',
      en: 'Invalidation of the computed inherited rules',
    },
    STP_UNIT_UPDATE: { fr: 'Mise à jour des unités archivistiques', en: 'Update of the archive units' },
    UPDATE_UNIT_RULES: {
      fr: 'Calcul des échéances de l’unité archivistique',
      en: 'Computation of the archive unit’s end dates',
    },
    STP_UPDATE_RUNNING_INGESTS: {
      fr: 'Suivi des versements en cours',
      en: 'Follow-up of the running deposits',
    },
    UPDATE_RUNNING_INGESTS: {
      fr: 'Versements en cours, qui suivront les règles à leur enregistrement',
      en: 'Running deposits, which follow the rules when they are committed',
    },
  },
  reasons: {
    'UPDATE_UNIT_RULES.CONFLICT': {
      fr: 'des unités ont changé entre-temps ; une autre opération les reprend',
      en: 'some units changed meanwhile; another operation takes them up',
    },
  },
};
