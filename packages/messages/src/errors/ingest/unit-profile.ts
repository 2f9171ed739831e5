import { defineErrors } from '../definition.ts';
import { fault } from '../fault.ts';

/** What is refused by the archive unit profile (ArchiveUnitProfile) that a unit names. */
export const unitProfileErrors = defineErrors({
  INGEST_UNIT_PROFILE_UNKNOWN: fault({
    fr: 'Le profil d’unité archivistique {profile} n’existe pas.',
    en: 'The archive unit profile {profile} does not exist.',
    remedyFr: 'Corrigez ArchiveUnitProfile, ou importez ce profil.',
    remedyEn: 'Correct ArchiveUnitProfile, or import this profile.',
  }),
  INGEST_UNIT_PROFILE_INACTIVE: fault({
    fr: 'Le profil d’unité archivistique {profile} n’est pas actif.',
    en: 'The archive unit profile {profile} is not active.',
    remedyFr: 'Activez ce profil.',
    remedyEn: 'Activate this profile.',
  }),
  INGEST_UNIT_PROFILE_EMPTY: fault({
    fr: 'Le profil d’unité archivistique {profile} n’a pas de schéma de contrôle.',
    en: 'The archive unit profile {profile} has no control schema.',
    remedyFr: 'Renseignez son ControlSchema.',
    remedyEn: 'Fill in its ControlSchema.',
  }),
  INGEST_UNIT_PROFILE_LIMIT: fault({
    fr: 'Le schéma du profil d’unité {profile} n’a pas jugé l’unité en {seconds} s : un de ses motifs (pattern) peut durer sans fin.',
    en: 'The schema of the unit profile {profile} did not judge the unit in {seconds} s: one of its patterns may go on without end.',
    remedyFr: 'Faites corriger le profil : un motif ne doit pas répéter ce qui se répète, comme (a+)+.',
    remedyEn: 'Have the profile corrected: a pattern must not repeat what repeats itself, such as (a+)+.',
  }),
  INGEST_UNIT_PROFILE_ENDLESS: fault({
    fr: 'Le schéma du profil d’unité {profile} renvoie sans fin à lui-même : il ne juge aucune unité.',
    en: 'The schema of the unit profile {profile} refers to itself without end: it judges no unit.',
    remedyFr: 'Faites corriger les $ref du profil.',
    remedyEn: 'Have the $ref of the profile corrected.',
  }),
  INGEST_UNIT_PROFILE_INVALID: fault({
    fr: 'L’unité n’est pas conforme au profil {profile} : {field} {detailFr}.',
    en: 'The unit does not conform to the profile {profile}: {field} {detailEn}.',
    remedyFr: 'Corrigez la description, ou le schéma du profil.',
    remedyEn: 'Correct the description, or the profile’s schema.',
  }),
});
