import { defineErrors } from './definition.ts';

export const engineErrors = defineErrors({
  OPERATION_UNKNOWN: {
    status: 404,
    vitamCode: '040109',
    fr: 'L’opération {operation} n’existe pas sur ce tenant.',
    en: 'There is no operation {operation} on this tenant.',
    remedyFr: 'Vérifiez l’identifiant (en-tête X-Request-Id de la réponse qui l’a lancée) et le tenant.',
    remedyEn: 'Check the identifier (header X-Request-Id of the answer that launched it) and the tenant.',
  },
  OPERATION_EXISTS: {
    status: 409,
    vitamCode: '040106',
    fr: 'L’opération {operation} existe déjà sur ce tenant.',
    en: 'Operation {operation} already exists on this tenant.',
    remedyFr: 'Une opération ne se lance qu’une fois : suivez celle qui existe, ou lancez-en une autre.',
    remedyEn: 'An operation is launched once: follow the one that exists, or launch another.',
  },
  OPERATION_ACTION_REFUSED: {
    status: 409,
    vitamCode: '040106',
    fr: 'L’action {action} n’est pas possible sur l’opération {operation}, qui est dans l’état {state} ({outcome}).',
    en: 'Action {action} is not possible on operation {operation}, whose state is {state} ({outcome}).',
    remedyFr:
      'next, resume et replay demandent une opération en pause ; une opération terminée ne se reprend ni ne s’annule.',
    remedyEn:
      'next, resume and replay need a paused operation; a completed one is neither resumed nor cancelled.',
  },
  OPERATION_LAST_STEP: {
    status: 409,
    vitamCode: '040106',
    fr: 'L’opération {operation} en est à sa dernière étape : l’action {action} n’est plus possible.',
    en: 'Operation {operation} is at its last step: action {action} is not possible any more.',
    remedyFr: 'Attendez qu’elle se termine.',
    remedyEn: 'Wait for its end.',
  },
  OPERATION_COMMITTED: {
    status: 409,
    vitamCode: '040106',
    fr: 'L’opération {operation} est déjà validée dans les archives : l’action {action} n’est plus possible.',
    en: 'Operation {operation} is already committed to the archive: action {action} is not possible any more.',
    remedyFr:
      'Laissez-la se terminer (resume) ; ce qu’elle a versé s’élimine ou se corrige par une autre opération.',
    remedyEn: 'Let it end (resume); what it brought is eliminated or corrected by another operation.',
  },
  OPERATION_LEASE_LOST: {
    status: 500,
    fr: 'L’opération {operation} n’est plus tenue par ce processus : un autre l’a reprise.',
    en: 'Operation {operation} is not held by this process any more: another one took it over.',
    remedyFr:
      'Rien à faire pour l’opération. Si cela se répète, le processus ou la base sont trop lents : voyez leur charge.',
    remedyEn:
      'Nothing to do for the operation. If it repeats, the process or the database is too slow: see their load.',
  },
  OPERATION_STOPS_WORKERS: {
    status: 500,
    fr: 'L’opération {operation} a été abandonnée {count} fois de suite par un processus qui s’est arrêté.',
    en: 'Operation {operation} was left {count} times in a row by a process that stopped.',
    remedyFr:
      'Cherchez dans le journal du système ce qui a arrêté les workers (mémoire, disque), puis reprenez l’opération (resume) ou annulez-la.',
    remedyEn:
      'Look in the system log for what stopped the workers (memory, disk), then resume the operation or cancel it.',
  },
  WORKFLOW_UNKNOWN: {
    status: 404,
    vitamCode: '040105',
    fr: 'Le workflow « {workflow} » n’existe pas.',
    en: 'There is no workflow "{workflow}".',
    remedyFr: 'GET /admin-external/v1/workflows donne les workflows et leurs identifiants (X-Context-Id).',
    remedyEn: 'GET /admin-external/v1/workflows gives the workflows and their ids (X-Context-Id).',
  },
  WORKFLOW_MALFORMED: {
    status: 500,
    fr: 'Le workflow {workflow} est mal défini : {reason}.',
    en: 'Workflow {workflow} is not well defined: {reason}.',
    remedyFr: 'Corrigez sa définition : c’est un défaut du programme, signalez-le.',
    remedyEn: 'Correct its definition: this is a fault of the program, report it.',
  },
  FORCED_PAUSE_EMPTY: {
    status: 400,
    vitamCode: '040106',
    fr: 'La pause forcée ne dit ni type d’opération, ni tenant, ni pauseAll.',
    en: 'The forced pause names no type of operation, no tenant and no pauseAll.',
    remedyFr: 'Donnez au moins l’un de type, tenant ou pauseAll.',
    remedyEn: 'Give at least one of type, tenant or pauseAll.',
  },
  PROCESS_QUERY_DATE: {
    status: 412,
    vitamCode: '020113',
    fr: '{field} = « {value} » n’est pas une date.',
    en: '{field} = "{value}" is not a date.',
    remedyFr: 'Écrivez-la jj/MM/aaaa ou aaaa-MM-jj.',
    remedyEn: 'Write it dd/MM/yyyy or yyyy-MM-dd.',
  },
});
