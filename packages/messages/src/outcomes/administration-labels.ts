import type { OutcomeLabels } from './label.ts';

/** Tenants, people and personal certificates; what the platform counts and keeps by itself. */
export const administrationLabels: OutcomeLabels = {
  labels: {
    STP_TENANT_UPDATE: {
      fr: 'Création ou modification d’un tenant',
      en: 'Creation or change of a tenant',
    },
    STP_TENANT_ERASE: { fr: 'Effacement d’un tenant', en: 'Erasure of a tenant' },
    STP_TENANT_ERASE_DATABASE: {
      fr: 'Effacement des données du tenant',
      en: 'Removal of the tenant’s data',
    },
    STP_TENANT_ERASE_OFFERS: {
      fr: 'Effacement des dossiers du tenant sur les offres',
      en: 'Removal of the tenant’s folders from the offers',
    },
    STP_PEOPLE_JOURNAL: {
      fr: 'Journal des connexions, des refus et des droits',
      en: 'Journal of sign-ins, refusals and rights',
    },
    ACCESSION_REGISTER_SYMBOLIC: {
      fr: 'Calcul des registres des fonds symboliques',
      en: 'Count of the symbolic registers',
    },
    STORAGE_ACCESS_BACKUP: {
      fr: 'Sauvegarde du journal des accès sur les offres de stockage',
      en: 'Access log brought to the storage offers',
    },
    STP_PERSONAL_CERTIFICATE_CHECK: {
      fr: 'Vérification du certificat personnel',
      en: 'Check of the personal certificate',
    },
  },
  reasons: {},
};
