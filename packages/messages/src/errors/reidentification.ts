import { defineErrors } from './definition.ts';
import { fault } from './fault.ts';

/** The identification, done again, of formats of what is held. */
export const reidentificationErrors = defineErrors({
  REIDENTIFICATION_UNKNOWN: {
    status: 404,
    fr: 'Aucune ré-identification du tenant ne porte l’identifiant {operation}.',
    en: 'No re-identification of the tenant has the id {operation}.',
    remedyFr: 'Reprenez l’identifiant que le lancement a donné, sur le même tenant.',
    remedyEn: 'Use the id that its start gave, on the same tenant.',
  },
  REIDENTIFIED_GROUP_CHANGED: fault({
    fr: 'Le groupe d’objets {group} a été modifié par une autre opération pendant la ré-identification.',
    en: 'The object group {group} was changed by another operation during the re-identification.',
    remedyFr: 'Relancez la ré-identification : ce qui a changé entre-temps est relu.',
    remedyEn: 'Start the re-identification again: what changed meanwhile is read again.',
  }),
});
