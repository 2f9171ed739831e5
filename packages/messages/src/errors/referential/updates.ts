import { defineErrors } from '../definition.ts';

/** What there may be against updates of a document. */
export const updatesErrors = defineErrors({
  REFERENTIAL_NOT_FOUND: {
    status: 404,
    fr: '{identifier} n’existe pas.',
    en: '{identifier} does not exist.',
    remedyFr: 'Vérifiez l’identifiant, le tenant et les majuscules.',
    remedyEn: 'Check the identifier, the tenant and the capitals.',
  },
  REFERENTIAL_UPDATE_INVALID: {
    status: 400,
    fr: 'La mise à jour n’est pas valable : {reason}.',
    en: 'The update is not valid: {reason}.',
    remedyFr:
      'Envoyez une liste $action dont chaque élément est un $set (objet) ou un $unset (liste de champs).',
    remedyEn: 'Send a list $action in which each item is a $set (object) or an $unset (list of fields).',
  },
  REFERENTIAL_FIELD_PROTECTED: {
    status: 400,
    fr: 'Le champ {field} ne peut pas être modifié.',
    en: 'The field {field} cannot be changed.',
    remedyFr: 'Retirez-le de la mise à jour.',
    remedyEn: 'Remove it from the update.',
  },
  REFERENTIAL_VERSION_CONFLICT: {
    status: 409,
    fr: '{identifier} a été modifié pendant l’opération.',
    en: '{identifier} was changed while the operation was running.',
    remedyFr: 'Relisez-le, puis recommencez la mise à jour.',
    remedyEn: 'Read it again, then repeat the update.',
  },
});
