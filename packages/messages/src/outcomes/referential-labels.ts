import type { Label, OutcomeLabels } from './label.ts';

function about(fr: string, en: string): Label {
  return { fr, en };
}

/** Alone, this sub-code is an ingest's, about archive unit profiles. */
function profileReasons(): Readonly<Record<string, Label>> {
  const reason = about('un profil d’archivage n’existe pas', 'an archive profile does not exist');
  return {
    'STP_IMPORT_INGEST_CONTRACT.PROFILE_NOT_FOUND': reason,
    'STP_UPDATE_INGEST_CONTRACT.PROFILE_NOT_FOUND': reason,
  };
}

/** Imports and updates of reference data: Vitam's codes, whose names are not all of one form. */
export const referentialLabels: OutcomeLabels = {
  labels: {
    IMPORT_AGENCIES: about('Import des services agents', 'Import of agencies'),
    'IMPORT_AGENCIES.CHECK_CONCURRENT_AGENCIES_IMPORT': about(
      'Recherche d’un autre import de services agents en cours',
      'Search for another running import of agencies',
    ),
    'IMPORT_AGENCIES.USED_CONTRACT': about(
      'Contrôle de l’emploi des services agents par les contrats',
      'Check of the use of agencies by contracts',
    ),
    'IMPORT_AGENCIES.USED_AU': about(
      'Contrôle de l’emploi des services agents par les archives',
      'Check of the use of agencies by archives',
    ),
    IMPORT_AGENCIES_BACKUP_CSV: about(
      'Rangement du fichier des services agents',
      'Storage of the file of agencies',
    ),
    BACKUP_AGENCIES: about('Sauvegarde du référentiel des services agents', 'Backup of the agencies'),
    AGENCIES_REPORT: about('Rapport d’import des services agents', 'Report of the import of agencies'),

    STP_IMPORT_RULES: about('Import des règles de gestion', 'Import of management rules'),
    CHECK_RULES: about('Contrôle des règles de gestion', 'Check of the management rules'),
    RULES_REPORT: about('Rapport d’import des règles de gestion', 'Report of the import of management rules'),
    COMMIT_RULES: about('Mise à jour des règles de gestion', 'Update of the management rules'),
    STP_IMPORT_RULES_BACKUP_CSV: about('Rangement du fichier des règles', 'Storage of the file of rules'),
    STP_IMPORT_RULES_BACKUP: about('Sauvegarde du référentiel des règles', 'Backup of the management rules'),

    STP_REFERENTIAL_FORMAT_IMPORT: about('Import des formats', 'Import of formats'),
    STP_BACKUP_REFERENTIAL_FORMAT: about('Sauvegarde du référentiel des formats', 'Backup of the formats'),
    FILE_FORMAT_REPORT: about('Rapport d’import des formats', 'Report of the import of formats'),

    IMPORT_ONTOLOGY: about('Import de l’ontologie', 'Import of the ontology'),
    CTR_SCHEMA: about(
      'Contrôle des vocabulaires selon leur modèle',
      'Check of the vocabularies against their model',
    ),
    STP_BACKUP_ONTOLOGY: about('Sauvegarde de l’ontologie', 'Backup of the ontology'),
    ONTOLOGY_REPORT: about('Rapport d’import de l’ontologie', 'Report of the import of the ontology'),

    STP_DELETE_MASTERDATA_AGENCIES: about('Suppression d’un service agent', 'Removal of an agency'),
    STP_DELETE_RULES: about('Suppression d’une règle de gestion', 'Removal of a management rule'),
    STP_DELETE_FORMAT: about('Suppression d’un format', 'Removal of a format'),
    STP_DELETE_MASTERDATA_ONTOLOGY: about('Suppression d’un vocabulaire', 'Removal of a vocabulary'),
    STP_DELETE_MASTERDATA_ACCESS_CONTRACT: about(
      'Suppression d’un contrat d’accès',
      'Removal of an access contract',
    ),
    STP_DELETE_MASTERDATA_INGEST_CONTRACT: about(
      'Suppression d’un contrat d’entrée',
      'Removal of an ingest contract',
    ),
    STP_DELETE_MASTERDATA_MANAGEMENT_CONTRACT: about(
      'Suppression d’un contrat de gestion',
      'Removal of a management contract',
    ),
    STP_DELETE_MASTERDATA_PROFILE: about(
      'Suppression d’un profil d’archivage',
      'Removal of an archive profile',
    ),
    STP_DELETE_MASTERDATA_ARCHIVE_UNIT_PROFILE: about(
      'Suppression d’un profil d’unité archivistique',
      'Removal of an archive unit profile',
    ),
    STP_DELETE_CONTEXT: about('Suppression d’un contexte applicatif', 'Removal of an application context'),
    STP_DELETE_SECURITY_PROFILE: about(
      'Suppression d’un profil de sécurité',
      'Removal of a security profile',
    ),
    STP_DELETE_MASTERDATA_GRIFFIN: about('Suppression d’un griffon', 'Removal of a griffin'),
    STP_DELETE_MASTERDATA_PRESERVATION_SCENARIO: about(
      'Suppression d’un scénario de préservation',
      'Removal of a preservation scenario',
    ),
    STP_DELETE_MASTERDATA_SCHEMA: about(
      'Suppression d’un élément du schéma externe',
      'Removal of an element of the external schema',
    ),

    STP_IMPORT_EXTERNAL_SCHEMA: about('Import du schéma externe', 'Import of the external schema'),
    STP_BACKUP_EXTERNAL_SCHEMA: about('Sauvegarde du schéma externe', 'Backup of the external schema'),
    EXTERNAL_SCHEMA_REPORT: about(
      'Rapport d’import du schéma externe',
      'Report of the import of the external schema',
    ),

    STP_IMPORT_ACCESS_CONTRACT: about('Import des contrats d’accès', 'Import of access contracts'),
    STP_UPDATE_ACCESS_CONTRACT: about('Mise à jour d’un contrat d’accès', 'Update of an access contract'),
    STP_BACKUP_ACCESS_CONTRACT: about('Sauvegarde des contrats d’accès', 'Backup of the access contracts'),
    STP_IMPORT_INGEST_CONTRACT: about('Import des contrats d’entrée', 'Import of ingest contracts'),
    STP_UPDATE_INGEST_CONTRACT: about('Mise à jour d’un contrat d’entrée', 'Update of an ingest contract'),
    STP_BACKUP_INGEST_CONTRACT: about('Sauvegarde des contrats d’entrée', 'Backup of the ingest contracts'),
    STP_IMPORT_MANAGEMENT_CONTRACT: about('Import des contrats de gestion', 'Import of management contracts'),
    STP_UPDATE_MANAGEMENT_CONTRACT: about(
      'Mise à jour d’un contrat de gestion',
      'Update of a management contract',
    ),
    STP_BACKUP_MANAGEMENT_CONTRACT: about(
      'Sauvegarde des contrats de gestion',
      'Backup of the management contracts',
    ),

    STP_IMPORT_PROFILE_JSON: about('Import des profils d’archivage', 'Import of archive profiles'),
    STP_UPDATE_PROFILE_JSON: about('Mise à jour d’un profil d’archivage', 'Update of an archive profile'),
    STP_IMPORT_PROFILE_FILE: about(
      'Ajout du fichier d’un profil d’archivage',
      'Attachment of an archive profile’s file',
    ),
    OP_PROFILE_STORAGE: about('Rangement du fichier du profil', 'Storage of the profile’s file'),
    BACKUP_PROFILE: about('Sauvegarde des profils d’archivage', 'Backup of the archive profiles'),
    IMPORT_ARCHIVEUNITPROFILE: about(
      'Import des profils d’unité archivistique',
      'Import of archive unit profiles',
    ),
    UPDATE_ARCHIVEUNITPROFILE: about(
      'Mise à jour d’un profil d’unité archivistique',
      'Update of an archive unit profile',
    ),
    BACKUP_ARCHIVEUNITPROFILE: about(
      'Sauvegarde des profils d’unité archivistique',
      'Backup of the archive unit profiles',
    ),

    STP_IMPORT_CONTEXT: about('Import des contextes applicatifs', 'Import of application contexts'),
    STP_UPDATE_CONTEXT: about('Mise à jour d’un contexte applicatif', 'Update of an application context'),
    STP_BACKUP_CONTEXT: about('Sauvegarde des contextes applicatifs', 'Backup of the application contexts'),
    STP_IMPORT_SECURITY_PROFILE: about('Import des profils de sécurité', 'Import of security profiles'),
    STP_UPDATE_SECURITY_PROFILE: about('Mise à jour d’un profil de sécurité', 'Update of a security profile'),
    STP_BACKUP_SECURITY_PROFILE: about(
      'Sauvegarde des profils de sécurité',
      'Backup of the security profiles',
    ),

    STP_IMPORT_GRIFFIN: about('Import des griffons', 'Import of griffins'),
    STP_BACKUP_GRIFFIN: about('Sauvegarde des griffons', 'Backup of the griffins'),
    GRIFFIN_REPORT: about('Rapport d’import des griffons', 'Report of the import of griffins'),
    STP_IMPORT_PRESERVATION_SCENARIO: about(
      'Import des scénarios de préservation',
      'Import of preservation scenarios',
    ),
    STP_BACKUP_SCENARIO: about(
      'Sauvegarde des scénarios de préservation',
      'Backup of the preservation scenarios',
    ),
    SCENARIO_REPORT: about(
      'Rapport d’import des scénarios de préservation',
      'Report of the import of preservation scenarios',
    ),

    STP_PLATFORM_INITIAL_STATE: about('Mise en place de la plateforme', 'Setting up of the platform'),
    STP_APPLICATION_CERTIFICATE: about(
      'Enregistrement ou révocation d’un certificat applicatif',
      'Registration or revocation of an application certificate',
    ),
    COMMIT: about('Publication des changements', 'Publication of the changes'),
  },
  reasons: {
    DELETION: about(
      'un service agent utilisé manque dans le fichier',
      'an agency in use is missing from the file',
    ),
    CONCURRENCE: about('un autre import est en cours', 'another import is running'),
    IMPORT_IN_PROCESS: about('un autre import est en cours', 'another import is running'),
    INVALID_CSV: about('le fichier CSV n’est pas valable', 'the CSV file is not valid'),
    INVALID_CSV_ENCODING_NOT_UTF_EIGHT: about(
      'le fichier n’est pas un CSV lisible en UTF-8',
      'the file is not a CSV that can be read as UTF-8',
    ),
    MAX_DURATION_EXCEEDS: about(
      'une durée est inférieure au minimum du tenant',
      'a duration is below the minimum of the tenant',
    ),
    IDENTIFIER_DUPLICATION: about('un identifiant existe déjà', 'an identifier exists already'),
    BAD_REQUEST: about('un champ ne suit pas le modèle', 'a field does not follow the model'),
    NOT_IN_ENUM: about('une valeur n’est pas permise', 'a value is not allowed'),
    ...profileReasons(),
    FORMAT_NOT_FOUND: about('un format n’existe pas', 'a format does not exist'),
    FILEFORMAT_NOT_FOUND: about('un format n’existe pas', 'a format does not exist'),
    FORMAT_MUST_NOT_BE_EMPTY: about('la liste des formats est vide', 'the list of formats is empty'),
    FORMAT_MUST_BE_EMPTY: about('la liste des formats n’est pas vide', 'the list of formats is not empty'),
    MANAGEMENTCONTRACT_NOT_FOUND: about(
      'un contrat de gestion n’existe pas',
      'a management contract does not exist',
    ),
    AGENCY_NOT_FOUND: about('un service agent n’existe pas', 'an agency does not exist'),
    VALIDATION_ERROR: about('une unité archivistique n’existe pas', 'an archive unit does not exist'),
    STRATEGY_VALIDATION_ERROR: about(
      'une stratégie de stockage n’existe pas',
      'a storage strategy does not exist',
    ),
    VERSION_RETENTION_POLICY_ERROR: about(
      'la politique de conservation des versions est incohérente',
      'the version retention policy is inconsistent',
    ),
    SECURITY_PROFILE_NOT_FOUND: about(
      'un profil de sécurité n’existe pas',
      'a security profile does not exist',
    ),
    UNKNOWN_VALUE: about('un tenant ou un contrat n’existe pas', 'a tenant or a contract does not exist'),
    UNKNOWN_PERMISSION: about('une permission n’existe pas', 'a permission does not exist'),
    INVALID_JSON_SCHEMA: about('le schéma de contrôle n’est pas valable', 'the control schema is not valid'),
  },
};
