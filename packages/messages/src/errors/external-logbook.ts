import { defineErrors } from './definition.ts';

/** What there may be against a journal that another application gives to keep. */
export const externalLogbookErrors = defineErrors({
  EXTERNAL_LOGBOOK_TOO_LARGE: {
    status: 400,
    fr: 'Le journal externe dépasse {limit} octets.',
    en: 'The external journal is larger than {limit} bytes.',
    remedyFr: 'Répartissez ses événements entre plusieurs opérations.',
    remedyEn: 'Spread its events over several operations.',
  },
  EXTERNAL_LOGBOOK_TYPE: {
    status: 400,
    fr: 'Le champ eventTypeProcess d’un journal externe vaut EXTERNAL_LOGBOOK, et non {value}.',
    en: 'The field eventTypeProcess of an external journal is EXTERNAL_LOGBOOK, not {value}.',
    remedyFr: 'Corrigez ce champ : seuls les journaux d’autres applications se déposent ainsi.',
    remedyEn: 'Correct this field: only the journals of other applications are given so.',
  },
  EXTERNAL_LOGBOOK_EVENT_TYPE: {
    status: 400,
    fr: 'Le champ eventType d’un journal externe commence par EXT_ ; celui-ci est {value}.',
    en: 'The field eventType of an external journal starts with EXT_; this one is {value}.',
    remedyFr: 'Préfixez le type de vos événements par EXT_.',
    remedyEn: 'Prefix the type of your events with EXT_.',
  },
  EXTERNAL_LOGBOOK_FIELD: {
    status: 400,
    fr: 'Le champ {path} du journal externe est incorrect : {value}. Attendu : {expected}.',
    en: 'The field {path} of the external journal is not right: {value}. Expected: {expected}.',
    remedyFr: 'Corrigez ce champ et envoyez de nouveau le journal : rien n’en a été gardé.',
    remedyEn: 'Correct this field and send the journal again: nothing of it was kept.',
  },
});
