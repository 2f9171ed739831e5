import type { OutcomeLabels } from './label.ts';

/** Deposits: workflows, steps, actions, sub-tasks and sub-codes, in the words of SEDA and OAIS. */
export const ingestLabels: OutcomeLabels = {
  labels: {
    PROCESS_SIP_UNITARY: { fr: 'Entrée du versement', en: 'Ingest of the submission' },
    PROCESS_SIP_UNITARY_TEST: { fr: 'Entrée à blanc du versement', en: 'Blank test of the submission' },
    HOLDINGSCHEME: { fr: 'Entrée de l’arbre de positionnement', en: 'Ingest of the holding scheme' },
    FILINGSCHEME: { fr: 'Entrée du plan de classement', en: 'Ingest of the filing scheme' },

    STP_SANITY_CHECK_SIP: { fr: 'Contrôles préalables du paquet', en: 'Preliminary checks of the package' },
    STP_UPLOAD_SIP: { fr: 'Réception du paquet', en: 'Receipt of the package' },
    STP_INGEST_CONTROL_SIP: { fr: 'Contrôle du bordereau', en: 'Check of the manifest' },
    STP_OG_CHECK_AND_TRANSFORME: { fr: 'Contrôle des objets', en: 'Check of the objects' },
    STP_UNIT_CHECK_AND_PROCESS: {
      fr: 'Contrôle et traitement des unités archivistiques',
      en: 'Check and processing of the archive units',
    },
    STP_STORAGE_AVAILABILITY_CHECK: {
      fr: 'Contrôle préalable au stockage',
      en: 'Check before storage',
    },
    STP_OBJ_STORING: { fr: 'Rangement des objets', en: 'Storage of the objects' },
    STP_UNIT_METADATA: {
      fr: 'Indexation des unités archivistiques',
      en: 'Indexing of the archive units',
    },
    STP_OG_STORING: {
      fr: 'Rangement des métadonnées des groupes d’objets',
      en: 'Storage of the object groups’ metadata',
    },
    STP_UNIT_STORING: {
      fr: 'Rangement des métadonnées des unités archivistiques',
      en: 'Storage of the archive units’ metadata',
    },
    STP_UPDATE_OBJECT_GROUP: {
      fr: 'Complément des groupes d’objets existants',
      en: 'Completion of the existing object groups',
    },
    STP_ACCESSION_REGISTRATION: {
      fr: 'Inscription au registre des fonds',
      en: 'Entry in the accession register',
    },
    STP_INGEST_FINALISATION: {
      fr: 'Fin de l’entrée et notification',
      en: 'End of the ingest and notification',
    },

    SANITY_CHECK_SIP: { fr: 'Recherche de virus dans le paquet', en: 'Search for viruses in the package' },
    CHECK_CONTAINER: { fr: 'Contrôle du format du paquet', en: 'Check of the package’s format' },
    MANIFEST_FILE_NAME_CHECK: { fr: 'Contrôle du nom du bordereau', en: 'Check of the manifest’s name' },
    MANIFEST_DIGEST_CHECK: {
      fr: 'Comparaison de l’empreinte du bordereau à celle annoncée',
      en: 'Comparison of the manifest’s digest to the one announced',
    },
    UPLOAD_SIP: { fr: 'Mise à disposition du paquet', en: 'Handover of the package' },
    OBJECTS_LIST_EMPTY: { fr: 'Recherche des éléments à traiter', en: 'Search for the items to process' },
    CHECK_SEDA: { fr: 'Contrôle du bordereau selon le SEDA', en: 'Check of the manifest against SEDA' },
    CHECK_HEADER: {
      fr: 'Contrôle de l’en-tête du bordereau',
      en: 'Check of the manifest’s header',
    },
    'CHECK_HEADER.CHECK_AGENT': {
      fr: 'Contrôle des services agents du bordereau',
      en: 'Check of the manifest’s agencies',
    },
    'CHECK_HEADER.CHECK_CONTRACT_INGEST': {
      fr: 'Contrôle du contrat d’entrée',
      en: 'Check of the ingest contract',
    },
    'CHECK_HEADER.CHECK_IC_AP_RELATION': {
      fr: 'Contrôle du profil d’archivage par rapport au contrat d’entrée',
      en: 'Check of the archive profile against the ingest contract',
    },
    'CHECK_HEADER.CHECK_ARCHIVEPROFILE': {
      fr: 'Contrôle du bordereau selon le profil d’archivage',
      en: 'Check of the manifest against the archive profile',
    },
    PREPARE_STORAGE_INFO: {
      fr: 'Lecture des stratégies de stockage',
      en: 'Reading of the storage strategies',
    },
    CHECK_DATAOBJECTPACKAGE: {
      fr: 'Contrôle du contenu du bordereau',
      en: 'Check of the manifest’s content',
    },
    'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST_DATAOBJECT_VERSION': {
      fr: 'Contrôle des usages et versions des objets',
      en: 'Check of the objects’ usages and versions',
    },
    'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST_OBJECTNUMBER': {
      fr: 'Comparaison des fichiers du paquet au bordereau',
      en: 'Comparison of the package’s files to the manifest',
    },
    'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST': {
      fr: 'Contrôle des liens du bordereau',
      en: 'Check of the manifest’s links',
    },
    'CHECK_DATAOBJECTPACKAGE.CHECK_NO_OBJECT': {
      fr: 'Contrôle de l’absence d’objets',
      en: 'Check that there is no object',
    },
    'CHECK_DATAOBJECTPACKAGE.CHECK_CONSISTENCY': {
      fr: 'Contrôle du rattachement des objets',
      en: 'Check of the objects’ attachment',
    },
    CHECK_ATTACHEMENT: {
      fr: 'Contrôle du rattachement à l’existant',
      en: 'Check of the attachment to what exists',
    },
    CHECK_DIGEST: { fr: 'Contrôle de l’intégrité des objets', en: 'Check of the objects’ integrity' },
    CHECK_OBJECT_SIZE: { fr: 'Contrôle de la taille des objets', en: 'Check of the objects’ sizes' },
    OG_OBJECTS_FORMAT_CHECK: {
      fr: 'Identification du format des objets',
      en: 'Identification of the objects’ formats',
    },
    CHECK_OBJECT_GROUP_SCHEMA: {
      fr: 'Contrôle des métadonnées des groupes d’objets',
      en: 'Check of the object groups’ metadata',
    },
    CHECK_UNIT_SCHEMA: {
      fr: 'Contrôle des métadonnées des unités archivistiques',
      en: 'Check of the archive units’ metadata',
    },
    CHECK_ARCHIVE_UNIT_PROFILE: {
      fr: 'Contrôle selon le profil d’unité archivistique',
      en: 'Check against the archive unit profile',
    },
    CHECK_CLASSIFICATION_LEVEL: {
      fr: 'Contrôle du niveau de classification',
      en: 'Check of the classification level',
    },
    UNITS_RULES_COMPUTE: { fr: 'Calcul des règles de gestion', en: 'Computing of the management rules' },
    STORAGE_AVAILABILITY_CHECK: {
      fr: 'Contrôle de la place sur les offres de stockage',
      en: 'Check of the room on the storage offers',
    },
    'STORAGE_AVAILABILITY_CHECK.STORAGE_AVAILABILITY_CHECK': {
      fr: 'Contrôle de la place offre par offre',
      en: 'Check of the room offer by offer',
    },
    OBJ_STORAGE: { fr: 'Écriture des objets sur les offres', en: 'Writing of the objects to the offers' },
    OG_METADATA_INDEXATION: { fr: 'Indexation des groupes d’objets', en: 'Indexing of the object groups' },
    UNIT_METADATA_INDEXATION: {
      fr: 'Indexation des unités archivistiques',
      en: 'Indexing of the archive units',
    },
    OG_METADATA_STORAGE: {
      fr: 'Écriture des métadonnées des groupes d’objets sur les offres',
      en: 'Writing of the object groups’ metadata to the offers',
    },
    UNIT_METADATA_STORAGE: {
      fr: 'Écriture des métadonnées des unités archivistiques sur les offres',
      en: 'Writing of the archive units’ metadata to the offers',
    },
    COMMIT_LIFE_CYCLE_OBJECT_GROUP: {
      fr: 'Enregistrement des journaux du cycle de vie des groupes d’objets',
      en: 'Recording of the object groups’ lifecycle journals',
    },
    COMMIT_LIFE_CYCLE_UNIT: {
      fr: 'Enregistrement des journaux du cycle de vie des unités archivistiques',
      en: 'Recording of the archive units’ lifecycle journals',
    },
    OBJECT_GROUP_UPDATE: {
      fr: 'Mise à jour des groupes d’objets existants',
      en: 'Update of the existing object groups',
    },
    ACCESSION_REGISTRATION: {
      fr: 'Inscription des fonds au registre',
      en: 'Entry of the fonds in the register',
    },
    ATR_NOTIFICATION: {
      fr: 'Rédaction de la réponse au transfert',
      en: 'Writing of the archive transfer reply',
    },
    ROLL_BACK: { fr: 'Retrait des données de travail', en: 'Removal of the working data' },

    LFC_CREATION: { fr: 'Ouverture du journal du cycle de vie', en: 'Opening of the lifecycle journal' },
    CHECK_MANIFEST: { fr: 'Lecture dans le bordereau', en: 'Reading in the manifest' },
    'CHECK_MANIFEST.LFC_CREATION': {
      fr: 'Ouverture du journal du cycle de vie',
      en: 'Opening of the lifecycle journal',
    },
    EXTERNAL_LOGBOOK: {
      fr: 'Reprise du journal donné par le service versant',
      en: 'Takeover of the journal given by the transferring agency',
    },
    CHECK_CONSISTENCY: { fr: 'Contrôle du rattachement des objets', en: 'Check of the objects’ attachment' },
    CHECK_CONSISTENCY_ORPHAN_OBJECT: {
      fr: 'Recherche d’objets sans unité archivistique',
      en: 'Search for objects without an archive unit',
    },
    CHECK_MANIFEST_LOOP: {
      fr: 'Recherche de cycles entre unités archivistiques',
      en: 'Search for cycles between archive units',
    },
    'CHECK_DIGEST.CALC_CHECK': {
      fr: 'Calcul de l’empreinte de l’objet',
      en: 'Computing of the object’s digest',
    },
    'CHECK_OBJECT_SIZE.CHECK_SIZE': { fr: 'Mesure de l’objet', en: 'Measure of the object' },
    'OG_OBJECTS_FORMAT_CHECK.FILE_FORMAT': {
      fr: 'Identification du format de l’objet',
      en: 'Identification of the object’s format',
    },
    'OBJ_STORAGE.OBJECT_STORAGE_SUB_TASK': {
      fr: 'Écriture de l’objet sur les offres',
      en: 'Writing of the object to the offers',
    },
  },
  reasons: {
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
    'CHECK_DIGEST.INVALID': {
      fr: 'l’empreinte d’un objet n’est pas celle déclarée',
      en: 'the digest of an object is not the one declared',
    },
    'CHECK_DIGEST.EMPTY': { fr: 'l’empreinte d’un objet manque', en: 'the digest of an object is missing' },
    'CHECK_DIGEST.CALC_CHECK.INVALID': {
      fr: 'l’empreinte n’est pas celle déclarée',
      en: 'the digest is not the one declared',
    },
    'CHECK_DIGEST.CALC_CHECK.EMPTY': { fr: 'aucune empreinte n’est déclarée', en: 'no digest is declared' },
    REJECTED_FORMAT: {
      fr: 'le contrat d’entrée n’accepte pas ce format',
      en: 'the ingest contract does not accept this format',
    },
    'OG_OBJECTS_FORMAT_CHECK.UNKNOWN': {
      fr: 'un format n’a pas été reconnu',
      en: 'a format was not recognised',
    },
    'OG_OBJECTS_FORMAT_CHECK.UNCHARTED': {
      fr: 'un format reconnu n’est pas au référentiel',
      en: 'a recognised format is not in the registry',
    },
    'OG_OBJECTS_FORMAT_CHECK.FILE_FORMAT.UNKNOWN': {
      fr: 'le format n’a pas été reconnu',
      en: 'the format was not recognised',
    },
    'OG_OBJECTS_FORMAT_CHECK.FILE_FORMAT.UNCHARTED': {
      fr: 'le format reconnu n’est pas au référentiel',
      en: 'the recognised format is not in the registry',
    },
    'OG_OBJECTS_FORMAT_CHECK.FILE_FORMAT.REJECTED': {
      fr: 'le contrat d’entrée n’accepte pas ce format',
      en: 'the ingest contract does not accept this format',
    },
    INVALID_OBJECT_GROUP: {
      fr: 'les métadonnées d’un groupe d’objets ne sont pas valides',
      en: 'the metadata of an object group are not valid',
    },
    INVALID_UNIT: {
      fr: 'les métadonnées d’une unité archivistique ne sont pas valides',
      en: 'the metadata of an archive unit are not valid',
    },
    'CHECK_UNIT_SCHEMA.CONSISTENCY': {
      fr: 'la date de début est après la date de fin',
      en: 'the start date is after the end date',
    },
    DATE_FORMAT: { fr: 'une date n’est pas lisible', en: 'a date is not readable' },
    RULE_DATE_THRESHOLD: {
      fr: 'une date de règle dépasse la limite permise',
      en: 'the date of a rule is beyond the limit',
    },
    NOT_FOUND: {
      fr: 'le profil d’unité archivistique est inconnu',
      en: 'the archive unit profile is unknown',
    },
    PROFILE_NOT_FOUND: {
      fr: 'le profil d’unité archivistique est inconnu',
      en: 'the archive unit profile is unknown',
    },
    INACTIVE_STATUS: {
      fr: 'le profil d’unité archivistique est inactif',
      en: 'the archive unit profile is inactive',
    },
    EMPTY_CONTROL_SCHEMA: {
      fr: 'le profil d’unité archivistique n’a pas de schéma de contrôle',
      en: 'the archive unit profile has no control schema',
    },
    NOT_AU_JSON_VALID: {
      fr: 'l’unité archivistique ne respecte pas son profil',
      en: 'the archive unit does not follow its profile',
    },
    INVALID_AU_PROFILE: {
      fr: 'le profil d’unité archivistique n’est pas valide',
      en: 'the archive unit profile is not valid',
    },
    'UNITS_RULES_COMPUTE.UNKNOWN': {
      fr: 'une règle de gestion est inconnue',
      en: 'a management rule is unknown',
    },
    'UNITS_RULES_COMPUTE.CONSISTENCY': {
      fr: 'une règle de gestion ne convient pas à sa catégorie ou à ses dates',
      en: 'a management rule does not fit its category or its dates',
    },
    REF_INCONSISTENCY: {
      fr: 'une règle exclue est inconnue ou n’est pas de la catégorie',
      en: 'an excluded rule is unknown or not of the category',
    },
  },
};
