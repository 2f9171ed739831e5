import { defineErrors } from '../definition.ts';

/** What is refused of a deposit by path: a package that is on the server already. */
export const localUploadErrors = defineErrors({
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
});
