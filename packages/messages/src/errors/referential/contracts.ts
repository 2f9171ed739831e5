import { defineErrors } from '../definition.ts';

/** What there may be against contracts. */
export const contractsErrors = defineErrors({
  REFERENTIAL_AGENCY_UNKNOWN: {
    status: 400,
    fr: 'Les services agents {agencies} n’existent pas.',
    en: 'The agencies {agencies} do not exist.',
    remedyFr: 'Importez d’abord ces services agents, ou corrigez la liste.',
    remedyEn: 'Import these agencies first, or correct the list.',
  },
  REFERENTIAL_UNIT_UNKNOWN: {
    status: 400,
    fr: 'Les unités archivistiques {units} du champ {field} n’existent pas.',
    en: 'The archive units {units} of the field {field} do not exist.',
    remedyFr: 'Donnez les identifiants (#id) d’unités du tenant.',
    remedyEn: 'Give the identifiers (#id) of units of the tenant.',
  },
  REFERENTIAL_PROFILE_UNKNOWN: {
    status: 400,
    fr: 'Les profils d’archivage {profiles} n’existent pas.',
    en: 'The archive profiles {profiles} do not exist.',
    remedyFr: 'Importez d’abord ces profils, ou corrigez ArchiveProfiles.',
    remedyEn: 'Import these profiles first, or correct ArchiveProfiles.',
  },
  REFERENTIAL_FORMAT_UNKNOWN: {
    status: 400,
    fr: 'Les formats {formats} ne sont pas dans le référentiel des formats.',
    en: 'The formats {formats} are not in the list of formats.',
    remedyFr: 'Donnez des PUID connus, ou importez un fichier de signatures plus récent.',
    remedyEn: 'Give known PUIDs, or import a more recent signature file.',
  },
  REFERENTIAL_FORMAT_LIST_EMPTY: {
    status: 400,
    fr: 'EveryFormatType est faux et FormatType est vide : aucun format ne serait accepté.',
    en: 'EveryFormatType is false and FormatType is empty: no format would be accepted.',
    remedyFr: 'Listez les formats acceptés, ou mettez EveryFormatType à vrai.',
    remedyEn: 'List the accepted formats, or set EveryFormatType to true.',
  },
  REFERENTIAL_FORMAT_LIST_NOT_EMPTY: {
    status: 400,
    fr: 'EveryFormatType est vrai et FormatType n’est pas vide.',
    en: 'EveryFormatType is true and FormatType is not empty.',
    remedyFr: 'Retirez FormatType, ou mettez EveryFormatType à faux.',
    remedyEn: 'Remove FormatType, or set EveryFormatType to false.',
  },
  REFERENTIAL_MANAGEMENT_CONTRACT_UNKNOWN: {
    status: 400,
    fr: 'Le contrat de gestion {contract} n’existe pas.',
    en: 'The management contract {contract} does not exist.',
    remedyFr: 'Importez d’abord ce contrat, ou corrigez ManagementContractId.',
    remedyEn: 'Import this contract first, or correct ManagementContractId.',
  },
  REFERENTIAL_SIGNATURE_POLICY_INCONSISTENT: {
    status: 400,
    fr: 'SignaturePolicy interdit les documents signés et exige pourtant {field}.',
    en: 'SignaturePolicy forbids signed documents and yet asks for {field}.',
    remedyFr: 'Retirez {field}, ou choisissez ALLOWED ou MANDATORY.',
    remedyEn: 'Remove {field}, or choose ALLOWED or MANDATORY.',
  },
  REFERENTIAL_PARENT_CHECK_INCONSISTENT: {
    status: 400,
    fr: 'CheckParentId est donné alors que CheckParentLink est UNAUTHORIZED.',
    en: 'CheckParentId is given although CheckParentLink is UNAUTHORIZED.',
    remedyFr: 'Retirez CheckParentId, ou choisissez AUTHORIZED ou REQUIRED.',
    remedyEn: 'Remove CheckParentId, or choose AUTHORIZED or REQUIRED.',
  },
  REFERENTIAL_STRATEGY_UNKNOWN: {
    status: 400,
    fr: 'La stratégie de stockage {strategy} du champ {field} n’existe pas.',
    en: 'The storage strategy {strategy} of the field {field} does not exist.',
    remedyFr: 'Choisissez une stratégie de la configuration.',
    remedyEn: 'Choose a strategy of the configuration.',
  },
  REFERENTIAL_RETENTION_POLICY_INVALID: {
    status: 400,
    fr: 'La politique de conservation des versions est incohérente : {field}.',
    en: 'The version retention policy is inconsistent: {field}.',
    remedyFr:
      'InitialVersion doit être vrai et IntermediaryVersion ALL ou LAST, pour la politique et pour BinaryMaster.',
    remedyEn:
      'InitialVersion must be true and IntermediaryVersion ALL or LAST, for the policy and for BinaryMaster.',
  },
});
