import { defineErrors } from '../definition.ts';

/** What there may be against griffins and preservation scenarios. */
export const preservationErrors = defineErrors({
  REFERENTIAL_GRIFFIN_UNKNOWN: {
    status: 400,
    fr: 'Les griffons {griffins} n’existent pas.',
    en: 'The griffins {griffins} do not exist.',
    remedyFr: 'Importez d’abord ces griffons, ou corrigez le scénario.',
    remedyEn: 'Import these griffins first, or correct the scenario.',
  },
  REFERENTIAL_SCENARIO_WITHOUT_GRIFFIN: {
    status: 400,
    fr: 'Le scénario {identifier} n’a aucun griffon.',
    en: 'The scenario {identifier} has no griffin.',
    remedyFr: 'Donnez GriffinByFormat ou DefaultGriffin.',
    remedyEn: 'Give GriffinByFormat or DefaultGriffin.',
  },
  REFERENTIAL_NOT_NEWER: {
    status: 400,
    fr: 'La date de création {newDate} n’est pas postérieure à celle en place ({date}).',
    en: 'The creation date {newDate} is not later than the one in place ({date}).',
    remedyFr: 'Aucune action si ce retour est voulu.',
    remedyEn: 'Nothing to do if this return is meant.',
  },
  REFERENTIAL_USED_UPDATED: {
    status: 400,
    fr: '{identifier}, utilisé par {users}, est modifié.',
    en: '{identifier}, used by {users}, is changed.',
    remedyFr: 'Aucune action : vérifiez seulement que c’était voulu.',
    remedyEn: 'Nothing to do: just check that it was meant.',
  },
});
