import { defineErrors } from './definition.ts';

/** Reading the archive: streams, scrolls, explained searches, computed rules. */
export const accessErrors = defineErrors({
  STREAM_PARAMETER_REFUSED: {
    status: 401,
    fr: 'Un flux donne tous les résultats : {parameters} n’y a pas sa place.',
    en: 'A stream gives all the results: {parameters} has no place in it.',
    remedyFr: 'Retirez ce paramètre de la requête, ou faites une recherche (sans /stream).',
    remedyEn: 'Remove this parameter from the query, or make a search (without /stream).',
  },
  STREAM_DAILY_LIMIT: {
    status: 401,
    fr: 'Ce tenant a déjà demandé {limit} flux de ce genre aujourd’hui, le plus qui soit permis.',
    en: 'This tenant has already asked for {limit} streams of this kind today, the most that is allowed.',
    remedyFr: 'Attendez demain (UTC), ou relevez limits.streamsPerDay dans la configuration.',
    remedyEn: 'Wait until tomorrow (UTC), or raise limits.streamsPerDay in the configuration.',
  },
  STREAM_TOO_LARGE: {
    status: 417,
    fr: 'La requête trouve plus de {limit} résultats, le plus qu’un flux puisse donner.',
    en: 'The query finds more than {limit} results, the most that a stream may give.',
    remedyFr:
      'Restreignez la requête, relevez son $threshold, ou limits.streamResults dans la configuration.',
    remedyEn: 'Narrow the query, raise its $threshold, or limits.streamResults in the configuration.',
  },
  SEARCH_ABANDONED: {
    // nobody reads it: the connection is closed
    status: 408,
    fr: 'La recherche a été interrompue : celui qui la demandait n’attend plus.',
    en: 'The search was cancelled: whoever asked for it waits no more.',
    remedyFr: 'Recommencez la recherche.',
    remedyEn: 'Search again.',
  },
  SCROLL_EXPIRED: {
    status: 400,
    fr: 'Le parcours {scroll} n’existe pas ou n’existe plus pour ce contrat d’accès : il a expiré, ou a été ouvert autrement.',
    en: 'The scroll {scroll} does not exist, or not any more, for this access contract: it expired, or was opened otherwise.',
    remedyFr:
      'Recommencez le parcours avec $scrollId "START", et un $scrollTimeout plus long que le temps passé entre deux pages.',
    remedyEn:
      'Start the scroll again with $scrollId "START", and a $scrollTimeout longer than the time spent between two pages.',
  },
  SCROLL_TOO_LARGE: {
    status: 417,
    fr: 'La requête trouve plus de {limit} résultats, le plus qu’un parcours puisse donner.',
    en: 'The query finds more than {limit} results, the most that a scroll may give.',
    remedyFr: 'Restreignez la requête, ou relevez limits.scrollResults dans la configuration.',
    remedyEn: 'Narrow the query, or raise limits.scrollResults in the configuration.',
  },
  SCROLLS_TOO_MANY: {
    status: 429,
    fr: 'Ce tenant a {limit} parcours ouverts, le plus qui soit permis.',
    en: 'This tenant has {limit} scrolls open, the most that is allowed.',
    remedyFr:
      'Terminez un parcours, attendez que l’un d’eux expire, ou donnez-leur un $scrollTimeout plus court.',
    remedyEn: 'Finish a scroll, wait until one expires, or give them a shorter $scrollTimeout.',
  },
  COMPUTED_RULES_PERMISSION: {
    status: 401,
    fr: 'Le contrat d’accès {contract} ne permet pas de calculer les règles héritées.',
    en: 'The access contract {contract} does not allow inherited rules to be computed.',
    remedyFr:
      'Employez un contrat d’accès dont WritingPermission est vrai et WritingRestrictedDesc est faux.',
    remedyEn: 'Use an access contract whose WritingPermission is true and WritingRestrictedDesc is false.',
  },
  COMPUTED_RULES_CONTRACT: {
    status: 401,
    fr: 'Le contrat d’accès {contract} n’existe plus, ou n’est plus actif.',
    en: 'The access contract {contract} does not exist any more, or is not active any more.',
    remedyFr: 'Recommencez avec un contrat d’accès actif.',
    remedyEn: 'Start again with an active access contract.',
  },
  DISTRIBUTION_THRESHOLD: {
    status: 400,
    fr: 'La requête trouve {found} unités archivistiques ; le seuil est de {threshold}.',
    en: 'The query finds {found} archive units; the threshold is {threshold}.',
    remedyFr: 'Restreignez la requête, ou relevez son $threshold.',
    remedyEn: 'Narrow the query, or raise its $threshold.',
  },
  REGISTER_AGENCY_REFUSED: {
    status: 401,
    fr: 'Le contrat d’accès {contract} ne montre pas le registre du service producteur {agency}.',
    en: 'The access contract {contract} does not show the register of the originating agency {agency}.',
    remedyFr:
      'Demandez le registre d’un service de ce contrat (OriginatingAgencies), ou employez un autre contrat.',
    remedyEn:
      'Ask for the register of an agency of this contract (OriginatingAgencies), or use another contract.',
  },
  ACCESS_REQUEST_INVALID: {
    status: 412,
    fr: 'Les demandes d’accès ne se lisent pas : {fault}.',
    en: 'The access requests cannot be read: {fault}.',
    remedyFr:
      'Envoyez accessRequestId et storageStrategyId de chaque demande, sans répétition, tels que la création les a donnés.',
    remedyEn:
      'Send the accessRequestId and storageStrategyId of each request, without repetition, as its creation gave them.',
  },
  OFFER_SYNCHRONOUS: {
    status: 406,
    fr: 'Les offres de la stratégie {strategy} donnent leurs objets aussitôt : il n’y a pas de demande d’accès à suivre.',
    en: 'The offers of the strategy {strategy} give their objects at once: there is no access request to follow.',
    remedyFr: 'Téléchargez l’objet.',
    remedyEn: 'Download the object.',
  },
  ACCESS_LOG_TOO_LARGE: {
    status: 417,
    fr: 'Le journal des accès a plus de {limit} lignes dans cette période.',
    en: 'The access log has more than {limit} lines in this period.',
    remedyFr: 'Demandez une période plus courte, par StartDate et EndDate.',
    remedyEn: 'Ask for a shorter period, with StartDate and EndDate.',
  },
  ACCESS_LOG_DATES: {
    status: 412,
    fr: 'Les dates du journal des accès ne se lisent pas : {found}.',
    en: 'The dates of the access log cannot be read: {found}.',
    remedyFr: 'Écrivez StartDate et EndDate comme aaaa-MM-jj ou aaaa-MM-jjTHH:mm:ss, dans cet ordre.',
    remedyEn: 'Write StartDate and EndDate as yyyy-MM-dd or yyyy-MM-ddTHH:mm:ss, in this order.',
  },
});
