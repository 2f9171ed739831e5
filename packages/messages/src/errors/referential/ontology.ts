import { defineErrors } from '../definition.ts';

/** What there may be against the ontology. */
export const ontologyErrors = defineErrors({
  STP_IMPORT_ONTOLOGIES_NOT_AUTHORIZED_FOR_TENANT: {
    status: 400,
    fr: 'L’ontologie ne se modifie que sur le tenant d’administration.',
    en: 'The ontology is changed on the administration tenant only.',
    remedyFr: 'Envoyez la requête avec l’en-tête X-Tenant-Id du tenant d’administration.',
    remedyEn: 'Send the request with the header X-Tenant-Id of the administration tenant.',
  },
  STP_IMPORT_ONTOLOGIES_ID_NOT_ALLOWED_IN_CREATE: {
    status: 400,
    fr: 'Le vocabulaire {identifier} porte un identifiant technique (#id).',
    en: 'The vocabulary {identifier} has a technical identifier (#id).',
    remedyFr: 'Retirez #id.',
    remedyEn: 'Remove #id.',
  },
  STP_IMPORT_ONTOLOGIES_MISSING_INFORMATION: {
    status: 400,
    fr: 'Le champ {field} du vocabulaire {identifier} manque.',
    en: 'The field {field} of the vocabulary {identifier} is missing.',
    remedyFr: 'Renseignez Identifier, Type et Origin.',
    remedyEn: 'Fill in Identifier, Type and Origin.',
  },
  STP_IMPORT_ONTOLOGIES_INVALID_PARAMETER: {
    status: 400,
    fr: 'Le champ {field} du vocabulaire {identifier} n’est pas valable.',
    en: 'The field {field} of the vocabulary {identifier} is not valid.',
    remedyFr:
      'Un identifiant externe ne commence ni par _ ni par # et ne contient pas de blanc ; les dates sont des dates.',
    remedyEn: 'An external identifier starts neither with _ nor with # and holds no blank; dates are dates.',
  },
  STP_IMPORT_ONTOLOGIES_IDENTIFIER_ALREADY_IN_ONTOLOGY: {
    status: 400,
    fr: 'Le vocabulaire {identifier} est donné plusieurs fois, ou porte le nom SEDA d’un autre.',
    en: 'The vocabulary {identifier} is given several times, or has the SEDA name of another.',
    remedyFr:
      'Choisissez un autre identifiant : majuscules et minuscules ne distinguent pas deux vocabulaires.',
    remedyEn: 'Choose another identifier: capitals do not tell two vocabularies apart.',
  },
  STP_IMPORT_ONTOLOGIES_UPDATE_INVALID_TYPE: {
    status: 400,
    fr: 'Le vocabulaire {identifier} ne peut pas passer du type {from} au type {to}.',
    en: 'The vocabulary {identifier} cannot change from the type {from} to the type {to}.',
    remedyFr: 'Créez un autre vocabulaire, ou forcez la mise à jour (Force-Update).',
    remedyEn: 'Create another vocabulary, or force the update (Force-Update).',
  },
  STP_IMPORT_ONTOLOGIES_DELETE_USED_ONTOLOGY: {
    status: 400,
    fr: 'Le vocabulaire {identifier} manque dans le fichier alors qu’il est utilisé par {users}.',
    en: 'The vocabulary {identifier} is missing from the file although it is used by {users}.',
    remedyFr:
      'Remettez-le dans le fichier, ou retirez d’abord ce champ de ces profils et de ces documents ; forcer (Force-Update) l’enlève quand même : le champ garde alors ses valeurs sans avoir de type.',
    remedyEn:
      'Put it back in the file, or first remove this field from these profiles and documents; forcing (Force-Update) removes it nevertheless: the field then keeps its values and has no type.',
  },
  ONTOLOGY_FIELD_HELD: {
    status: 400,
    fr: 'Le champ {identifier} a déjà des valeurs du type {from} : {users}.',
    en: 'The field {identifier} already has values of the type {from}: {users}.',
    remedyFr:
      'Créez un autre vocabulaire : forcer le changement (Force-Update) ne convertit pas les valeurs enregistrées.',
    remedyEn:
      'Create another vocabulary: forcing the change (Force-Update) does not convert the values kept.',
  },
  ONTOLOGY_USE_UNKNOWN: {
    status: 400,
    fr: 'Il n’a pas été possible de savoir en {seconds} s si des unités ou des groupes d’objets utilisent {identifiers} : rien n’est changé.',
    en: 'Whether units or object groups use {identifiers} could not be known within {seconds} s: nothing is changed.',
    remedyFr:
      'Recommencez quand la plateforme est moins chargée, laissez ces vocabulaires dans le fichier, ou forcez (Force-Update).',
    remedyEn:
      'Try again when the platform is less busy, leave these vocabularies in the file, or force (Force-Update).',
  },
  STP_IMPORT_ONTOLOGIES_DELETE_NOT_AUTHORIZED: {
    status: 400,
    fr: 'Le vocabulaire interne {identifier} manque dans le fichier.',
    en: 'The internal vocabulary {identifier} is missing from the file.',
    remedyFr: 'Remettez-le dans le fichier : un import remplace toute l’ontologie.',
    remedyEn: 'Put it back in the file: an import replaces the whole ontology.',
  },
  STP_IMPORT_ONTOLOGIES_EXCEPTION: {
    status: 400,
    fr: 'Le vocabulaire {identifier} ne suit pas le modèle : {field}.',
    en: 'The vocabulary {identifier} does not follow the model: {field}.',
    remedyFr: 'Corrigez ce champ.',
    remedyEn: 'Correct this field.',
  },
  STP_IMPORT_ONTOLOGIES_INTERNAL_EXTERNAL_CONFLICT_EXCEPTION: {
    status: 400,
    fr: 'Le vocabulaire interne {identifier} porte le nom d’un vocabulaire externe existant.',
    en: 'The internal vocabulary {identifier} has the name of an existing external one.',
    remedyFr: 'Renommez le vocabulaire externe avant cette mise à jour.',
    remedyEn: 'Rename the external vocabulary before this update.',
  },
});
