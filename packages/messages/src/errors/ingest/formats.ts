import { defineErrors } from '../definition.ts';
import { fault } from '../fault.ts';

/** What a deposit is refused or warned for about the formats of its files. */
export const formatsErrors = defineErrors({
  INGEST_PACKAGE_OTHER_FORMAT: fault({
    fr: 'Le fichier versé est d’un autre format ({found}) qu’une archive ZIP ou TAR.',
    en: 'The file deposited is of another format ({found}) than a ZIP or TAR archive.',
    remedyFr:
      'Versez le bordereau et ses fichiers dans une archive ZIP, TAR, ou TAR compressée (gzip ou bzip2).',
    remedyEn: 'Deposit the manifest and its files in a ZIP, TAR, or compressed TAR (gzip or bzip2) archive.',
  }),
  INGEST_FORMAT_REJECTED: fault({
    fr: 'Le contrat d’entrée n’accepte pas le format déclaré pour « {entry} » ({declared}).',
    en: 'The ingest contract does not accept the format declared for "{entry}" ({declared}).',
    remedyFr:
      'Déclarez le FormatId d’un format que le contrat accepte (FormatType), ou demandez que le contrat accepte celui-ci.',
    remedyEn:
      'Declare the FormatId of a format that the contract accepts (FormatType), or ask that it accept this one.',
  }),
  INGEST_FORMAT_UNKNOWN: fault({
    fr: 'Le format de « {entry} » n’est pas reconnu (signatures {signatures}) ; le manifeste déclare {declared}.',
    en: 'The format of "{entry}" is not recognised (signatures {signatures}); the manifest declares {declared}.',
    remedyFr:
      'Vérifiez que le fichier s’ouvre. S’il est bon, importez un fichier de signatures plus récent, ou faites accepter les formats non identifiés par le contrat d’entrée (FormatUnidentifiedAuthorized avec EveryFormatType).',
    remedyEn:
      'Check that the file opens. If it does, import a more recent signature file, or have the ingest contract accept unidentified formats (FormatUnidentifiedAuthorized with EveryFormatType).',
  }),
  INGEST_FORMAT_UNIDENTIFIED: fault({
    fr: 'Le format de « {entry} » n’est pas reconnu (signatures {signatures}) ; le contrat d’entrée l’accepte.',
    en: 'The format of "{entry}" is not recognised (signatures {signatures}); the ingest contract accepts it.',
    remedyFr: 'Vérifiez que le fichier s’ouvre ; il pourra être identifié de nouveau plus tard.',
    remedyEn: 'Check that the file opens; it can be identified again later.',
  }),
  INGEST_FORMAT_UNCHARTED: fault({
    fr: 'Le format de « {entry} » est {found}, qui n’est pas au référentiel des formats.',
    en: 'The format of "{entry}" is {found}, which is not in the registry of formats.',
    remedyFr: 'Importez un référentiel des formats qui contient {found}, ou convertissez le fichier.',
    remedyEn: 'Import a registry of formats that holds {found}, or convert the file.',
  }),
  INGEST_FORMAT_DIFFERENT: fault({
    fr: 'Le format de « {entry} » est {found}, le manifeste déclare {declared}.',
    en: 'The format of "{entry}" is {found}, the manifest declares {declared}.',
    remedyFr:
      'Aucune action : le format reconnu remplace celui qui est déclaré. Corrigez l’outil qui le déclare.',
    remedyEn:
      'Nothing to do: the format recognised replaces the declared one. Correct the tool that declares it.',
  }),
});
