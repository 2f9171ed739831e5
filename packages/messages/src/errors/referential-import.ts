import { defineErrors } from './definition.ts';

/** Imports and updates of reference data, certificates, and the state that a platform starts with. */
export const referentialImportErrors = defineErrors({
  INITIAL_STATE_UNFINISHED: {
    status: 503,
    fr: 'L’état initial de la plateforme n’a pas pu être créé : opération {operation}, {state} {status}.',
    en: 'The initial state of the platform could not be made: operation {operation}, {state} {status}.',
    remedyFr: 'Vérifiez qu’un worker tourne et que les offres sont accessibles, puis redémarrez le serveur.',
    remedyEn:
      'Check that a worker is running and that the offers can be reached, then start the server again.',
  },
  CERTIFICATE_CHANGE_UNFINISHED: {
    status: 503,
    fr: 'Le changement du certificat n’est pas terminé : opération {operation}, {state} {status}.',
    en: 'The change of the certificate is not finished: operation {operation}, {state} {status}.',
    remedyFr: 'Vérifiez qu’un worker tourne et que les offres sont accessibles ; l’opération reprendra.',
    remedyEn: 'Check that a worker is running and that the offers can be reached; the operation will go on.',
  },
});
