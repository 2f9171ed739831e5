import type { OutcomeLabels } from './label.ts';

/** Updates of archive units. */
export const updateLabels: OutcomeLabels = {
  labels: {
    STP_UPDATE_UNIT: {
      fr: 'Mise à jour des métadonnées de gestion d’une unité archivistique',
      en: 'Update of an archive unit’s management metadata',
    },
    STP_UPDATE_UNIT_DESC: {
      fr: 'Mise à jour de la description d’une unité archivistique',
      en: 'Update of an archive unit’s description',
    },
    UNIT_METADATA_UPDATE_CHECK_PERMISSION: {
      fr: 'Contrôle du droit de modifier l’unité archivistique',
      en: 'Check of the right to change the archive unit',
    },
    UNIT_METADATA_UPDATE_CHECK_RULES: {
      fr: 'Contrôle des règles de gestion de l’unité archivistique',
      en: 'Check of the archive unit’s management rules',
    },
    UNIT_METADATA_UPDATE_CHECK_DT: {
      fr: 'Contrôle de l’unité archivistique selon son profil',
      en: 'Check of the archive unit against its profile',
    },
    UNIT_METADATA_UPDATE: {
      fr: 'Mise à jour des métadonnées de l’unité archivistique',
      en: 'Update of the archive unit’s metadata',
    },
  },
  reasons: {},
};
