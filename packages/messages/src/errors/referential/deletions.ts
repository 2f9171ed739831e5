import { defineErrors } from '../definition.ts';

/** What there may be against the removal of a document, or against how it is named. */
export const deletionsErrors = defineErrors({
  COLLECTION_UNKNOWN: {
    status: 404,
    fr: 'Aucun référentiel ne s’appelle {name}.',
    en: 'No reference data is called {name}.',
    remedyFr: 'Noms possibles : {known}.',
    remedyEn: 'Possible names: {known}.',
  },
  REFERENTIAL_DELETION_REFUSED: {
    status: 403,
    fr: 'La suppression est refusée. {faultsFr}',
    en: 'The removal is refused. {faultsEn}',
    remedyFr: '{firstRemedyFr}',
    remedyEn: '{firstRemedyEn}',
  },
  REFERENTIAL_OWN_CONTEXT: {
    status: 403,
    fr: 'Le contexte {identifier} est celui de votre application : elle ne pourrait plus rien demander.',
    en: 'The context {identifier} is your application’s own: it could ask nothing any more.',
    remedyFr: 'Supprimez-le depuis une application d’un autre contexte.',
    remedyEn: 'Remove it from an application of another context.',
  },
});
