import { defineErrors } from '../definition.ts';

/** What a caller may do: contexts, permissions, access contracts, tenants. */
export const rightsErrors = defineErrors({
  CONTEXT_UNKNOWN: {
    status: 401,
    vitamCode: '000700',
    fr: 'Le contexte applicatif {context} n’existe pas.',
    en: 'The application context {context} does not exist.',
    remedyFr: 'Demandez à l’administrateur de créer ce contexte, ou de rattacher le certificat à un autre.',
    remedyEn: 'Ask the administrator to create this context, or to link the certificate to another one.',
  },
  CONTEXT_INACTIVE: {
    status: 401,
    vitamCode: '000700',
    fr: 'Le contexte applicatif {context} est inactif.',
    en: 'The application context {context} is inactive.',
    remedyFr: 'Demandez à l’administrateur de l’activer (Status ACTIVE).',
    remedyEn: 'Ask the administrator to activate it (Status ACTIVE).',
  },
  SECURITY_PROFILE_UNKNOWN: {
    status: 401,
    vitamCode: '000700',
    fr: 'Le profil de sécurité {profile} du contexte {context} n’existe pas.',
    en: 'The security profile {profile} of the context {context} does not exist.',
    remedyFr: 'Demandez à l’administrateur de corriger le champ SecurityProfile du contexte.',
    remedyEn: 'Ask the administrator to correct the field SecurityProfile of the context.',
  },
  CONTEXT_TENANT_REFUSED: {
    status: 401,
    vitamCode: '000700',
    fr: 'Le contexte {context} ne donne pas accès au tenant {tenant}.',
    en: 'The context {context} does not give access to the tenant {tenant}.',
    remedyFr: 'Demandez à l’administrateur d’ajouter ce tenant aux Permissions du contexte.',
    remedyEn: 'Ask the administrator to add this tenant to the Permissions of the context.',
  },
  CONTEXT_ACCESS_CONTRACT_REFUSED: {
    status: 401,
    vitamCode: '000700',
    fr: 'Le contexte {context} ne donne pas droit au contrat d’accès {contract} sur le tenant {tenant}.',
    en: 'The context {context} does not allow the access contract {contract} on the tenant {tenant}.',
    remedyFr: 'Demandez à l’administrateur d’ajouter ce contrat aux Permissions du contexte pour ce tenant.',
    remedyEn: 'Ask the administrator to add this contract to the Permissions of the context for this tenant.',
  },
  CONTEXT_INGEST_CONTRACT_REFUSED: {
    status: 401,
    vitamCode: '000700',
    fr: 'Le contexte {context} n’a aucun contrat d’entrée sur le tenant {tenant}.',
    en: 'The context {context} has no ingest contract on the tenant {tenant}.',
    remedyFr:
      'Demandez à l’administrateur d’ajouter un contrat d’entrée aux Permissions du contexte pour ce tenant.',
    remedyEn:
      'Ask the administrator to add an ingest contract to the Permissions of the context for this tenant.',
  },
  ADMINISTRATION_TENANT_REQUIRED: {
    status: 401,
    vitamCode: '000700',
    fr: 'Cet appel n’est permis que sur le tenant d’administration ({administrationTenant}).',
    en: 'This call is allowed on the administration tenant ({administrationTenant}) only.',
    remedyFr: 'Envoyez la requête avec l’en-tête X-Tenant-Id du tenant d’administration.',
    remedyEn: 'Send the request with the header X-Tenant-Id of the administration tenant.',
  },
  PERMISSION_DENIED: {
    status: 401,
    vitamCode: '000700',
    fr: 'Le profil de sécurité {profile} n’a pas la permission {permission}.',
    en: 'The security profile {profile} does not have the permission {permission}.',
    remedyFr:
      'Demandez à l’administrateur d’ajouter cette permission au profil de sécurité de l’application, ou à un groupe de la personne.',
    remedyEn:
      'Ask the administrator to add this permission to the security profile of the application, or to a group of the person.',
  },
  MASS_UPDATE_PERMISSION_DENIED: {
    status: 401,
    vitamCode: '000743',
    fr: 'Le profil de sécurité {profile} n’a pas la permission {permission} de mise à jour en masse.',
    en: 'The security profile {profile} does not have the permission {permission} of mass update.',
    remedyFr:
      'Demandez à l’administrateur d’ajouter cette permission au profil de sécurité de l’application, ou à un groupe de la personne.',
    remedyEn:
      'Ask the administrator to add this permission to the security profile of the application, or to a group of the person.',
  },
  ACCESS_CONTRACT_MISSING: {
    status: 401,
    fr: 'La requête ne nomme aucun contrat d’accès.',
    en: 'The request names no access contract.',
    remedyFr:
      'Ajoutez l’en-tête X-Access-Contract-Id avec l’identifiant d’un contrat d’accès actif du tenant.',
    remedyEn:
      'Add the header X-Access-Contract-Id with the identifier of an active access contract of the tenant.',
  },
  ACCESS_CONTRACT_UNKNOWN: {
    status: 401,
    fr: 'Le contrat d’accès {contract} n’existe pas sur le tenant {tenant}.',
    en: 'The access contract {contract} does not exist on the tenant {tenant}.',
    remedyFr: 'Vérifiez l’identifiant donné dans X-Access-Contract-Id et le tenant.',
    remedyEn: 'Check the identifier given in X-Access-Contract-Id, and the tenant.',
  },
  ACCESS_CONTRACT_INACTIVE: {
    status: 401,
    fr: 'Le contrat d’accès {contract} est inactif.',
    en: 'The access contract {contract} is inactive.',
    remedyFr: 'Activez-le (Status ACTIVE), ou utilisez un autre contrat.',
    remedyEn: 'Activate it (Status ACTIVE), or use another contract.',
  },
  TENANT_HEADER_INVALID: {
    status: 412,
    vitamCode: 'PRECONDITION_FAILED',
    fr: 'L’en-tête X-Tenant-Id manque ou n’est pas un nombre entier.',
    en: 'The header X-Tenant-Id is missing or is not an integer.',
    remedyFr: 'Ajoutez l’en-tête X-Tenant-Id avec le numéro du tenant.',
    remedyEn: 'Add the header X-Tenant-Id with the number of the tenant.',
  },
  TENANT_UNKNOWN: {
    status: 401,
    vitamCode: '000700',
    fr: 'Le tenant {tenant} n’existe pas.',
    en: 'The tenant {tenant} does not exist.',
    remedyFr: 'Vérifiez le numéro donné dans X-Tenant-Id.',
    remedyEn: 'Check the number given in X-Tenant-Id.',
  },
  TENANT_SUSPENDED: {
    status: 403,
    vitamCode: '000700',
    fr: 'Le tenant {tenant} est suspendu.',
    en: 'The tenant {tenant} is suspended.',
    remedyFr: 'Demandez à l’administrateur de la plateforme de le rétablir.',
    remedyEn: 'Ask the administrator of the platform to resume it.',
  },
});
