import { defineErrors } from '../definition.ts';

/** What there may be against file formats (signature files). */
export const fileFormatsErrors = defineErrors({
  SIGNATURE_FILE_NOT_XML: {
    status: 400,
    fr: 'Le fichier n’est pas du XML bien formé : {reason}.',
    en: 'The file is not well-formed XML: {reason}.',
    remedyFr: 'Donnez le fichier de signatures DROID tel que publié par PRONOM.',
    remedyEn: 'Give the DROID signature file as PRONOM publishes it.',
  },
  SIGNATURE_FILE_INVALID: {
    status: 400,
    fr: 'Le fichier n’est pas un fichier de signatures DROID : {reason}.',
    en: 'The file is not a DROID signature file: {reason}.',
    remedyFr: 'Donnez le fichier de signatures DROID tel que publié par PRONOM.',
    remedyEn: 'Give the DROID signature file as PRONOM publishes it.',
  },
  SIGNATURE_FILE_DOCTYPE: {
    status: 400,
    fr: 'Le fichier contient une déclaration DOCTYPE.',
    en: 'The file holds a DOCTYPE declaration.',
    remedyFr: 'Retirez-la : un fichier de signatures n’en a pas.',
    remedyEn: 'Remove it: a signature file has none.',
  },
  SIGNATURE_FILE_PUID_REPEATED: {
    status: 400,
    fr: 'Le PUID {identifier} est donné plusieurs fois.',
    en: 'The PUID {identifier} is given several times.',
    remedyFr: 'Ne gardez qu’un format par PUID.',
    remedyEn: 'Keep one format for each PUID.',
  },
  SIGNATURE_FILE_NOT_NEWER: {
    status: 400,
    fr: 'La version {newVersion} du {newDate} n’est pas plus récente que la version en place ({version} du {date}).',
    en: 'The version {newVersion} of {newDate} is not more recent than the one in place ({version} of {date}).',
    remedyFr: 'Aucune action si ce retour est voulu.',
    remedyEn: 'Nothing to do if this return is meant.',
  },
  SIGNATURE_FILE_PUIDS_REMOVED: {
    status: 400,
    fr: 'Les formats {formats} ne sont plus dans le référentiel.',
    en: 'The formats {formats} are not in the list any more.',
    remedyFr: 'Vérifiez les contrats d’entrée qui les nomment.',
    remedyEn: 'Check the ingest contracts that name them.',
  },
  SIGNATURE_FILE_MISSING: {
    status: 500,
    fr: 'Le fichier de signatures version {version}, importé par l’opération {operation}, n’est sur aucune offre.',
    en: 'The signature file of version {version}, which operation {operation} imported, is on no offer.',
    remedyFr: 'Rendez une offre disponible, ou importez de nouveau le fichier, puis reprenez l’opération.',
    remedyEn: 'Make an offer available, or import the file again, then resume the operation.',
  },
  CONTAINER_SIGNATURES_NOT_NEWER: {
    status: 400,
    fr: 'La version {newVersion} des signatures de conteneurs n’est pas plus récente que la version {version}, qui reste en vigueur.',
    en: 'Version {newVersion} of the container signatures is not more recent than version {version}, which stays in force.',
    remedyFr: 'Aucune action : le fichier est conservé.',
    remedyEn: 'Nothing to do: the file is kept.',
  },
});
