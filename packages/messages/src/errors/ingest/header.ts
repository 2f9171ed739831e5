import { defineErrors } from '../definition.ts';
import { fault } from '../fault.ts';

/** What is refused of the header: the agencies, contracts and contexts that the manifest names. */
export const headerErrors = defineErrors({
  INGEST_AGENCY_ABSENT: fault({
    fr: 'Le bordereau ne dit pas le service producteur (ManagementMetadata/OriginatingAgencyIdentifier).',
    en: 'The manifest does not tell the originating agency (ManagementMetadata/OriginatingAgencyIdentifier).',
    remedyFr: 'Renseignez OriginatingAgencyIdentifier.',
    remedyEn: 'Fill in OriginatingAgencyIdentifier.',
  }),
  INGEST_AGENCY_UNKNOWN: fault({
    fr: 'Le service {agency} ({element}) n’est pas dans le référentiel des services agents.',
    en: 'The agency {agency} ({element}) is not in the agencies’ reference data.',
    remedyFr: 'Corrigez son identifiant, ou importez ce service.',
    remedyEn: 'Correct its identifier, or import this agency.',
  }),
  INGEST_CONTRACT_ABSENT: fault({
    fr: 'Le bordereau ne nomme pas de contrat d’entrée (ArchivalAgreement).',
    en: 'The manifest names no ingest contract (ArchivalAgreement).',
    remedyFr: 'Renseignez ArchivalAgreement avec l’identifiant du contrat.',
    remedyEn: 'Fill in ArchivalAgreement with the contract’s identifier.',
  }),
  INGEST_CONTRACT_UNKNOWN: fault({
    fr: 'Le contrat d’entrée {contract} n’existe pas.',
    en: 'The ingest contract {contract} does not exist.',
    remedyFr: 'Corrigez ArchivalAgreement, ou importez ce contrat.',
    remedyEn: 'Correct ArchivalAgreement, or import this contract.',
  }),
  INGEST_CONTRACT_INACTIVE: fault({
    fr: 'Le contrat d’entrée {contract} n’est pas actif.',
    en: 'The ingest contract {contract} is not active.',
    remedyFr: 'Activez ce contrat, ou choisissez-en un autre.',
    remedyEn: 'Activate this contract, or choose another one.',
  }),
  INGEST_CONTRACT_NOT_IN_CONTEXT: fault({
    fr: 'Le contexte applicatif {context} n’a pas le contrat d’entrée {contract} sur ce tenant.',
    en: 'The application context {context} does not have the ingest contract {contract} on this tenant.',
    remedyFr: 'Ajoutez le contrat aux permissions du contexte, ou choisissez-en un autre.',
    remedyEn: 'Add the contract to the context’s permissions, or choose another one.',
  }),
  INGEST_CONTEXT_UNKNOWN: fault({
    fr: 'Le contexte applicatif {context} n’existe pas.',
    en: 'The application context {context} does not exist.',
    remedyFr: 'Voyez avec l’administrateur quel contexte l’application doit utiliser.',
    remedyEn: 'See with the administrator which context the application should use.',
  }),
  INGEST_CONTEXT_INACTIVE: fault({
    fr: 'Le contexte applicatif {context} n’est pas actif.',
    en: 'The application context {context} is not active.',
    remedyFr: 'Faites activer ce contexte par l’administrateur.',
    remedyEn: 'Have this context activated by the administrator.',
  }),
  INGEST_MANAGEMENT_CONTRACT_UNKNOWN: fault({
    fr: 'Le contrat de gestion {contract}, que nomme le contrat d’entrée, n’existe pas.',
    en: 'The management contract {contract}, which the ingest contract names, does not exist.',
    remedyFr: 'Importez ce contrat de gestion, ou corrigez le contrat d’entrée.',
    remedyEn: 'Import this management contract, or correct the ingest contract.',
  }),
  INGEST_MANAGEMENT_CONTRACT_INACTIVE: fault({
    fr: 'Le contrat de gestion {contract} n’est pas actif.',
    en: 'The management contract {contract} is not active.',
    remedyFr: 'Activez ce contrat de gestion.',
    remedyEn: 'Activate this management contract.',
  }),
  INGEST_MANAGEMENT_CONTRACT_INVALID: fault({
    fr: 'Le contrat de gestion {contract} nomme une stratégie de stockage qui n’existe pas ({detail}).',
    en: 'The management contract {contract} names a storage strategy that does not exist ({detail}).',
    remedyFr: 'Corrigez le contrat de gestion, ou configurez cette stratégie.',
    remedyEn: 'Correct the management contract, or configure this strategy.',
  }),
});
