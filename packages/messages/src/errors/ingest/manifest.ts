import { defineErrors } from '../definition.ts';
import { fault } from '../fault.ts';

/** What is refused of the manifest as a file, and of what lies beside it at the root of the package. */
export const manifestErrors = defineErrors({
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
});
