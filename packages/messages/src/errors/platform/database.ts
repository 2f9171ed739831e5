import { defineErrors } from '../definition.ts';

/** What the database refuses, and what is wrong in its migrations. */
export const databaseErrors = defineErrors({
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
});
