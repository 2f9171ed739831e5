import type { OutcomeLabels } from './label.ts';

/** Identification of what is held, again. */
export const reidentificationLabels: OutcomeLabels = {
  labels: {
    FORMAT_REIDENTIFICATION: {
      fr: 'Ré-identification des formats des objets',
      en: 'Re-identification of the objects’ formats',
    },
    FORMAT_REIDENTIFICATION_TRIAL: {
      fr: 'Essai de ré-identification des formats des objets',
      en: 'Trial re-identification of the objects’ formats',
    },
    STP_FORMAT_REIDENTIFICATION: { fr: 'Identification des objets', en: 'Identification of the objects' },
    STP_FORMAT_REIDENTIFICATION_REPORT: {
      fr: 'Compte rendu de la ré-identification',
      en: 'Report of the re-identification',
    },
    'FORMAT_REIDENTIFICATION.FILE_FORMAT': {
      fr: 'Nouvelle identification du format de l’objet',
      en: 'New identification of the object’s format',
    },
    FORMAT_REIDENTIFICATION_REPORT: {
      fr: 'Décompte des formats qui changent',
      en: 'Count of the formats that change',
    },
  },
  reasons: {},
};
