import { defineErrors } from '../definition.ts';
import { fault } from '../fault.ts';

/** What is refused by the archival profile (ArchivalProfile) and its RNG or XSD file. */
export const archivalProfileErrors = defineErrors({
  INGEST_PROFILE_UNKNOWN: fault({
    fr: 'Le profil d’archivage {profile} n’existe pas.',
    en: 'The archival profile {profile} does not exist.',
    remedyFr: 'Corrigez ArchivalProfile, ou importez ce profil.',
    remedyEn: 'Correct ArchivalProfile, or import this profile.',
  }),
  INGEST_PROFILE_INACTIVE: fault({
    fr: 'Le profil d’archivage {profile} n’est pas actif.',
    en: 'The archival profile {profile} is not active.',
    remedyFr: 'Activez ce profil.',
    remedyEn: 'Activate this profile.',
  }),
  INGEST_PROFILE_DIFFERENT: fault({
    fr: 'Le profil d’archivage du bordereau ({profile}) n’est pas de ceux du contrat d’entrée ({known}).',
    en: 'The manifest’s archival profile ({profile}) is not one of the ingest contract’s ({known}).',
    remedyFr: 'Renseignez ArchivalProfile avec un profil du contrat.',
    remedyEn: 'Fill in ArchivalProfile with a profile of the contract.',
  }),
  INGEST_ARCHIVE_PROFILE_FAULT: fault({
    fr: 'Le bordereau n’est pas conforme au profil d’archivage {profile} : {detailFr}.',
    en: 'The manifest does not conform to the archival profile {profile}: {detailEn}.',
    remedyFr:
      'Corrigez le bordereau à cet endroit d’après le profil ({file}), ou versez sous un autre profil du contrat.',
    remedyEn:
      'Correct the manifest there after the profile ({file}), or deposit under another profile of the contract.',
  }),
  INGEST_ARCHIVE_PROFILE_WITHOUT_FILE: fault({
    fr: 'Le profil d’archivage {profile} n’a pas de fichier RNG ou XSD : rien ne dit comment le bordereau doit être.',
    en: 'The archival profile {profile} has no RNG or XSD file: nothing says how the manifest must be.',
    remedyFr: 'Attachez son fichier au profil (PUT /profiles/{profile}), puis versez de nouveau.',
    remedyEn: 'Attach its file to the profile (PUT /profiles/{profile}), then deposit again.',
  }),
  INGEST_ARCHIVE_PROFILE_UNUSABLE: fault({
    fr: 'Le fichier du profil d’archivage {profile} ({file}) ne peut pas servir à valider : {detailFr}.',
    en: 'The file of the archival profile {profile} ({file}) cannot be used to validate: {detailEn}.',
    remedyFr: 'Corrigez ce fichier et attachez-le de nouveau au profil.',
    remedyEn: 'Correct this file and attach it to the profile again.',
  }),
  INGEST_ARCHIVE_PROFILE_LIMIT: fault({
    fr: 'La validation par le profil d’archivage {profile} ({file}) a été arrêtée à sa limite {limit} ({detail}).',
    en: 'The validation by the archival profile {profile} ({file}) was stopped at its limit {limit} ({detail}).',
    remedyFr:
      'Simplifiez le profil ou partagez le versement ; sinon relevez {limit}, ou installez xmllint, qui valide au fil de la lecture.',
    remedyEn:
      'Simplify the profile or split the deposit; otherwise raise {limit}, or install xmllint, which validates as it reads.',
  }),
});
