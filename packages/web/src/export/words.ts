import type { Words } from '../language/index.ts';

/** Usages of objects, as contracts and requests name them. */
export const USAGES = [
  'BinaryMaster',
  'Dissemination',
  'Thumbnail',
  'TextContent',
  'PhysicalMaster',
] as const;
export type Usage = (typeof USAGES)[number];

const fr = {
  export: 'Exporter (DIP)',
  title: 'Exporter un paquet (DIP)',
  leadOfSearch:
    'Les unités trouvées, leurs règles et leurs objets, dans un fichier zip avec un bordereau SEDA. Rien ne change dans les archives.',
  leadOfUnit:
    'L’unité, ses règles et ses objets, dans un fichier zip avec un bordereau SEDA. Rien ne change dans les archives.',
  withChildren: 'Avec tout ce qui est en dessous',
  usages: 'Objets',
  usage: {
    BinaryMaster: 'Original numérique',
    Dissemination: 'Copie de diffusion',
    Thumbnail: 'Vignette',
    TextContent: 'Texte seul',
    PhysicalMaster: 'Original physique (sa description)',
  } satisfies Record<Usage, string>,
  onlyAllowed: 'Ceux que votre contrat d’accès permet ; la dernière version de chacun.',
  withLifecycles: 'Avec les journaux de vie',
  start: 'Lancer l’export',
  starting: 'Lancement…',
  started: 'L’export est lancé. Le paquet se retire sur la page de l’opération, dès qu’il est prêt.',
  follow: 'Suivre l’export',
  close: 'Fermer',
  download: 'Télécharger le paquet (DIP)',
  downloading: 'Téléchargement…',
};

const en: typeof fr = {
  export: 'Export (DIP)',
  title: 'Export a package (DIP)',
  leadOfSearch:
    'The units found, their rules and their objects, in a zip file with a SEDA manifest. Nothing changes in the archive.',
  leadOfUnit:
    'The unit, its rules and its objects, in a zip file with a SEDA manifest. Nothing changes in the archive.',
  withChildren: 'With all that is under it',
  usages: 'Objects',
  usage: {
    BinaryMaster: 'Digital original',
    Dissemination: 'Dissemination copy',
    Thumbnail: 'Thumbnail',
    TextContent: 'Text only',
    PhysicalMaster: 'Physical original (its description)',
  },
  onlyAllowed: 'Those that your access contract allows; the last version of each.',
  withLifecycles: 'With the lifecycle journals',
  start: 'Start the export',
  starting: 'Starting…',
  started: 'The export has started. The package is fetched on the page of the operation, once it is ready.',
  follow: 'Follow the export',
  close: 'Close',
  download: 'Download the package (DIP)',
  downloading: 'Downloading…',
};

export const WORDS: Words<typeof fr> = { fr, en };
