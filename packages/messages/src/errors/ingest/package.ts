import { defineErrors } from '../definition.ts';
import { fault } from '../fault.ts';

/** What is refused of a package as an archive of files (ZIP, TAR), before its manifest is read. */
export const packageErrors = defineErrors({
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
});
