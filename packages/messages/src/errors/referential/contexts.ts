import { defineErrors } from '../definition.ts';

/** What there may be against contexts and security profiles. */
export const contextsErrors = defineErrors({
  REFERENTIAL_SECURITY_PROFILE_UNKNOWN: {
    status: 400,
    fr: 'Le profil de sécurité {profile} n’existe pas.',
    en: 'The security profile {profile} does not exist.',
    remedyFr: 'Importez d’abord ce profil, ou corrigez SecurityProfile.',
    remedyEn: 'Import this profile first, or correct SecurityProfile.',
  },
  REFERENTIAL_TENANT_UNKNOWN: {
    status: 400,
    fr: 'Le tenant {tenant} des permissions n’existe pas.',
    en: 'The tenant {tenant} of the permissions does not exist.',
    remedyFr: 'Donnez le numéro d’un tenant de la plateforme.',
    remedyEn: 'Give the number of a tenant of the platform.',
  },
  REFERENTIAL_CONTRACT_UNKNOWN: {
    status: 400,
    fr: 'Les contrats {contracts} n’existent pas sur le tenant {tenant}.',
    en: 'The contracts {contracts} do not exist on the tenant {tenant}.',
    remedyFr: 'Importez d’abord ces contrats sur ce tenant, ou corrigez la liste.',
    remedyEn: 'Import these contracts on this tenant first, or correct the list.',
  },
  REFERENTIAL_PERMISSION_UNKNOWN: {
    status: 400,
    fr: 'Les permissions {permissions} n’existent pas.',
    en: 'The permissions {permissions} do not exist.',
    remedyFr: 'Corrigez leur nom ; la documentation en donne la liste.',
    remedyEn: 'Correct their names; the documentation lists them.',
  },
  REFERENTIAL_FULL_ACCESS_WITH_PERMISSIONS: {
    status: 400,
    fr: 'FullAccess est vrai et Permissions n’est pas vide.',
    en: 'FullAccess is true and Permissions is not empty.',
    remedyFr: 'Videz Permissions, ou mettez FullAccess à faux.',
    remedyEn: 'Empty Permissions, or set FullAccess to false.',
  },
});
