import { defineErrors } from './definition.ts';

export const logbookErrors = defineErrors({
  JOURNAL_UNREADABLE: {
    status: 500,
    fr: 'Le journal de l’opération {operation} ne peut pas être relu (ligne {line} : {reason}).',
    en: 'The journal of operation {operation} cannot be read back (line {line}: {reason}).',
    remedyFr:
      'Relisez-le depuis une autre offre ; s’il vient d’une version plus récente de Chartrier, installez celle-ci.',
    remedyEn: 'Read it from another offer; if it comes from a later version of Chartrier, install that one.',
  },
});
