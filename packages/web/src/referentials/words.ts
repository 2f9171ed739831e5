import type { Words } from '../language/index.ts';

const fr = {
  title: 'Référentiels',
  lead: 'Les règles du jeu : qui verse, par quels contrats, sous quelles règles, avec quels formats.',
  sharedMark: 'commun à tous les espaces',
  identifier: 'Identifiant',
  name: 'Nom',
  status: 'État',
  updated: 'Mis à jour',
  filter: 'Filtrer par identifiant ou nom',
  none: 'Rien encore',
  noneHelp: 'Importez un fichier pour commencer.',
  import: 'Importer…',
  importing: 'Import en cours…',
  imported: 'Import accepté.',
  importHelp: {
    csv: 'Fichier CSV, virgules, en-tête de la norme de ce référentiel.',
    xml: 'Fichier de signatures DROID (XML).',
    json: 'Fichier JSON : un tableau de documents.',
  },
  report: 'Rapport',
  operation: 'Voir l’opération',
  versions: 'Version',
  asJson: 'Document complet',
  more: 'Suite',
};

const en: typeof fr = {
  title: 'Reference data',
  lead: 'The rules of the house: who deposits, by which contracts, under which rules, in which formats.',
  sharedMark: 'common to all tenants',
  identifier: 'Identifier',
  name: 'Name',
  status: 'State',
  updated: 'Updated',
  filter: 'Filter by identifier or name',
  none: 'Nothing yet',
  noneHelp: 'Import a file to begin.',
  import: 'Import…',
  importing: 'Importing…',
  imported: 'Import accepted.',
  importHelp: {
    csv: 'A CSV file, commas, with the header of this kind.',
    xml: 'A DROID signature file (XML).',
    json: 'A JSON file: an array of documents.',
  },
  report: 'Report',
  operation: 'See the operation',
  versions: 'Version',
  asJson: 'Whole document',
  more: 'More',
};

export const WORDS: Words<typeof fr> = { fr, en };
