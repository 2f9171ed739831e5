import type { OutcomeLabels } from '../label.ts';

/** Why the manifest of a deposit is refused. */
export const manifestReasons: OutcomeLabels['reasons'] = {
  'CHECK_SEDA.NO_FILE': { fr: 'le paquet n’a pas de bordereau', en: 'the package has no manifest' },
  'CHECK_SEDA.NOT_XML_FILE': {
    fr: 'le bordereau n’est pas un document XML bien formé',
    en: 'the manifest is no well-formed XML document',
  },
  'CHECK_SEDA.NOT_XSD_VALID': {
    fr: 'le bordereau ne respecte pas le schéma du SEDA',
    en: 'the manifest does not follow SEDA’s schema',
  },
  'CHECK_SEDA.UNSUPPORTED_SEDA_VERSION': {
    fr: 'la version du SEDA n’est pas prise en charge',
    en: 'the version of SEDA is not supported',
  },
  'CHECK_SEDA.CONTAINER_FORMAT.FILE': {
    fr: 'le paquet a, à sa racine, d’autres fichiers que le bordereau',
    en: 'the package has other files than the manifest at its root',
  },
  'CHECK_SEDA.CONTAINER_FORMAT.DIRECTORY': {
    fr: 'le paquet a, à sa racine, d’autres dossiers que celui des objets (content)',
    en: 'the package has other folders than that of the objects (content) at its root',
  },
  EMPTY_REQUIRED_FIELD: {
    fr: 'une information obligatoire manque',
    en: 'a mandatory information is missing',
  },
  'CHECK_HEADER.UNKNOWN': {
    fr: 'un service agent ou un profil cité est inconnu',
    en: 'an agency or a profile that is named is unknown',
  },
  'CHECK_HEADER.CHECK_AGENT.UNKNOWN': {
    fr: 'un service agent cité est inconnu du référentiel',
    en: 'an agency that is named is unknown',
  },
  'CHECK_HEADER.CHECK_IC_AP_RELATION.UNKNOWN': {
    fr: 'le profil d’archivage cité est inconnu',
    en: 'the archive profile that is named is unknown',
  },
  'CHECK_HEADER.INACTIVE': {
    fr: 'le profil d’archivage est inactif',
    en: 'the archive profile is inactive',
  },
  'CHECK_HEADER.CHECK_IC_AP_RELATION.INACTIVE': {
    fr: 'le profil d’archivage est inactif',
    en: 'the archive profile is inactive',
  },
  DIFF: {
    fr: 'le profil d’archivage n’est pas de ceux que le contrat d’entrée permet',
    en: 'the archive profile is none that the ingest contract allows',
  },
  CONTRACT_NOT_IN_MANIFEST: {
    fr: 'le bordereau ne nomme pas de contrat d’entrée',
    en: 'the manifest names no ingest contract',
  },
  CONTRACT_UNKNOWN: { fr: 'le contrat d’entrée est inconnu', en: 'the ingest contract is unknown' },
  CONTRACT_INACTIVE: { fr: 'le contrat d’entrée est inactif', en: 'the ingest contract is inactive' },
  CONTRACT_NOT_IN_CONTEXT: {
    fr: 'le contexte applicatif ne permet pas ce contrat d’entrée',
    en: 'the application context does not allow this ingest contract',
  },
  CONTEXT_UNKNOWN: { fr: 'le contexte applicatif est inconnu', en: 'the application context is unknown' },
  CONTEXT_INACTIVE: { fr: 'le contexte applicatif est inactif', en: 'the application context is inactive' },
  CONTEXT_CHECK_ERROR: {
    fr: 'le contexte applicatif n’a pas pu être vérifié',
    en: 'the application context could not be checked',
  },
  MANAGEMENT_CONTRACT_UNKNOWN: {
    fr: 'le contrat de gestion est inconnu',
    en: 'the management contract is unknown',
  },
  MANAGEMENT_CONTRACT_INACTIVE: {
    fr: 'le contrat de gestion est inactif',
    en: 'the management contract is inactive',
  },
  MANAGEMENT_CONTRACT_INVALID: {
    fr: 'le contrat de gestion nomme une stratégie qui ne convient pas',
    en: 'the management contract names a strategy that does not fit',
  },
  BDO_DATAOBJECTIONVERSION_PHYSICALMASTER: {
    fr: 'un objet numérique est déclaré comme objet physique',
    en: 'a binary object is declared as a physical one',
  },
  PDO_DATAOBJECTIONVERSION_BINARYMASTER: {
    fr: 'un objet physique est déclaré comme objet numérique',
    en: 'a physical object is declared as a binary one',
  },
  INVALID_DATAOBJECTVERSION: {
    fr: 'un usage ou une version d’objet n’est pas valide',
    en: 'a usage or a version of an object is not valid',
  },
  INVALIDE_ALGO: {
    fr: 'un algorithme d’empreinte n’est pas accepté',
    en: 'a digest algorithm is not accepted',
  },
  MANIFEST_SUPERIOR_BDO: {
    fr: 'le bordereau déclare plus d’objets que le paquet n’a de fichiers',
    en: 'the manifest declares more objects than the package has files',
  },
  MANIFEST_INFERIOR_BDO: {
    fr: 'le paquet a plus de fichiers que le bordereau ne déclare d’objets',
    en: 'the package has more files than the manifest declares objects',
  },
  INVALID_URI: {
    fr: 'un objet déclaré n’a pas son fichier dans le paquet',
    en: 'a declared object has no file in the package',
  },
  ARCHIVEUNIT_REFERENCES_MULTIPLE_OBJECTGROUP: {
    fr: 'une unité archivistique cite plusieurs groupes d’objets',
    en: 'an archive unit names several object groups',
  },
  EXISTING_OG_NOT_DECLARED: {
    fr: 'une unité archivistique cite un objet dont le groupe n’est pas déclaré',
    en: 'an archive unit names an object whose group is not declared',
  },
  MASTER_MANDATORY_REQUIRED: {
    fr: 'un groupe d’objets n’a pas d’original (BinaryMaster ou PhysicalMaster)',
    en: 'an object group has no master (BinaryMaster or PhysicalMaster)',
  },
  CHECK_MANIFEST_LOOP: {
    fr: 'des unités archivistiques forment un cycle',
    en: 'archive units form a cycle',
  },
  CHECK_MANIFEST_MALFORMED_DATA: {
    fr: 'une information du bordereau est mal formée',
    en: 'an information of the manifest is malformed',
  },
  INVALID_GUID_ATTACHMENT: {
    fr: 'l’identifiant d’un élément de rattachement n’est pas valide',
    en: 'the identifier of an attachment is not valid',
  },
  NOT_FOUND_ATTACHMENT: {
    fr: 'un élément de rattachement n’existe pas',
    en: 'an attachment does not exist',
  },
  TOO_MANY_FOUND_ATTACHMENT: {
    fr: 'plusieurs éléments répondent à un critère de rattachement',
    en: 'several items meet the criterion of an attachment',
  },
  NULL_LINK_PARENT_ID_ATTACHMENT: {
    fr: 'le critère de rattachement ne peut pas être cherché',
    en: 'the criterion of the attachment cannot be searched for',
  },
  UNAUTHORIZED_ATTACHMENT: {
    fr: 'ce rattachement n’est pas permis à ce type d’unité archivistique',
    en: 'this attachment is not allowed to this type of archive unit',
  },
  UNAUTHORIZED_ATTACHMENT_BY_CONTRACT: {
    fr: 'le contrat d’entrée ne permet pas ce rattachement',
    en: 'the ingest contract does not allow this attachment',
  },
  SUBTASK_UNAUTHORIZED_ATTACHMENT_BY_BAD_SP: {
    fr: 'l’élément existant est d’un autre service producteur',
    en: 'the existing item belongs to another originating agency',
  },
  MODIFY_PARENT_EXISTING_UNIT_UNAUTHORIZED: {
    fr: 'une unité archivistique existante ne peut pas recevoir un nouveau parent',
    en: 'an existing archive unit cannot be given a new parent',
  },
  ATTACHMENT_OBJECTGROUP: {
    fr: 'cet usage d’objet ne peut pas compléter un groupe d’objets existant',
    en: 'this usage of an object cannot complete an existing object group',
  },
  EXPECTED_MANDATORY_VERSION_1: {
    fr: 'l’original d’un groupe d’objets n’est pas en version 1',
    en: 'the master of an object group is not in version 1',
  },
  EMPTY_KEY_ATTACHMENT: {
    fr: 'un critère de rattachement est vide',
    en: 'the criterion of an attachment is empty',
  },
  ERROR_PARSE_ATTACHMENT: {
    fr: 'un critère de rattachement n’est pas lisible',
    en: 'the criterion of an attachment is not readable',
  },
  ATTACHMENT_REQUIRED: {
    fr: 'le contrat d’entrée exige un rattachement',
    en: 'the ingest contract requires an attachment',
  },
  CHECK_CONSISTENCY_ORPHAN_OBJECT: {
    fr: 'un objet n’est cité par aucune unité archivistique',
    en: 'an object is named by no archive unit',
  },
};
