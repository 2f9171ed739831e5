import { defineErrors } from '../definition.ts';

/** What there may be against agencies. */
export const agenciesErrors = defineErrors({
  STP_IMPORT_AGENCIES_ID_DUPLICATION: {
    status: 400,
    fr: 'Le service agent {identifier} est donné plusieurs fois.',
    en: 'The agency {identifier} is given several times.',
    remedyFr: 'Ne gardez qu’une ligne par identifiant.',
    remedyEn: 'Keep one line for each identifier.',
  },
  STP_IMPORT_AGENCIES_MISSING_INFORMATIONS: {
    status: 400,
    fr: 'La cellule {field} est vide.',
    en: 'The cell {field} is empty.',
    remedyFr: 'Renseignez l’identifiant et le nom de chaque service agent.',
    remedyEn: 'Give each agency an identifier and a name.',
  },
  STP_IMPORT_AGENCIES_DELETE_USED_AGENCIES: {
    status: 400,
    fr: 'Le service agent {identifier} manque dans le fichier alors qu’il est utilisé.',
    en: 'The agency {identifier} is missing from the file although it is in use.',
    remedyFr: 'Remettez-le dans le fichier : un contrat d’accès ou le registre des fonds le nomme.',
    remedyEn: 'Put it back in the file: an access contract or the register of fonds names it.',
  },
  STP_IMPORT_AGENCIES_UPDATED_AGENCIES: {
    status: 400,
    fr: 'Le service agent {identifier}, utilisé par un contrat, est modifié.',
    en: 'The agency {identifier}, used by a contract, is changed.',
    remedyFr: 'Aucune action : vérifiez seulement que c’était voulu.',
    remedyEn: 'Nothing to do: just check that it was meant.',
  },
});
