import { defineErrors } from '../definition.ts';

/** Projects, transactions and their statuses. Vitam answers 400 for all of them. */
export const collectTransactionErrors = defineErrors({
  COLLECT_PROJECT_UNKNOWN: {
    status: 400,
    fr: 'Le projet de versement {id} n’existe pas sur ce tenant.',
    en: 'The project {id} does not exist on this tenant.',
    remedyFr: 'Vérifiez l’identifiant parmi les projets du tenant (GET /projects).',
    remedyEn: 'Check the identifier among the projects of the tenant (GET /projects).',
  },
  COLLECT_PROJECT_BUSY: {
    status: 400,
    fr: 'Le projet {id} a {transactions} transactions en cours : il ne peut pas être supprimé.',
    en: 'The project {id} has {transactions} transactions under way: it cannot be deleted.',
    remedyFr: 'Attendez que leur import ou leur envoi soit fini, ou abandonnez-les, puis recommencez.',
    remedyEn: 'Wait until their import or their sending is over, or abort them, then try again.',
  },
  COLLECT_TRANSACTION_UNKNOWN: {
    status: 400,
    fr: 'La transaction {id} n’existe pas sur ce tenant.',
    en: 'The transaction {id} does not exist on this tenant.',
    remedyFr: 'Vérifiez l’identifiant parmi les transactions de son projet (GET /projects/…/transactions).',
    remedyEn: 'Check the identifier among the transactions of its project (GET /projects/…/transactions).',
  },
  COLLECT_STATUS_REFUSED: {
    status: 400,
    fr: 'La transaction {id} est au statut {status} : cette demande n’est possible qu’au statut {allowed}.',
    en: 'The transaction {id} has the status {status}: what was asked needs the status {allowed}.',
    remedyFr:
      'Relisez la transaction ; au besoin, rouvrez-la (PUT /transactions/…/reopen) ou validez-la (POST /transactions/…/close) d’abord.',
    remedyEn:
      'Read the transaction again; if need be, reopen it (PUT /transactions/…/reopen) or close it (POST /transactions/…/close) first.',
  },
  COLLECT_IMPORT_UNDER_WAY: {
    status: 400,
    fr: 'Un import est en cours dans la transaction {id}.',
    en: 'An import is in progress in the transaction {id}.',
    remedyFr: 'Attendez qu’il soit fini, puis recommencez ; abandonner la transaction l’interrompt.',
    remedyEn: 'Wait until it is over, then try again; aborting the transaction cuts it off.',
  },
  COLLECT_IMPORT_GIVEN_UP: {
    status: 400,
    fr: 'L’import dans la transaction {id} a été interrompu : elle a été abandonnée ou supprimée, ou ce serveur n’a plus répondu à temps. Rien n’en est gardé.',
    en: 'The import into the transaction {id} was cut off: it was aborted or deleted, or this server did not answer in time. Nothing of it is kept.',
    remedyFr: 'Relisez la transaction ; si elle est ouverte, recommencez l’import.',
    remedyEn: 'Read the transaction again; if it is open, begin the import again.',
  },
});
