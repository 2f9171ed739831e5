import { defineErrors } from './definition.ts';

/** What is not archived yet. */
export const workspaceErrors = defineErrors({
  WORKSPACE_FILE_TOO_LARGE: {
    status: 413,
    fr: 'Le fichier reçu dépasse {limit} octets.',
    en: 'The file received is larger than {limit} bytes.',
    remedyFr: 'Partagez le dépôt, ou relevez limits.uploadBytes dans la configuration.',
    remedyEn: 'Split the deposit, or raise limits.uploadBytes in the configuration.',
  },
  WORKSPACE_UPLOAD_CUT: {
    status: 400,
    fr: 'L’envoi s’est interrompu après {received} octets.',
    en: 'The upload broke off after {received} bytes.',
    remedyFr: 'Rien n’a été gardé : envoyez à nouveau.',
    remedyEn: 'Nothing was kept: send it again.',
  },
  WORKSPACE_UPLOAD_SLOW: {
    status: 408,
    fr: 'L’envoi est trop lent : moins de {bytes} octets en {seconds} secondes, après {received} octets.',
    en: 'The upload is too slow: less than {bytes} bytes in {seconds} seconds, after {received} bytes.',
    remedyFr:
      'Rien n’a été gardé : envoyez à nouveau, d’une meilleure ligne ; sinon changez limits.uploadWindowSeconds ou limits.uploadWindowBytes.',
    remedyEn:
      'Nothing was kept: send it again, over a better line; otherwise change limits.uploadWindowSeconds or limits.uploadWindowBytes.',
  },
  WORKSPACE_FULL: {
    status: 507,
    fr: 'L’espace de travail n’a plus de place.',
    en: 'The workspace is full.',
    remedyFr: 'Faites de la place dans {directory}, puis recommencez.',
    remedyEn: 'Make room in {directory}, then try again.',
  },
  WORKSPACE_UNAVAILABLE: {
    status: 503,
    fr: 'L’espace de travail est indisponible : {reason}.',
    en: 'The workspace is unavailable: {reason}.',
    remedyFr: 'Vérifiez le dossier {directory} (montage, droits), puis recommencez.',
    remedyEn: 'Check the folder {directory} (mount, permissions), then try again.',
  },
  WORKSPACE_FILE_ABSENT: {
    status: 404,
    fr: 'L’opération {operation} n’a pas de fichier {name} dans l’espace de travail.',
    en: 'The operation {operation} has no file {name} in the workspace.',
    remedyFr: 'Il a peut-être été retiré à la fin de l’opération.',
    remedyEn: 'It may have been removed at the end of the operation.',
  },
  WORKSPACE_FILE_TAKEN: {
    status: 409,
    fr: 'L’opération {operation} a déjà un fichier {name} dans l’espace de travail.',
    en: 'The operation {operation} already has a file {name} in the workspace.',
    remedyFr: 'Utilisez un autre nom, ou retirez le fichier d’abord.',
    remedyEn: 'Use another name, or remove the file first.',
  },
  WORKSPACE_NAME_INVALID: {
    status: 400,
    fr: '« {name} » n’est pas un nom de fichier de l’espace de travail.',
    en: '"{name}" is not the name of a file of the workspace.',
    remedyFr: 'Un nom a des lettres, chiffres, points, tirets et barres obliques.',
    remedyEn: 'A name has letters, digits, dots, dashes and slashes.',
  },
});
