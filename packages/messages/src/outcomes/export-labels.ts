import type { OutcomeLabels } from './label.ts';

/** Exports of what is held. */
export const exportLabels: OutcomeLabels = {
  labels: {
    EXPORT_DIP: {
      fr: 'Export d’un paquet de diffusion (DIP)',
      en: 'Export of a dissemination package (DIP)',
    },
    STP_CREATE_MANIFEST: { fr: 'Création du bordereau', en: 'Making of the manifest' },
    CREATE_MANIFEST: {
      fr: 'Sélection des objets et écriture du bordereau',
      en: 'Selection of the objects and writing of the manifest',
    },
    STP_PUT_BINARY_ON_WORKSPACE: { fr: 'Copie des objets', en: 'Copy of the objects' },
    EXPORT_CHECK_RESOURCE_AVAILABILITY: {
      fr: 'Contrôle de la présence des objets sur les offres',
      en: 'Check that the objects are on the offers',
    },
    PUT_BINARY_ON_WORKSPACE: {
      fr: 'Copie de l’objet dans le paquet',
      en: 'Copy of the object into the package',
    },
    STP_STORE_MANIFEST: { fr: 'Fin du paquet', en: 'Completion of the package' },
    STORE_MANIFEST: {
      fr: 'Mise à disposition du paquet',
      en: 'Package made ready to fetch',
    },
  },
  reasons: {},
};
