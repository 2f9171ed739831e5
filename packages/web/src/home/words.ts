import type { Words } from '../language/index.ts';

const fr = {
  title: (tenant: string) => `Archives de ${tenant}`,
  holds: 'Ce que l’archive tient',
  units: 'unités',
  objects: 'objets',
  bytes: 'conservés',
  byProducer: 'Par producteur',
  byYear: 'Unités par date',
  running: 'En cours et dernières opérations',
  attention: 'À regarder',
  calm: 'Rien ne demande votre attention.',
  first: 'Premiers pas',
  steps: {
    agencies: 'Importer les services producteurs',
    contracts: 'Déclarer un contrat d’entrée et un contrat d’accès',
    deposit: 'Verser un premier paquet',
    search: 'Retrouver ce qui est entré',
  },
  all: 'Toutes les opérations',
  register: 'Registre des fonds',
};

const en: typeof fr = {
  title: (tenant) => `Archives of ${tenant}`,
  holds: 'What the archive holds',
  units: 'units',
  objects: 'objects',
  bytes: 'kept',
  byProducer: 'By producer',
  byYear: 'Units by date',
  running: 'Running and last operations',
  attention: 'To look at',
  calm: 'Nothing needs your attention.',
  first: 'First steps',
  steps: {
    agencies: 'Import the originating agencies',
    contracts: 'Declare an ingest contract and an access contract',
    deposit: 'Deposit a first package',
    search: 'Find what came in',
  },
  all: 'All operations',
  register: 'Fonds register',
};

export const WORDS: Words<typeof fr> = { fr, en };
