import { defineErrors, type ErrorDefinition } from './definition.ts';

/** A fault of a deposit: told in its journal and its reply, never thrown at a caller. */
const fault = <const Sentences extends Omit<ErrorDefinition, 'status'>>(sentences: Sentences) => ({
  status: 400 as const,
  ...sentences,
});

/** What is refused or remarked in a deposit. */
export const ingestErrors = defineErrors({
  // A package that is on the server already
  INGEST_LOCAL_UPLOAD_CLOSED: {
    status: 404,
    fr: 'Ce serveur ne prend pas de versements par chemin.',
    en: 'This server takes no deposits by path.',
    remedyFr: 'Envoyez le paquet, ou configurez ingest.localUploadDirectory.',
    remedyEn: 'Send the package, or configure ingest.localUploadDirectory.',
  },
  INGEST_LOCAL_UPLOAD_ESCAPE: {
    status: 400,
    vitamCode: '040111',
    fr: 'Le chemin « {path} » sort du dossier des versements par chemin.',
    en: 'The path “{path}” leaves the folder of deposits by path.',
    remedyFr: 'Donnez le chemin d’un fichier de ce dossier, relatif à lui.',
    remedyEn: 'Give the path of a file of this folder, relative to it.',
  },
  INGEST_LOCAL_UPLOAD_FILE: {
    status: 404,
    vitamCode: '040110',
    fr: 'Le fichier « {path} » ne peut pas être lu dans le dossier des versements par chemin ({reason}).',
    en: 'The file “{path}” cannot be read in the folder of deposits by path ({reason}).',
    remedyFr: 'Vérifiez son nom, et que le serveur a le droit de le lire.',
    remedyEn: 'Check its name, and that the server may read it.',
  },

  // The package
  INGEST_PACKAGE_NOT_ARCHIVE: fault({
    fr: 'Le fichier versé n’est ni un ZIP, ni un TAR, ni un TAR compressé (gzip ou bzip2).',
    en: 'The file deposited is neither a ZIP, nor a TAR, nor a compressed TAR (gzip or bzip2).',
    remedyFr:
      'Versez le bordereau et ses fichiers dans une de ces archives ; le nom du fichier n’y change rien.',
    remedyEn: 'Deposit the manifest and its files in one of these archives; the file’s name does not matter.',
  }),
  INGEST_PACKAGE_DAMAGED: fault({
    fr: 'L’archive versée est endommagée ou incomplète ({detail}).',
    en: 'The archive deposited is damaged or incomplete ({detail}).',
    remedyFr: 'Refaites l’archive, vérifiez qu’elle s’ouvre, puis versez-la de nouveau.',
    remedyEn: 'Make the archive again, check that it opens, then deposit it again.',
  }),
  INGEST_PACKAGE_TOO_MANY_ENTRIES: fault({
    fr: 'L’archive versée contient trop de fichiers ({detail}).',
    en: 'The archive deposited holds too many files ({detail}).',
    remedyFr: 'Partagez le versement en plusieurs, ou relevez la limite ingest.limits.maxEntries.',
    remedyEn: 'Split the deposit, or raise the limit ingest.limits.maxEntries.',
  }),
  INGEST_PACKAGE_TOO_LARGE: fault({
    fr: 'Le contenu de l’archive versée dépasse {detail} octets.',
    en: 'The content of the archive deposited exceeds {detail} bytes.',
    remedyFr: 'Partagez le versement en plusieurs, ou relevez la limite ingest.limits.maxTotalBytes.',
    remedyEn: 'Split the deposit, or raise the limit ingest.limits.maxTotalBytes.',
  }),
  INGEST_PACKAGE_RATIO: fault({
    fr: 'L’archive versée grossit plus de {detail} fois à l’ouverture : elle ressemble à une bombe de décompression.',
    en: 'The archive deposited grows more than {detail} times when opened: it looks like a decompression bomb.',
    remedyFr:
      'Versez les fichiers très compressibles sans compression, ou relevez la limite ingest.limits.maxCompressionRatio.',
    remedyEn:
      'Deposit highly compressible files without compression, or raise the limit ingest.limits.maxCompressionRatio.',
  }),
  INGEST_ENTRY_ENCRYPTED: fault({
    fr: 'Le fichier {entry} est chiffré : il ne peut pas être lu.',
    en: 'The file {entry} is encrypted: it cannot be read.',
    remedyFr: 'Refaites l’archive sans mot de passe.',
    remedyEn: 'Make the archive again without a password.',
  }),
  INGEST_ENTRY_METHOD: fault({
    fr: 'Le fichier {entry} est compressé par une méthode qui n’est pas lue ({detail}).',
    en: 'The file {entry} is compressed by a method that is not read ({detail}).',
    remedyFr:
      'Refaites l’archive avec la méthode « Deflate » (dans 7-Zip : méthode Deflate), sans compression, ou en TAR.',
    remedyEn:
      'Make the archive again with the method “Deflate” (in 7-Zip: method Deflate), without compression, or as a TAR.',
  }),
  INGEST_ENTRY_OVERLAPPING: fault({
    fr: 'Le fichier {entry} occupe les mêmes octets que {detail} : l’archive est piégée ou endommagée.',
    en: 'The file {entry} takes the same bytes as {detail}: the archive is a trap or damaged.',
    remedyFr: 'Refaites l’archive avec un outil ordinaire.',
    remedyEn: 'Make the archive again with an ordinary tool.',
  }),
  INGEST_ENTRY_CORRUPTED: fault({
    fr: 'Le contenu du fichier {entry} n’est pas celui que l’archive annonce ({detail}).',
    en: 'The content of the file {entry} is not what the archive announces ({detail}).',
    remedyFr: 'Refaites l’archive à partir du fichier d’origine.',
    remedyEn: 'Make the archive again from the original file.',
  }),
  INGEST_ENTRY_TOO_LARGE: fault({
    fr: 'Le fichier {entry} dépasse {detail} octets.',
    en: 'The file {entry} exceeds {detail} bytes.',
    remedyFr:
      'Réduisez ce fichier, ou relevez la limite ingest.limits.maxEntryBytes (maxManifestBytes pour le bordereau).',
    remedyEn:
      'Reduce this file, or raise the limit ingest.limits.maxEntryBytes (maxManifestBytes for the manifest).',
  }),
  INGEST_ENTRY_RATIO: fault({
    fr: 'Le fichier {entry} grossit plus de {detail} fois à l’ouverture : il ressemble à une bombe de décompression.',
    en: 'The file {entry} grows more than {detail} times when opened: it looks like a decompression bomb.',
    remedyFr:
      'Mettez-le dans l’archive sans compression, ou relevez la limite ingest.limits.maxCompressionRatio.',
    remedyEn:
      'Put it in the archive without compression, or raise the limit ingest.limits.maxCompressionRatio.',
  }),
  INGEST_ENTRY_NAME: fault({
    fr: 'Le nom « {entry} » n’est pas permis dans un versement : « {detail} » contient autre chose que des lettres sans accent, des chiffres, « - », « _ », « @ » et des points intérieurs.',
    en: 'The name “{entry}” is not allowed in a deposit: “{detail}” holds something else than letters without accents, digits, “-”, “_”, “@” and inner dots.',
    remedyFr:
      'Renommez le fichier dans l’archive et dans l’Uri du bordereau ; son nom d’origine se met dans FileInfo/Filename.',
    remedyEn:
      'Rename the file in the archive and in the manifest’s Uri; its original name goes in FileInfo/Filename.',
  }),
  INGEST_ENTRY_BACKSLASH: fault({
    fr: 'Le nom « {entry} » sépare ses dossiers par des barres obliques inverses.',
    en: 'The name “{entry}” separates its folders by backslashes.',
    remedyFr:
      'Refaites l’archive avec un outil qui sépare les dossiers par « / » (7-Zip, l’Explorateur de Windows récent, zip).',
    remedyEn:
      'Make the archive again with a tool that separates folders by “/” (7-Zip, a recent Windows Explorer, zip).',
  }),
  INGEST_ENTRY_TRAVERSAL: fault({
    fr: 'Le nom « {entry} » sort du dossier du versement.',
    en: 'The name “{entry}” leaves the folder of the deposit.',
    remedyFr: 'Donnez des chemins relatifs à la racine de l’archive, sans « .. ».',
    remedyEn: 'Give paths relative to the root of the archive, without “..”.',
  }),
  INGEST_ENTRY_DUPLICATE: fault({
    fr: 'L’archive contient plusieurs fois le fichier {entry}.',
    en: 'The archive holds the file {entry} several times.',
    remedyFr: 'Refaites l’archive : chaque chemin n’y est qu’une fois.',
    remedyEn: 'Make the archive again: each path is there only once.',
  }),
  INGEST_ENTRY_LINK: fault({
    fr: '{entry} est un lien, pas un fichier.',
    en: '{entry} is a link, not a file.',
    remedyFr: 'Mettez dans l’archive le fichier lui-même (option -h de tar).',
    remedyEn: 'Put the file itself in the archive (option -h of tar).',
  }),
  INGEST_ENTRY_SPECIAL: fault({
    fr: '{entry} n’est pas un fichier ordinaire.',
    en: '{entry} is not an ordinary file.',
    remedyFr: 'Retirez-le de l’archive.',
    remedyEn: 'Remove it from the archive.',
  }),
  INGEST_ENTRY_INFECTED: fault({
    fr: 'L’antivirus a reconnu {detail} dans {entry}.',
    en: 'The antivirus recognised {detail} in {entry}.',
    remedyFr:
      'Nettoyez ou retirez ce fichier, puis versez de nouveau. Si vous êtes sûr du fichier, voyez l’exploitant de l’antivirus.',
    remedyEn:
      'Clean or remove this file, then deposit again. If you are sure of the file, see who operates the antivirus.',
  }),
  INGEST_ENTRY_NOT_SCANNED: fault({
    fr: 'L’antivirus n’a pas examiné {entry} ({detail}).',
    en: 'The antivirus did not look at {entry} ({detail}).',
    remedyFr:
      'Relevez les limites de l’antivirus ou rétablissez-le, puis reprenez l’opération ; scan.unscannable: accept laisse passer avec un avertissement.',
    remedyEn:
      'Raise the antivirus’s limits or bring it back, then resume the operation; scan.unscannable: accept lets it pass with a warning.',
  }),
  INGEST_MANIFEST_ABSENT: fault({
    fr: 'Aucun fichier à la racine de l’archive n’a le nom d’un bordereau (dernier fichier vu : {detail}).',
    en: 'No file at the root of the archive has the name of a manifest (last file seen: {detail}).',
    remedyFr:
      'Placez à la racine un fichier manifest.xml, ou dont le nom finit par _manifest.xml ou -manifest.xml.',
    remedyEn: 'Put at the root a file manifest.xml, or whose name ends with _manifest.xml or -manifest.xml.',
  }),
  INGEST_MANIFEST_IN_FOLDER: fault({
    fr: 'Le bordereau n’est pas à la racine de l’archive : il est un niveau plus bas, {entry}.',
    en: 'The manifest is not at the root of the archive: it is one level down, {entry}.',
    remedyFr: 'Archivez le contenu du dossier, pas le dossier lui-même.',
    remedyEn: 'Archive the content of the folder, not the folder itself.',
  }),
  INGEST_MANIFEST_DIGEST_INCOMPLETE: fault({
    fr: 'L’empreinte du bordereau est donnée à moitié : il manque {detail}.',
    en: 'The manifest’s digest is half given: {detail} is missing.',
    remedyFr: 'Donnez X-Manifest-Digest-Algo et X-Manifest-Digest-Value ensemble, ou aucun des deux.',
    remedyEn: 'Give X-Manifest-Digest-Algo and X-Manifest-Digest-Value together, or none of them.',
  }),
  INGEST_MANIFEST_DIGEST_ALGORITHM: fault({
    fr: 'L’algorithme d’empreinte {detail} n’est pas connu.',
    en: 'The digest algorithm {detail} is not known.',
    remedyFr: 'Choisissez parmi : {known}.',
    remedyEn: 'Choose among: {known}.',
  }),
  INGEST_MANIFEST_DIGEST_DIFFERS: fault({
    fr: 'L’empreinte du bordereau reçu ({found}) n’est pas celle annoncée ({detail}).',
    en: 'The digest of the manifest received ({found}) is not the one announced ({detail}).',
    remedyFr:
      'Versez de nouveau ; si l’écart demeure, calculez l’empreinte du fichier manifest.xml tel qu’il est dans l’archive.',
    remedyEn:
      'Deposit again; if the difference remains, compute the digest of manifest.xml as it is in the archive.',
  }),

  // CHECK_SEDA
  INGEST_ROOT_FILES: fault({
    fr: 'La racine de l’archive contient d’autres fichiers que le bordereau : {entries}.',
    en: 'The root of the archive holds other files than the manifest: {entries}.',
    remedyFr: 'Gardez à la racine le bordereau seul ; les fichiers vont dans le dossier content.',
    remedyEn: 'Keep the manifest alone at the root; files go in the folder content.',
  }),
  INGEST_ROOT_FOLDERS: fault({
    fr: 'La racine de l’archive contient d’autres dossiers que content : {entries}.',
    en: 'The root of the archive holds other folders than content: {entries}.',
    remedyFr: 'Rangez tous les fichiers dans un seul dossier content.',
    remedyEn: 'Put all files in one folder content.',
  }),
  INGEST_SYSTEM_FILES: fault({
    fr: 'Le système d’exploitation a ajouté lui-même des fichiers à l’archive : {entries}.',
    en: 'The operating system added files to the archive by itself: {entries}.',
    remedyFr: 'Refaites l’archive sans eux (sur macOS : zip -X -r … -x "__MACOSX/*" -x "*.DS_Store").',
    remedyEn: 'Make the archive again without them (on macOS: zip -X -r … -x "__MACOSX/*" -x "*.DS_Store").',
  }),

  // CHECK_HEADER
  INGEST_AGENCY_ABSENT: fault({
    fr: 'Le bordereau ne dit pas le service producteur (ManagementMetadata/OriginatingAgencyIdentifier).',
    en: 'The manifest does not tell the originating agency (ManagementMetadata/OriginatingAgencyIdentifier).',
    remedyFr: 'Renseignez OriginatingAgencyIdentifier.',
    remedyEn: 'Fill in OriginatingAgencyIdentifier.',
  }),
  INGEST_AGENCY_UNKNOWN: fault({
    fr: 'Le service {agency} ({element}) n’est pas dans le référentiel des services agents.',
    en: 'The agency {agency} ({element}) is not in the agencies’ reference data.',
    remedyFr: 'Corrigez son identifiant, ou importez ce service.',
    remedyEn: 'Correct its identifier, or import this agency.',
  }),
  INGEST_CONTRACT_ABSENT: fault({
    fr: 'Le bordereau ne nomme pas de contrat d’entrée (ArchivalAgreement).',
    en: 'The manifest names no ingest contract (ArchivalAgreement).',
    remedyFr: 'Renseignez ArchivalAgreement avec l’identifiant du contrat.',
    remedyEn: 'Fill in ArchivalAgreement with the contract’s identifier.',
  }),
  INGEST_CONTRACT_UNKNOWN: fault({
    fr: 'Le contrat d’entrée {contract} n’existe pas.',
    en: 'The ingest contract {contract} does not exist.',
    remedyFr: 'Corrigez ArchivalAgreement, ou importez ce contrat.',
    remedyEn: 'Correct ArchivalAgreement, or import this contract.',
  }),
  INGEST_CONTRACT_INACTIVE: fault({
    fr: 'Le contrat d’entrée {contract} n’est pas actif.',
    en: 'The ingest contract {contract} is not active.',
    remedyFr: 'Activez ce contrat, ou choisissez-en un autre.',
    remedyEn: 'Activate this contract, or choose another one.',
  }),
  INGEST_CONTRACT_NOT_IN_CONTEXT: fault({
    fr: 'Le contexte applicatif {context} n’a pas le contrat d’entrée {contract} sur ce tenant.',
    en: 'The application context {context} does not have the ingest contract {contract} on this tenant.',
    remedyFr: 'Ajoutez le contrat aux permissions du contexte, ou choisissez-en un autre.',
    remedyEn: 'Add the contract to the context’s permissions, or choose another one.',
  }),
  INGEST_CONTEXT_UNKNOWN: fault({
    fr: 'Le contexte applicatif {context} n’existe pas.',
    en: 'The application context {context} does not exist.',
    remedyFr: 'Voyez avec l’administrateur quel contexte l’application doit utiliser.',
    remedyEn: 'See with the administrator which context the application should use.',
  }),
  INGEST_CONTEXT_INACTIVE: fault({
    fr: 'Le contexte applicatif {context} n’est pas actif.',
    en: 'The application context {context} is not active.',
    remedyFr: 'Faites activer ce contexte par l’administrateur.',
    remedyEn: 'Have this context activated by the administrator.',
  }),
  INGEST_MANAGEMENT_CONTRACT_UNKNOWN: fault({
    fr: 'Le contrat de gestion {contract}, que nomme le contrat d’entrée, n’existe pas.',
    en: 'The management contract {contract}, which the ingest contract names, does not exist.',
    remedyFr: 'Importez ce contrat de gestion, ou corrigez le contrat d’entrée.',
    remedyEn: 'Import this management contract, or correct the ingest contract.',
  }),
  INGEST_MANAGEMENT_CONTRACT_INACTIVE: fault({
    fr: 'Le contrat de gestion {contract} n’est pas actif.',
    en: 'The management contract {contract} is not active.',
    remedyFr: 'Activez ce contrat de gestion.',
    remedyEn: 'Activate this management contract.',
  }),
  INGEST_MANAGEMENT_CONTRACT_INVALID: fault({
    fr: 'Le contrat de gestion {contract} nomme une stratégie de stockage qui n’existe pas ({detail}).',
    en: 'The management contract {contract} names a storage strategy that does not exist ({detail}).',
    remedyFr: 'Corrigez le contrat de gestion, ou configurez cette stratégie.',
    remedyEn: 'Correct the management contract, or configure this strategy.',
  }),
  INGEST_PROFILE_UNKNOWN: fault({
    fr: 'Le profil d’archivage {profile} n’existe pas.',
    en: 'The archival profile {profile} does not exist.',
    remedyFr: 'Corrigez ArchivalProfile, ou importez ce profil.',
    remedyEn: 'Correct ArchivalProfile, or import this profile.',
  }),
  INGEST_PROFILE_INACTIVE: fault({
    fr: 'Le profil d’archivage {profile} n’est pas actif.',
    en: 'The archival profile {profile} is not active.',
    remedyFr: 'Activez ce profil.',
    remedyEn: 'Activate this profile.',
  }),
  INGEST_PROFILE_DIFFERENT: fault({
    fr: 'Le profil d’archivage du bordereau ({profile}) n’est pas de ceux du contrat d’entrée ({known}).',
    en: 'The manifest’s archival profile ({profile}) is not one of the ingest contract’s ({known}).',
    remedyFr: 'Renseignez ArchivalProfile avec un profil du contrat.',
    remedyEn: 'Fill in ArchivalProfile with a profile of the contract.',
  }),
  INGEST_ARCHIVE_PROFILE_FAULT: fault({
    fr: 'Le bordereau n’est pas conforme au profil d’archivage {profile} : {detailFr}.',
    en: 'The manifest does not conform to the archival profile {profile}: {detailEn}.',
    remedyFr:
      'Corrigez le bordereau à cet endroit d’après le profil ({file}), ou versez sous un autre profil du contrat.',
    remedyEn:
      'Correct the manifest there after the profile ({file}), or deposit under another profile of the contract.',
  }),
  INGEST_ARCHIVE_PROFILE_WITHOUT_FILE: fault({
    fr: 'Le profil d’archivage {profile} n’a pas de fichier RNG ou XSD : rien ne dit comment le bordereau doit être.',
    en: 'The archival profile {profile} has no RNG or XSD file: nothing says how the manifest must be.',
    remedyFr: 'Attachez son fichier au profil (PUT /profiles/{profile}), puis versez de nouveau.',
    remedyEn: 'Attach its file to the profile (PUT /profiles/{profile}), then deposit again.',
  }),
  INGEST_ARCHIVE_PROFILE_UNUSABLE: fault({
    fr: 'Le fichier du profil d’archivage {profile} ({file}) ne peut pas servir à valider : {detailFr}.',
    en: 'The file of the archival profile {profile} ({file}) cannot be used to validate: {detailEn}.',
    remedyFr: 'Corrigez ce fichier et attachez-le de nouveau au profil.',
    remedyEn: 'Correct this file and attach it to the profile again.',
  }),
  INGEST_ARCHIVE_PROFILE_LIMIT: fault({
    fr: 'La validation par le profil d’archivage {profile} ({file}) a été arrêtée à sa limite {limit} ({detail}).',
    en: 'The validation by the archival profile {profile} ({file}) was stopped at its limit {limit} ({detail}).',
    remedyFr:
      'Simplifiez le profil ou partagez le versement ; sinon relevez {limit}, ou installez xmllint, qui valide au fil de la lecture.',
    remedyEn:
      'Simplify the profile or split the deposit; otherwise raise {limit}, or install xmllint, which validates as it reads.',
  }),

  // CHECK_DATAOBJECTPACKAGE
  INGEST_OBJECT_NOT_ALLOWED: fault({
    fr: 'Ce type de versement ne porte pas d’objets ; le bordereau déclare {id}.',
    en: 'This kind of deposit has no objects; the manifest declares {id}.',
    remedyFr: 'Retirez les objets, ou versez en DEFAULT_WORKFLOW.',
    remedyEn: 'Remove the objects, or deposit with DEFAULT_WORKFLOW.',
  }),
  INGEST_VERSION_INVALID: fault({
    fr: 'L’usage « {version} » de l’objet {id} n’est pas connu.',
    en: 'The usage “{version}” of the object {id} is not known.',
    remedyFr: 'Écrivez un de ces usages, suivi si besoin de _ et d’un numéro : {known}.',
    remedyEn: 'Write one of these usages, followed if needed by _ and a number: {known}.',
  }),
  INGEST_VERSION_OF_OTHER_KIND: fault({
    fr: 'L’objet {id} ne peut pas avoir l’usage « {version} » : il est {kind}.',
    en: 'The object {id} cannot have the usage “{version}”: it is {kind}.',
    remedyFr: 'Un fichier est BinaryMaster, un objet physique PhysicalMaster.',
    remedyEn: 'A file is BinaryMaster, a physical object PhysicalMaster.',
  }),
  INGEST_OBJECT_FIELD_EMPTY: fault({
    fr: 'L’objet {id} n’a pas de {field}.',
    en: 'The object {id} has no {field}.',
    remedyFr: 'Renseignez {field}.',
    remedyEn: 'Fill in {field}.',
  }),
  INGEST_DIGEST_ALGORITHM: fault({
    fr: 'L’algorithme d’empreinte « {algorithm} » de l’objet {id} n’est pas connu.',
    en: 'The digest algorithm “{algorithm}” of the object {id} is not known.',
    remedyFr: 'Écrivez un de ces noms : {known}.',
    remedyEn: 'Write one of these names: {known}.',
  }),
  INGEST_URI_WITHOUT_FILE: fault({
    fr: 'Le bordereau nomme {uri}, que l’archive ne contient pas.',
    en: 'The manifest names {uri}, which the archive does not hold.',
    remedyFr: 'Ajoutez le fichier, ou corrigez l’Uri (majuscules et minuscules comptent).',
    remedyEn: 'Add the file, or correct the Uri (capitals matter).',
  }),
  INGEST_FILE_WITHOUT_URI: fault({
    fr: 'L’archive contient {uri}, que le bordereau ne nomme pas.',
    en: 'The archive holds {uri}, which the manifest does not name.',
    remedyFr: 'Retirez le fichier, ou déclarez-le dans un BinaryDataObject.',
    remedyEn: 'Remove the file, or declare it in a BinaryDataObject.',
  }),
  INGEST_UNIT_LINK_MALFORMED: fault({
    fr: 'La référence à l’unité « {id} » contient des espaces ou des retours à la ligne.',
    en: 'The reference to the unit “{id}” holds spaces or line breaks.',
    remedyFr: 'Écrivez l’identifiant seul dans ArchiveUnitRefId.',
    remedyEn: 'Write the identifier alone in ArchiveUnitRefId.',
  }),
  INGEST_UNIT_LINK_UNKNOWN: fault({
    fr: 'La référence {id} ne désigne pas une unité du bordereau.',
    en: 'The reference {id} is not that of a unit of the manifest.',
    remedyFr: 'Donnez dans ArchiveUnitRefId l’identifiant d’un ArchiveUnit.',
    remedyEn: 'Give in ArchiveUnitRefId the identifier of an ArchiveUnit.',
  }),
  INGEST_UNIT_CYCLE: fault({
    fr: 'Des unités sont leurs propres ancêtres : {cycle}.',
    en: 'Units are their own ancestors: {cycle}.',
    remedyFr: 'Retirez une des références qui ferment la boucle.',
    remedyEn: 'Remove one of the references that close the loop.',
  }),
  INGEST_UNIT_CYCLE_LONG: fault({
    fr: 'Des unités ({count}) sont leurs propres ancêtres, ou plus bas que {max} niveaux.',
    en: 'Units ({count}) are their own ancestors, or lower than {max} levels.',
    remedyFr: 'Cherchez la boucle parmi les ArchiveUnitRefId, ou réduisez la profondeur de l’arbre.',
    remedyEn: 'Look for the loop among the ArchiveUnitRefId, or reduce the depth of the tree.',
  }),
  INGEST_GLOBAL_RULES_TOO_LONG: fault({
    fr: 'Les règles déclarées pour toutes les racines (ManagementMetadata) font {length} caractères ; il en est accepté {max}.',
    en: 'The rules declared for all roots (ManagementMetadata) are {length} characters long; {max} are accepted.',
    remedyFr: 'Ne déclarez là que les règles communes ; les autres se déclarent dans les unités.',
    remedyEn: 'Declare only the common rules there; the others are declared in the units.',
  }),
  INGEST_UNIT_TREE_DEEP: fault({
    fr: 'Avec les unités de l’archive au-dessus d’elles, des unités sont au niveau {deepest} ; l’archive garde {max} niveaux.',
    en: 'With the units of the archive above them, units are at level {deepest}; the archive keeps {max} levels.',
    remedyFr: 'Rattachez le versement plus haut, ou réduisez la profondeur de l’arbre.',
    remedyEn: 'Attach the deposit higher, or reduce the depth of the tree.',
  }),
  INGEST_UNIT_TREE_DENSE: fault({
    fr: 'Les unités ont ensemble trop d’ancêtres : plus de {max} chemins vers eux seraient à garder.',
    en: 'The units have too many ancestors together: more than {max} ways to them would have to be kept.',
    remedyFr:
      'Réduisez la profondeur de l’arbre ou le nombre de parents des unités, ou versez l’arbre en plusieurs fois.',
    remedyEn:
      'Reduce the depth of the tree or the number of parents of units, or deposit the tree in several times.',
  }),
  INGEST_UNIT_PARENTS_DENSE: fault({
    fr: 'Une unité a trop de parents : plus de {max} chemins vers ses ancêtres seraient à garder.',
    en: 'A unit has too many parents: more than {max} ways to its ancestors would have to be kept.',
    remedyFr: 'Réduisez le nombre d’unités dont elle est la fille (ArchiveUnitRefId).',
    remedyEn: 'Reduce the number of units that it is a child of (ArchiveUnitRefId).',
  }),
  INGEST_UNIT_MANY_OBJECTS: fault({
    fr: 'L’unité désigne {count} objets ou groupes d’objets ; elle ne peut en désigner qu’un.',
    en: 'The unit designates {count} objects or object groups; it can designate only one.',
    remedyFr: 'Réunissez les objets dans un groupe, et désignez le groupe.',
    remedyEn: 'Put the objects together in one group, and designate the group.',
  }),
  INGEST_OBJECT_IN_GROUP: fault({
    fr: 'L’unité désigne l’objet {id}, qui appartient au groupe {group}.',
    en: 'The unit designates the object {id}, which belongs to the group {group}.',
    remedyFr: 'Désignez le groupe par DataObjectGroupReferenceId.',
    remedyEn: 'Designate the group by DataObjectGroupReferenceId.',
  }),
  INGEST_OBJECT_REFERENCE_UNKNOWN: fault({
    fr: 'L’unité désigne {id}, qui n’est ni un objet ni un groupe d’objets du bordereau.',
    en: 'The unit designates {id}, which is neither an object nor an object group of the manifest.',
    remedyFr: 'Corrigez la référence.',
    remedyEn: 'Correct the reference.',
  }),
  INGEST_GROUP_UNKNOWN: fault({
    fr: 'L’objet {id} rejoint le groupe {group}, que rien ne déclare.',
    en: 'The object {id} joins the group {group}, which nothing declares.',
    remedyFr: 'Déclarez le groupe, ou corrigez DataObjectGroupReferenceId.',
    remedyEn: 'Declare the group, or correct DataObjectGroupReferenceId.',
  }),
  INGEST_GROUP_WITHOUT_MASTER: fault({
    fr: 'Le groupe d’objets {group} n’a ni BinaryMaster ni objet physique, ce que le contrat d’entrée exige.',
    en: 'The object group {group} has neither a BinaryMaster nor a physical object, which the ingest contract requires.',
    remedyFr: 'Ajoutez l’original, ou changez l’option MasterMandatory du contrat.',
    remedyEn: 'Add the original, or change the contract’s option MasterMandatory.',
  }),
  INGEST_GROUP_WITHOUT_FIRST: fault({
    fr: 'Le groupe d’objets {group} a des {usage}, mais pas le numéro 1.',
    en: 'The object group {group} has {usage} objects, but not number 1.',
    remedyFr: 'Numérotez les {usage} à partir de 1.',
    remedyEn: 'Number the {usage} objects from 1.',
  }),
  INGEST_GROUP_SAME_VERSION: fault({
    fr: 'Le groupe d’objets {group} contient {count} objets {version}.',
    en: 'The object group {group} holds {count} objects {version}.',
    remedyFr: 'Donnez à chaque objet d’un même usage un numéro différent.',
    remedyEn: 'Give each object of the same usage a number of its own.',
  }),
  INGEST_GROUP_ORPHAN: fault({
    fr: 'Aucune unité ne désigne le groupe d’objets {group}.',
    en: 'No unit designates the object group {group}.',
    remedyFr: 'Rattachez-le à une unité par DataObjectReference, ou retirez-le.',
    remedyEn: 'Attach it to a unit by DataObjectReference, or remove it.',
  }),
  INGEST_EVENT_IN_FUTURE: fault({
    fr: 'Un événement du journal fourni est daté du futur ({detail}).',
    en: 'An event of the journal given is dated in the future ({detail}).',
    remedyFr: 'Corrigez EventDateTime.',
    remedyEn: 'Correct EventDateTime.',
  }),
  INGEST_FINAL_ACTION_ABSENT: fault({
    fr: 'La catégorie {category} n’a pas de sort final (FinalAction).',
    en: 'The category {category} has no final action (FinalAction).',
    remedyFr: 'Renseignez FinalAction.',
    remedyEn: 'Fill in FinalAction.',
  }),
  INGEST_ATTACHMENT_GUID: fault({
    fr: 'L’identifiant {detail} de l’unité à laquelle rattacher n’en est pas un.',
    en: 'The identifier {detail} of the unit to attach to is none.',
    remedyFr: 'Donnez dans SystemId l’identifiant (36 caractères) d’une unité de l’archive.',
    remedyEn: 'Give in SystemId the identifier (36 characters) of a unit of the archive.',
  }),
  INGEST_ATTACHMENT_NOT_FOUND: fault({
    fr: 'L’archive n’a pas l’unité à laquelle rattacher {detail}.',
    en: 'The archive does not have the unit to attach to {detail}.',
    remedyFr: 'Vérifiez l’identifiant et le tenant ; l’unité peut avoir été éliminée.',
    remedyEn: 'Check the identifier and the tenant; the unit may have been eliminated.',
  }),
  INGEST_ATTACHMENT_TOO_MANY: fault({
    fr: 'Plusieurs unités de l’archive répondent à {detail}.',
    en: 'Several units of the archive answer {detail}.',
    remedyFr: 'Donnez une métadonnée dont la valeur est unique, ou l’identifiant de l’unité dans SystemId.',
    remedyEn: 'Give a metadata whose value is unique, or the unit’s identifier in SystemId.',
  }),
  INGEST_ATTACHMENT_KEY_EMPTY: fault({
    fr: 'La clé de rattachement n’a pas de nom ou pas de valeur.',
    en: 'The attachment’s key has no name or no value.',
    remedyFr: 'Renseignez MetadataName et MetadataValue.',
    remedyEn: 'Fill in MetadataName and MetadataValue.',
  }),
  INGEST_ATTACHMENT_KEY_NAME: fault({
    fr: 'La métadonnée de rattachement ne peut pas être cherchée : {detail}.',
    en: 'The attachment’s metadata cannot be searched: {detail}.',
    remedyFr: 'Donnez le nom d’un champ (Title, SystemId…) ou #id.',
    remedyEn: 'Give the name of a field (Title, SystemId…) or #id.',
  }),
  INGEST_ATTACHMENT_REQUIRED: fault({
    fr: 'Le contrat d’entrée {contract} exige un rattachement à une unité de l’archive.',
    en: 'The ingest contract {contract} requires an attachment to a unit of the archive.',
    remedyFr:
      'Rattachez une unité du bordereau (UpdateOperation), ou changez l’option CheckParentLink du contrat.',
    remedyEn:
      'Attach a unit of the manifest (UpdateOperation), or change the contract’s option CheckParentLink.',
  }),
  INGEST_ATTACHMENT_BY_CONTRACT: fault({
    fr: 'Le contrat d’entrée {contract} interdit de rattacher à une unité de l’archive.',
    en: 'The ingest contract {contract} forbids to attach to a unit of the archive.',
    remedyFr: 'Retirez UpdateOperation, ou changez l’option CheckParentLink du contrat.',
    remedyEn: 'Remove UpdateOperation, or change the contract’s option CheckParentLink.',
  }),
  INGEST_ATTACHMENT_TYPE: fault({
    fr: 'Une unité {ingestType} ne se rattache pas à une unité {existingType}.',
    en: 'A unit {ingestType} is not attached to a unit {existingType}.',
    remedyFr: 'Un arbre se rattache à un arbre, un plan à un plan ou à un arbre, un versement à tout.',
    remedyEn:
      'A holding tree is attached to a tree, a filing plan to a plan or a tree, a deposit to anything.',
  }),
  INGEST_ATTACHMENT_PERIMETER: fault({
    fr: 'L’unité {id} n’est pas sous celles que le contrat d’entrée {contract} permet (CheckParentId).',
    en: 'The unit {id} is not below those that the ingest contract {contract} allows (CheckParentId).',
    remedyFr: 'Rattachez sous une de ces unités, ou changez le contrat.',
    remedyEn: 'Attach below one of these units, or change the contract.',
  }),
  INGEST_ATTACHMENT_PARENT: fault({
    fr: 'Le bordereau donne un parent à une unité de l’archive.',
    en: 'The manifest gives a parent to a unit of the archive.',
    remedyFr: 'Déclarez l’unité existante sans parent ; le reclassement déplace les unités de l’archive.',
    remedyEn: 'Declare the existing unit without parent; a reclassification moves units of the archive.',
  }),
  INGEST_ATTACHMENT_NOT_FINISHED: fault({
    fr: 'L’unité {id} vient de l’opération {operation}, qui n’est pas terminée avec succès.',
    en: 'The unit {id} comes from the operation {operation}, which did not end with success.',
    remedyFr: 'Attendez la fin de cette opération.',
    remedyEn: 'Wait for the end of this operation.',
  }),
  INGEST_ATTACHMENT_CHANGED: fault({
    fr: 'L’unité {id}, à laquelle le versement se rattache, a été modifiée pendant l’opération.',
    en: 'The unit {id}, which the deposit is attached to, was changed during the operation.',
    remedyFr: 'Versez de nouveau.',
    remedyEn: 'Deposit again.',
  }),

  // Objects and units
  INGEST_DIGEST_DIFFERS: fault({
    fr: 'L’empreinte {algorithm} du fichier {entry} n’est pas celle du bordereau.',
    en: 'The {algorithm} digest of the file {entry} is not the manifest’s.',
    remedyFr:
      'Le fichier a changé depuis que le bordereau a été fait, ou l’empreinte est d’un autre : refaites le versement.',
    remedyEn:
      'The file changed since the manifest was made, or the digest is another file’s: make the deposit again.',
  }),
  INGEST_DIGEST_FORM: fault({
    fr: 'L’empreinte {algorithm} de l’objet {id} n’est pas en hexadécimal de {length} caractères.',
    en: 'The {algorithm} digest of the object {id} is not {length} hexadecimal characters.',
    remedyFr: 'Écrivez l’empreinte en hexadécimal : c’est sa forme qui est fausse, pas forcément le fichier.',
    remedyEn: 'Write the digest in hexadecimal: its form is wrong, not necessarily the file.',
  }),
  INGEST_DIGEST_ABSENT: fault({
    fr: 'L’objet {id} n’a pas d’empreinte (MessageDigest).',
    en: 'The object {id} has no digest (MessageDigest).',
    remedyFr: 'Renseignez MessageDigest et son attribut algorithm.',
    remedyEn: 'Fill in MessageDigest and its attribute algorithm.',
  }),
  INGEST_SIZE_DIFFERS: fault({
    fr: 'La taille déclarée du fichier {entry} ({declared}) n’est pas la sienne ({found}) : la vraie est gardée.',
    en: 'The size declared of the file {entry} ({declared}) is not its own ({found}): the real one is kept.',
    remedyFr: 'Corrigez Size dans le bordereau, ou vérifiez que le fichier est le bon.',
    remedyEn: 'Correct Size in the manifest, or check that the file is the right one.',
  }),
  INGEST_FIELD_UNSAFE: fault({
    fr: 'Le champ {field} contient ce qui n’est pas permis ({expected}) : {found}.',
    en: 'The field {field} holds what is not allowed ({expected}): {found}.',
    remedyFr: 'Retirez les balises HTML, les scripts, les entités et les caractères de contrôle.',
    remedyEn: 'Remove HTML tags, scripts, entities and control characters.',
  }),
  INGEST_FIELD_TYPE: fault({
    fr: 'La valeur du champ {field} n’est pas du type que l’ontologie lui donne ({expected}) : {found}.',
    en: 'The value of the field {field} is not of the type that the ontology gives it ({expected}): {found}.',
    remedyFr: 'Corrigez la valeur, ou le type de ce vocabulaire dans l’ontologie.',
    remedyEn: 'Correct the value, or the type of this vocabulary in the ontology.',
  }),
  INGEST_FIELD_DATE: fault({
    fr: 'La date du champ {field} n’est pas un jour complet du calendrier : {found}.',
    en: 'The date of the field {field} is not a whole day of the calendar: {found}.',
    remedyFr:
      'Écrivez aaaa-mm-jj (années 0001 à 8999), avec ou sans heure ; une date partielle ou incertaine se dit dans DateLitteral.',
    remedyEn:
      'Write yyyy-mm-dd (years 0001 to 8999), with or without a time; a partial or uncertain date goes in DateLitteral.',
  }),
  INGEST_FIELD_TOO_LONG: fault({
    fr: 'Le texte du champ {field} est trop long ({expected} octets).',
    en: 'The text of the field {field} is too long ({expected} bytes).',
    remedyFr: 'Raccourcissez-le, ou versez-le comme un objet.',
    remedyEn: 'Shorten it, or deposit it as an object.',
  }),
  INGEST_FIELD_ENDS_BEFORE_START: fault({
    fr: 'La date de fin ({found}) précède la date de début ({expected}).',
    en: 'The end date ({found}) is before the start date ({expected}).',
    remedyFr: 'Corrigez StartDate ou EndDate.',
    remedyEn: 'Correct StartDate or EndDate.',
  }),
  INGEST_FIELD_REQUIRED: fault({
    fr: 'Le champ {field} manque.',
    en: 'The field {field} is missing.',
    remedyFr: 'Renseignez-le.',
    remedyEn: 'Fill it in.',
  }),
  INGEST_FIELD_EMPTY: fault({
    fr: 'Le champ {field} est vide.',
    en: 'The field {field} is empty.',
    remedyFr: 'Renseignez-le, ou retirez l’élément.',
    remedyEn: 'Fill it in, or remove the element.',
  }),
  INGEST_FIELD_NOT_IN_LIST: fault({
    fr: 'La valeur du champ {field} n’est pas permise : {found}.',
    en: 'The value of the field {field} is not allowed: {found}.',
    remedyFr: 'Valeurs permises : {expected}.',
    remedyEn: 'Values allowed: {expected}.',
  }),
  INGEST_FIELD_NOT_ALLOWED: fault({
    fr: 'Le champ {field} n’a pas sa place ici.',
    en: 'The field {field} has no place here.',
    remedyFr: 'Retirez-le, ou placez-le à la racine de la description.',
    remedyEn: 'Remove it, or put it at the root of the description.',
  }),
  INGEST_FIELD_EXCLUSIVE: fault({
    fr: 'Des champs qui s’excluent sont présents ensemble dans {field} ({expected}).',
    en: 'Fields that exclude each other are together in {field} ({expected}).',
    remedyFr: 'Gardez l’un ou l’autre.',
    remedyEn: 'Keep one or the other.',
  }),
  INGEST_FIELD_FORM: fault({
    fr: 'La valeur du champ {field} n’a pas la forme attendue ({expected}) : {found}.',
    en: 'The value of the field {field} does not have the expected form ({expected}): {found}.',
    remedyFr: 'Corrigez la valeur.',
    remedyEn: 'Correct the value.',
  }),
  INGEST_CLASSIFICATION_LEVEL: fault({
    fr: 'Le niveau de classification « {level} » n’est pas de ceux de cette plateforme.',
    en: 'The classification level “{level}” is not one of this platform’s.',
    remedyFr: 'Niveaux permis : {known}.',
    remedyEn: 'Levels allowed: {known}.',
  }),
  INGEST_CLASSIFICATION_ABSENT: fault({
    fr: 'L’unité n’a pas de niveau de classification, que cette plateforme exige.',
    en: 'The unit has no classification level, which this platform requires.',
    remedyFr: 'Renseignez ClassificationRule/ClassificationLevel : {known}.',
    remedyEn: 'Fill in ClassificationRule/ClassificationLevel: {known}.',
  }),
  INGEST_UNIT_PROFILE_UNKNOWN: fault({
    fr: 'Le profil d’unité archivistique {profile} n’existe pas.',
    en: 'The archive unit profile {profile} does not exist.',
    remedyFr: 'Corrigez ArchiveUnitProfile, ou importez ce profil.',
    remedyEn: 'Correct ArchiveUnitProfile, or import this profile.',
  }),
  INGEST_UNIT_PROFILE_INACTIVE: fault({
    fr: 'Le profil d’unité archivistique {profile} n’est pas actif.',
    en: 'The archive unit profile {profile} is not active.',
    remedyFr: 'Activez ce profil.',
    remedyEn: 'Activate this profile.',
  }),
  INGEST_UNIT_PROFILE_EMPTY: fault({
    fr: 'Le profil d’unité archivistique {profile} n’a pas de schéma de contrôle.',
    en: 'The archive unit profile {profile} has no control schema.',
    remedyFr: 'Renseignez son ControlSchema.',
    remedyEn: 'Fill in its ControlSchema.',
  }),
  INGEST_UNIT_PROFILE_LIMIT: fault({
    fr: 'Le schéma du profil d’unité {profile} n’a pas jugé l’unité en {seconds} s : un de ses motifs (pattern) peut durer sans fin.',
    en: 'The schema of the unit profile {profile} did not judge the unit in {seconds} s: one of its patterns may go on without end.',
    remedyFr: 'Faites corriger le profil : un motif ne doit pas répéter ce qui se répète, comme (a+)+.',
    remedyEn: 'Have the profile corrected: a pattern must not repeat what repeats itself, such as (a+)+.',
  }),
  INGEST_UNIT_PROFILE_ENDLESS: fault({
    fr: 'Le schéma du profil d’unité {profile} renvoie sans fin à lui-même : il ne juge aucune unité.',
    en: 'The schema of the unit profile {profile} refers to itself without end: it judges no unit.',
    remedyFr: 'Faites corriger les $ref du profil.',
    remedyEn: 'Have the $ref of the profile corrected.',
  }),
  INGEST_UNIT_PROFILE_INVALID: fault({
    fr: 'L’unité n’est pas conforme au profil {profile} : {field} {detailFr}.',
    en: 'The unit does not conform to the profile {profile}: {field} {detailEn}.',
    remedyFr: 'Corrigez la description, ou le schéma du profil.',
    remedyEn: 'Correct the description, or the profile’s schema.',
  }),
  INGEST_RULE_UNKNOWN: fault({
    fr: 'La règle {rule} ({category}) n’est pas dans le référentiel des règles de gestion.',
    en: 'The rule {rule} ({category}) is not in the management rules’ reference data.',
    remedyFr: 'Corrigez son identifiant, ou importez cette règle.',
    remedyEn: 'Correct its identifier, or import this rule.',
  }),
  INGEST_RULE_PREVENTED_UNKNOWN: fault({
    fr: 'La règle {rule}, dont l’héritage est refusé ({category}), n’est pas une règle de cette catégorie.',
    en: 'The rule {rule}, whose inheritance is refused ({category}), is not a rule of this category.',
    remedyFr: 'Corrigez RefNonRuleId.',
    remedyEn: 'Correct RefNonRuleId.',
  }),
  INGEST_RULE_CATEGORY: fault({
    fr: 'La règle {rule} est de la catégorie {ruleType}, pas {category}.',
    en: 'The rule {rule} is of the category {ruleType}, not {category}.',
    remedyFr: 'Déclarez-la dans sa catégorie, ou choisissez-en une autre.',
    remedyEn: 'Declare it under its category, or choose another one.',
  }),
  INGEST_RULE_HOLD_DURATION: fault({
    fr: 'Le gel {rule} a une durée au référentiel : le bordereau ne peut pas lui donner de date de fin (HoldEndDate).',
    en: 'The hold {rule} has a duration in the reference data: the manifest cannot give it an end date (HoldEndDate).',
    remedyFr: 'Retirez HoldEndDate, ou choisissez une règle de gel sans durée.',
    remedyEn: 'Remove HoldEndDate, or choose a hold rule without duration.',
  }),
  INGEST_RULE_HOLD_DATES: fault({
    fr: 'Le gel {rule} finit avant de commencer.',
    en: 'The hold {rule} ends before it starts.',
    remedyFr: 'Corrigez StartDate ou HoldEndDate.',
    remedyEn: 'Correct StartDate or HoldEndDate.',
  }),
  INGEST_OFFER_FULL: fault({
    fr: 'L’offre de stockage {offer} n’a plus la place : {needed} octets à stocker, {usable} libres.',
    en: 'The storage offer {offer} has no room: {needed} bytes to store, {usable} free.',
    remedyFr: 'Faites de la place sur cette offre, puis versez de nouveau.',
    remedyEn: 'Make room on this offer, then deposit again.',
  }),
});
