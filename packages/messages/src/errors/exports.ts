import { defineErrors } from './definition.ts';
import { fault } from './fault.ts';

/** Exports: why one is refused, or cannot be fetched. */
export const exportErrors = defineErrors({
  EXPORT_SEDA_VERSION: {
    status: 412,
    fr: 'La version {version} du SEDA n’est pas de celles qui s’exportent.',
    en: 'The version {version} of SEDA is not one that can be exported.',
    remedyFr: 'Écrivez sedaVersion 2.1, 2.2 ou 2.3, ou rien pour celle de la configuration.',
    remedyEn: 'Write sedaVersion 2.1, 2.2 or 2.3, or nothing for that of the configuration.',
  },
  EXPORT_CONTRACT: fault({
    fr: 'Le contrat d’accès {contract} n’existe plus, ou n’est plus actif.',
    en: 'The access contract {contract} does not exist any more, or is not active any more.',
    remedyFr: 'Recommencez l’export avec un contrat d’accès actif.',
    remedyEn: 'Start the export again with an active access contract.',
  }),
  EXPORT_NOTHING_FOUND: fault({
    fr: 'La requête ne trouve aucune unité archivistique que le contrat d’accès montre.',
    en: 'The query finds no archive unit that the access contract shows.',
    remedyFr: 'Élargissez la requête, ou employez un contrat d’accès qui montre ces unités.',
    remedyEn: 'Widen the query, or use an access contract that shows these units.',
  }),
  EXPORT_SEDA_INCOMPATIBLE: fault({
    fr: '{found} unités archivistiques, dont {unit}, ont été versées en SEDA {versions} : elles ne s’écrivent pas en SEDA {version}.',
    en: '{found} archive units, among them {unit}, were deposited in SEDA {versions}: they cannot be written in SEDA {version}.',
    remedyFr: 'Exportez en SEDA 2.2 ou 2.3, ou retirez ces unités de la requête.',
    remedyEn: 'Export in SEDA 2.2 or 2.3, or leave these units out of the query.',
  }),
  EXPORT_PARAMETERS_MISSING: fault({
    fr: 'Un export complet demande {parameters} dans dipRequestParameters.',
    en: 'A full export needs {parameters} in dipRequestParameters.',
    remedyFr: 'Ajoutez-les, ou demandez dipExportType MINIMAL.',
    remedyEn: 'Add them, or ask for dipExportType MINIMAL.',
  }),
  EXPORT_TOO_LARGE: fault({
    fr: 'L’export a {found} octets ; la limite est de {limit}.',
    en: 'The export has {found} bytes; the limit is {limit}.',
    remedyFr: 'Partagez la requête, exportez moins d’usages, ou relevez maxSizeThreshold.',
    remedyEn: 'Split the query, export fewer usages, or raise maxSizeThreshold.',
  }),
  EXPORT_FIELDS_LEFT_OUT: fault({
    fr: '{count} champs n’ont pas de place en SEDA {version}, et n’ont pas été écrits : {fields}.',
    en: '{count} fields have no place in SEDA {version}, and were not written: {fields}.',
    remedyFr: 'Exportez dans la version du SEDA dans laquelle ces unités ont été versées.',
    remedyEn: 'Export in the version of SEDA in which these units were deposited.',
  }),
  DIP_UNKNOWN: {
    status: 404,
    fr: 'Aucun export du tenant ne porte l’identifiant {operation}.',
    en: 'No export of the tenant has the id {operation}.',
    remedyFr: 'Reprenez l’identifiant que la demande d’export a donné (X-Request-Id), sur le même tenant.',
    remedyEn: 'Use the id that the request of the export gave (X-Request-Id), on the same tenant.',
  },
  DIP_OF_ANOTHER_CONTRACT: {
    status: 401,
    fr: 'L’export {operation} a été fait sous un autre contrat d’accès que {contract}.',
    en: 'The export {operation} was made under another access contract than {contract}.',
    remedyFr: 'Retirez-le sous le contrat qui l’a demandé, ou redemandez l’export sous le vôtre.',
    remedyEn: 'Fetch it under the contract that asked for it, or ask for the export again under yours.',
  },
  DIP_NOT_READY: {
    status: 404,
    fr: 'L’export {operation} n’est pas encore prêt.',
    en: 'The export {operation} is not ready yet.',
    remedyFr:
      'Attendez que l’opération soit terminée (X-Global-Execution-State COMPLETED), puis recommencez.',
    remedyEn: 'Wait until the operation is over (X-Global-Execution-State COMPLETED), then try again.',
  },
  DIP_NOT_MADE: {
    status: 404,
    fr: 'L’export {operation} n’a pas abouti : il n’y a pas de paquet à retirer.',
    en: 'The export {operation} did not succeed: there is no package to fetch.',
    remedyFr: 'Lisez pourquoi dans le journal de l’opération, puis redemandez l’export.',
    remedyEn: 'Read why in the journal of the operation, then ask for the export again.',
  },
  DIP_PURGED: {
    status: 404,
    fr: 'Le paquet de l’export {operation} n’est plus gardé.',
    en: 'The package of the export {operation} is not kept any more.',
    remedyFr: 'Redemandez l’export : un paquet reste le temps que dit exports.dipTimeToLiveMinutes.',
    remedyEn: 'Ask for the export again: a package stays as long as exports.dipTimeToLiveMinutes says.',
  },
});
