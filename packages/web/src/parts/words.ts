import type { Words } from '../language/index.ts';

const fr = {
  waiting: 'Chargement…',
  again: 'Réessayer',
  signIn: 'Se connecter de nouveau',
  offline: 'Le serveur ne répond pas',
  offlineRemedy: 'Rien n’est perdu. Vérifiez la connexion ; la page reprend dès qu’il répond.',
  database: 'Le serveur attend sa base de données',
  databaseRemedy:
    'Rien n’est perdu : elle démarre ou redémarre, et la page reprend d’elle-même dès qu’elle répond.',
  'signed-out': 'Votre session a pris fin',
  'signed-outRemedy': 'Connectez-vous de nouveau : vous reviendrez ici.',
  contract: 'Aucun contrat d’accès ne vous est donné sur cet espace',
  contractRemedy:
    'Les archives se voient à travers un contrat d’accès. Un administrateur en donne un à votre groupe (Administration, Groupes).',
  forbidden: 'Vous n’avez pas ce droit',
  forbiddenRemedy: 'Demandez à un administrateur le droit nommé ci-dessous, ou changez d’espace.',
  forbiddenInstallation:
    'Ces droits portent sur toute l’installation : qui administre déjà les groupes les donne, par un groupe, sur l’espace d’administration (Administration, Personnes et groupes).',
  keep: 'Ne rien changer',
  absent: 'Introuvable',
  absentRemedy: 'L’adresse est peut-être ancienne, ou votre contrat d’accès ne montre pas cet élément.',
  refused: 'Demande refusée',
  refusedRemedy: 'Corrigez ce qui suit, puis recommencez.',
  broken: 'Le serveur a rencontré une erreur',
  brokenRemedy: 'Réessayez ; si cela dure, donnez le code et l’heure à votre administrateur.',
  actions: 'Actions',
  nextRow: 'Ligne suivante',
  previousRow: 'Ligne précédente',
  openRow: 'Ouvrir la ligne choisie',
  rowTold: (place: number, total: number, name: string, keys: readonly string[]) =>
    `Ligne ${place} sur ${total} : ${name}.${keys.length === 0 ? '' : ` Touches : ${keys.join(' ; ')}.`}`,
  status: {
    OK: 'réussi',
    WARNING: 'réussi, avec avertissements',
    KO: 'refusé',
    FATAL: 'interrompu par une erreur',
    STARTED: 'en cours',
    UNKNOWN: 'en attente',
  } as Readonly<Record<string, string>>,
};

const en: typeof fr = {
  waiting: 'Loading…',
  again: 'Try again',
  signIn: 'Sign in again',
  offline: 'The server does not answer',
  offlineRemedy: 'Nothing is lost. Check the connection; the page goes on as soon as it answers.',
  database: 'The server is waiting for its database',
  databaseRemedy:
    'Nothing is lost: it is starting or restarting, and the page goes on by itself as soon as it answers.',
  'signed-out': 'Your session has ended',
  'signed-outRemedy': 'Sign in again: you will come back here.',
  contract: 'No access contract is given to you on this tenant',
  contractRemedy:
    'Archives are seen through an access contract. An administrator gives one to your group (Administration, Groups).',
  forbidden: 'You do not have this right',
  forbiddenRemedy: 'Ask an administrator for the right named below, or switch to another tenant.',
  forbiddenInstallation:
    'These rights are of the whole installation: whoever administers groups already gives them, by a group, on the administration tenant (Administration, People and groups).',
  keep: 'Change nothing',
  absent: 'Not found',
  absentRemedy: 'The address may be old, or your access contract does not show this item.',
  refused: 'Request refused',
  refusedRemedy: 'Mend what follows, then try again.',
  broken: 'The server met an error',
  brokenRemedy: 'Try again; if it lasts, give the code and the time to your administrator.',
  actions: 'Actions',
  nextRow: 'Next row',
  previousRow: 'Previous row',
  openRow: 'Open the chosen row',
  rowTold: (place, total, name, keys) =>
    `Row ${place} of ${total}: ${name}.${keys.length === 0 ? '' : ` Keys: ${keys.join('; ')}.`}`,
  status: {
    OK: 'done',
    WARNING: 'done, with warnings',
    KO: 'refused',
    FATAL: 'stopped by an error',
    STARTED: 'running',
    UNKNOWN: 'waiting',
  },
};

export const WORDS: Words<typeof fr> = { fr, en };
