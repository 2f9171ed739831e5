import { defineErrors } from './definition.ts';

/** The database made again from offers. */
export const rebuildErrors = defineErrors({
  REBUILD_DATABASE_NOT_EMPTY: {
    status: 409,
    fr: 'La base de données contient déjà des opérations : elle n’est reconstruite que vide.',
    en: 'The database already holds operations: it is rebuilt only when empty.',
    remedyFr: 'Donnez une base vide. Si elle est seulement en retard sur les offres : chartrier catch-up.',
    remedyEn: 'Give an empty database. When it only lags behind the offers: chartrier catch-up.',
  },
  REBUILD_OFFER_UNKNOWN: {
    status: 404,
    fr: 'L’offre « {offer} » n’est pas configurée.',
    en: 'The offer "{offer}" is not configured.',
    remedyFr: 'Offres configurées : {known}.',
    remedyEn: 'Offers configured: {known}.',
  },
  REBUILD_OFFER_EMPTY: {
    status: 409,
    fr: 'L’offre {offer} n’a pas d’offer.json : rien n’y a été archivé.',
    en: 'The offer {offer} has no offer.json: nothing was archived there.',
    remedyFr: 'Vérifiez son dossier (montage), ou reconstruisez depuis une autre offre.',
    remedyEn: 'Check its folder (mount), or rebuild from another offer.',
  },
  REBUILD_CHAIN_BROKEN: {
    status: 409,
    fr: 'Tenant {tenant} : après le commit {after}, l’offre donne le commit {found} ({operation}), qui ne le suit pas.',
    en: 'Tenant {tenant}: after commit {after} the offer gives commit {found} ({operation}), which does not follow it.',
    remedyFr: 'Un dossier manque ou deux bases ont écrit sur ces offres : comparez avec une autre offre.',
    remedyEn: 'A folder is missing, or two databases wrote to these offers: compare with another offer.',
  },
  REBUILD_FOLDER_UNREADABLE: {
    status: 500,
    fr: 'Le dossier {folder} ne peut pas être rejoué depuis {offer} : {reason}.',
    en: 'The folder {folder} cannot be replayed from {offer}: {reason}.',
    remedyFr: 'Recopiez ce dossier depuis une autre offre, puis recommencez : ce qui est rejoué le reste.',
    remedyEn: 'Copy this folder from another offer, then start again: what was replayed stays.',
  },
  OFFERS_AHEAD: {
    status: 503,
    fr: 'Les offres ont {count} opérations que la base de données n’a pas : rien n’est écrit.',
    en: 'The offers have {count} operations that the database does not have: nothing is written.',
    remedyFr: 'Lancez chartrier catch-up.',
    remedyEn: 'Run chartrier catch-up.',
  },
});
