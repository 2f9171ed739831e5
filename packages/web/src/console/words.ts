import type { Words } from '../language/index.ts';

const fr = {
  title: 'Console de requête',
  lead: 'Le langage de requête de Vitam, sur les unités, à travers votre contrat d’accès.',
  query: 'Requête (JSON)',
  run: 'Exécuter',
  running: 'En cours…',
  explain: 'Expliquer',
  insert: 'Insérer un opérateur ou un champ',
  offered: (count: number) => `${count} propositions, flèches et Entrée pour choisir`,
  results: (count: string) => `${count} résultats`,
  filter: 'Filtre du contrat d’accès',
  statements: 'Instructions SQL',
  inTime: (milliseconds: string) => `${milliseconds} ms`,
  notJson: 'Ce n’est pas du JSON',
};

const en: typeof fr = {
  title: 'Query console',
  lead: 'Vitam’s query language, on units, through your access contract.',
  query: 'Query (JSON)',
  run: 'Run',
  running: 'Running…',
  explain: 'Explain',
  insert: 'Insert an operator or a field',
  offered: (count) => `${count} offered, arrows and Enter to choose`,
  results: (count) => `${count} results`,
  filter: 'Filter of the access contract',
  statements: 'SQL statements',
  inTime: (milliseconds) => `${milliseconds} ms`,
  notJson: 'This is not JSON',
};

export const WORDS: Words<typeof fr> = { fr, en };
