import type { OutcomeLabels } from '../label.ts';

/** What the workflows of deposits do: steps, actions and sub-tasks, in the words of SEDA and OAIS. */
export const stepLabels: OutcomeLabels['labels'] = {
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
};
