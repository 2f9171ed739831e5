import { defineErrors } from '../definition.ts';
import { fault } from '../fault.ts';

/** What the antivirus says of the files of a package. */
export const antivirusErrors = defineErrors({
  INGEST_ENTRY_INFECTED: fault({
    fr: 'L’antivirus a reconnu {detail} dans {entry}.',
    en: 'The antivirus recognised {detail} in {entry}.',
    remedyFr:
      'Nettoyez ou retirez ce fichier, puis versez de nouveau. Si vous êtes sûr du fichier, voyez l’exploitant de l’antivirus.',
    remedyEn:
      'Clean or remove this file, then deposit again. If you are sure of the file, see who operates the antivirus.',
  }),
  INGEST_ENTRY_NOT_SCANNED: fault({
    fr: 'L’antivirus n’a pas examiné {entry} ({detail}).',
    en: 'The antivirus did not look at {entry} ({detail}).',
    remedyFr:
      'Relevez les limites de l’antivirus ou rétablissez-le, puis reprenez l’opération ; scan.unscannable: accept laisse passer avec un avertissement.',
    remedyEn:
      'Raise the antivirus’s limits or bring it back, then resume the operation; scan.unscannable: accept lets it pass with a warning.',
  }),
});
