import { defineErrors } from '../definition.ts';
import { fault } from '../fault.ts';

/** What is refused of a deposit that adds to object groups of the archive. */
export const existingGroupsErrors = defineErrors({
  INGEST_GROUP_EXISTING_NOT_FOUND: fault({
    fr: 'L’archive n’a pas le groupe d’objets {group}.',
    en: 'The archive does not have the object group {group}.',
    remedyFr: 'Vérifiez DataObjectGroupExistingReferenceId et le tenant ; le groupe peut avoir été éliminé.',
    remedyEn: 'Check DataObjectGroupExistingReferenceId and the tenant; the group may have been eliminated.',
  }),
  INGEST_GROUP_EXISTING_NO_GROUP: fault({
    fr: 'L’unité {id} de l’archive n’a pas de groupe d’objets, et n’en reçoit pas par un versement.',
    en: 'The unit {id} of the archive has no object group, and does not receive one by a deposit.',
    remedyFr: 'Donnez ces objets à une unité nouvelle, rattachée sous elle.',
    remedyEn: 'Give these objects to a new unit, attached below it.',
  }),
  INGEST_GROUP_EXISTING_MANY: fault({
    fr: 'Le groupe d’objets {group} est désigné par des unités de l’archive qui ont des groupes différents.',
    en: 'The object group {group} is designated by units of the archive whose groups differ.',
    remedyFr: 'Déclarez un groupe pour chacun des groupes à compléter.',
    remedyEn: 'Declare one group for each of the groups to add to.',
  }),
  INGEST_GROUP_EXISTING_UNIT: fault({
    fr: 'Une unité de l’archive ne change pas de groupe d’objets : {group} lui est donné par le bordereau.',
    en: 'A unit of the archive does not change its object group: the manifest gives it {group}.',
    remedyFr: 'Retirez DataObjectGroupExistingReferenceId de l’unité qui porte UpdateOperation.',
    remedyEn: 'Remove DataObjectGroupExistingReferenceId from the unit that has UpdateOperation.',
  }),
  INGEST_GROUP_EXISTING_PLAN: fault({
    fr: 'Un plan de classement ou un arbre de positionnement ne désigne pas d’objets : {group}.',
    en: 'A filing plan or a holding tree designates no objects: {group}.',
    remedyFr: 'Versez cette unité par DEFAULT_WORKFLOW.',
    remedyEn: 'Deposit this unit by DEFAULT_WORKFLOW.',
  }),
  INGEST_GROUP_EXISTING_AGENCY: fault({
    fr: 'Le groupe d’objets {group} de l’archive est du service producteur {existing}, le versement de {agency}.',
    en: 'The object group {group} of the archive is of the originating agency {existing}, the deposit of {agency}.',
    remedyFr: 'Versez sous le service producteur du groupe, ou dans un groupe nouveau.',
    remedyEn: 'Deposit under the originating agency of the group, or in a new group.',
  }),
  INGEST_GROUP_EXISTING_USAGE: fault({
    fr: 'Le contrat d’entrée {contract} ne permet pas d’ajouter d’objet {usage} au groupe {group} de l’archive.',
    en: 'The ingest contract {contract} does not allow an object {usage} to be added to the group {group} of the archive.',
    remedyFr: 'Ajoutez l’usage à DataObjectVersion du contrat, ou passez EveryDataObjectVersion à vrai.',
    remedyEn: 'Add the usage to the contract’s DataObjectVersion, or set EveryDataObjectVersion to true.',
  }),
  INGEST_GROUP_EXISTING_CHANGED: fault({
    fr: 'Le groupe d’objets {group}, que le versement complète, a été modifié ou retiré pendant l’opération.',
    en: 'The object group {group}, which the deposit adds to, was changed or removed during the operation.',
    remedyFr: 'Versez de nouveau.',
    remedyEn: 'Deposit again.',
  }),
  INGEST_GROUP_EXISTING_NOT_FINISHED: fault({
    fr: 'Le groupe d’objets {group} vient de l’opération {operation}, qui n’est pas terminée avec succès.',
    en: 'The object group {group} comes from the operation {operation}, which did not end with success.',
    remedyFr: 'Attendez la fin de cette opération.',
    remedyEn: 'Wait for the end of this operation.',
  }),
});
