import { defineErrors } from './definition.ts';

/** What is wrong in the file of an archive profile. */
export const archiveProfileErrors = defineErrors({
  PROFILE_FILE_OPENS_ANOTHER: {
    status: 400,
    fr: 'Le fichier du profil en fait lire un autre : {reason}.',
    en: 'The file of the profile has another one read: {reason}.',
    remedyFr: 'Mettez tout le profil dans un seul fichier : rien n’est lu hors de lui.',
    remedyEn: 'Put the whole profile in one file: nothing is read outside it.',
  },
  PROFILE_FILE_UNUSABLE: {
    status: 400,
    fr: 'Le fichier du profil ne peut pas servir à valider des bordereaux ({obstacle}) : {reason}.',
    en: 'The file of the profile cannot be used to validate manifests ({obstacle}): {reason}.',
    remedyFr: 'Corrigez ou simplifiez le fichier, et essayez-le avec xmllint.',
    remedyEn: 'Correct or simplify the file, and try it with xmllint.',
  },
});
