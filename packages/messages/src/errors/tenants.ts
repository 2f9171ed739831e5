import { defineErrors } from './definition.ts';

/** Tenants that are created, changed and erased at run time. */
export const tenantErrors = defineErrors({
  TENANT_NUMBER_INVALID: {
    status: 400,
    fr: 'Le numéro de tenant {tenant} n’est pas un entier entre 0 et {maximum}.',
    en: 'The tenant number {tenant} is not an integer between 0 and {maximum}.',
    remedyFr: 'Choisissez un numéro libre dans cet intervalle.',
    remedyEn: 'Choose a free number in that range.',
  },
  TENANT_NUMBER_TAKEN: {
    status: 409,
    fr: 'Le numéro de tenant {tenant} est déjà pris (état {status}).',
    en: 'The tenant number {tenant} is taken (state {status}).',
    remedyFr:
      'Choisissez un autre numéro ; celui d’un tenant effacé ne sert plus, car des journaux le nomment.',
    remedyEn: 'Choose another number; that of an erased tenant serves no more, since journals name it.',
  },
  TENANT_ABSENT: {
    status: 404,
    fr: 'Le tenant {tenant} n’existe pas.',
    en: 'The tenant {tenant} does not exist.',
    remedyFr: 'Vérifiez le numéro dans la liste des tenants.',
    remedyEn: 'Check the number in the list of tenants.',
  },
  TENANT_ADMINISTRATION_KEPT: {
    status: 409,
    fr: 'Le tenant {tenant} est celui de l’administration : il ne peut être ni suspendu ni effacé.',
    en: 'The tenant {tenant} is that of the administration: it can be neither suspended nor erased.',
    remedyFr: 'Suspendez ou effacez les autres tenants.',
    remedyEn: 'Suspend or erase the other tenants.',
  },
  TENANT_NOT_SUSPENDED: {
    status: 409,
    fr: 'Le tenant {tenant} doit être suspendu avant d’être effacé.',
    en: 'The tenant {tenant} must be suspended before it is erased.',
    remedyFr: 'Suspendez-le, vérifiez que personne n’en a plus besoin, exportez-le, puis effacez-le.',
    remedyEn: 'Suspend it, make sure that nobody needs it any more, export it, then erase it.',
  },
  TENANT_CONFIRMATION_WRONG: {
    status: 400,
    fr: 'La confirmation n’est pas le nom du tenant {tenant}.',
    en: 'The confirmation is not the name of the tenant {tenant}.',
    remedyFr: 'Écrivez exactement le nom du tenant : l’effacement est définitif.',
    remedyEn: 'Write the name of the tenant exactly: erasing is for good.',
  },
  TENANT_BUSY: {
    status: 409,
    fr: '{running} opérations du tenant {tenant} ne sont pas terminées.',
    en: '{running} operations of the tenant {tenant} are not over.',
    remedyFr: 'Attendez leur fin, ou annulez-les.',
    remedyEn: 'Wait for their end, or cancel them.',
  },
  TENANT_CHANGE_UNFINISHED: {
    status: 503,
    fr: 'L’opération {operation} sur le tenant n’est pas terminée (état {state}, statut {status}).',
    en: 'The operation {operation} on the tenant is not over (state {state}, status {status}).',
    remedyFr:
      'Vérifiez qu’un worker fonctionne et que les offres répondent ; l’opération reprendra seule ou sur demande.',
    remedyEn:
      'Check that a worker runs and that the offers answer; the operation goes on by itself or when asked.',
  },
  TENANT_QUOTA_EXCEEDED: {
    status: 409,
    fr: 'Le tenant {tenant} a atteint son quota : {measure} {used} sur {quota}.',
    en: 'The tenant {tenant} has reached its quota: {measure} {used} of {quota}.',
    remedyFr: 'Demandez à l’administrateur de la plateforme de relever le quota.',
    remedyEn: 'Ask the administrator of the platform to raise the quota.',
  },
});
