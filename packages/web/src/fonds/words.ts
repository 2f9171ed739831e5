import type { Words } from '../language/index.ts';

const fr = {
  title: 'Registre des fonds',
  lead: 'Ce que l’archive tient de chaque producteur : entrées, sorties, reste.',
  agency: 'Producteur',
  units: 'Unités',
  groups: 'Groupes d’objets',
  objects: 'Objets',
  size: 'Volume',
  ingested: 'entrées',
  deleted: 'sorties',
  remained: 'en fonds',
  none: 'Aucun fonds',
  noneHelp: 'Le registre s’ouvre au premier versement accepté.',
  entries: 'Entrées au registre',
  entry: 'Versement',
  date: 'Date',
  status: 'État',
  search: 'Chercher dans ce fonds',
  export: 'Exporter (CSV)',
  overTime: 'Unités entrées par mois',
};

const en: typeof fr = {
  title: 'Fonds register',
  lead: 'What the archive holds of each producer: entries, exits, what remains.',
  agency: 'Producer',
  units: 'Units',
  groups: 'Object groups',
  objects: 'Objects',
  size: 'Size',
  ingested: 'entered',
  deleted: 'left',
  remained: 'held',
  none: 'No fonds',
  noneHelp: 'The register opens with the first accepted deposit.',
  entries: 'Entries in the register',
  entry: 'Deposit',
  date: 'Date',
  status: 'State',
  search: 'Search this fonds',
  export: 'Export (CSV)',
  overTime: 'Units entered by month',
};

export const WORDS: Words<typeof fr> = { fr, en };
