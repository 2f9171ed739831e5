import { defineErrors } from '../definition.ts';
import { fault } from '../fault.ts';

/** What is refused of an attachment to a unit of the archive. */
export const attachmentErrors = defineErrors({
  INGEST_ATTACHMENT_GUID: fault({
    fr: 'L’identifiant {detail} de l’unité à laquelle rattacher n’en est pas un.',
    en: 'The identifier {detail} of the unit to attach to is none.',
    remedyFr: 'Donnez dans SystemId l’identifiant (36 caractères) d’une unité de l’archive.',
    remedyEn: 'Give in SystemId the identifier (36 characters) of a unit of the archive.',
  }),
  INGEST_ATTACHMENT_NOT_FOUND: fault({
    fr: 'L’archive n’a pas l’unité à laquelle rattacher {detail}.',
    en: 'The archive does not have the unit to attach to {detail}.',
    remedyFr: 'Vérifiez l’identifiant et le tenant ; l’unité peut avoir été éliminée.',
    remedyEn: 'Check the identifier and the tenant; the unit may have been eliminated.',
  }),
  INGEST_ATTACHMENT_TOO_MANY: fault({
    fr: 'Plusieurs unités de l’archive répondent à {detail}.',
    en: 'Several units of the archive answer {detail}.',
    remedyFr: 'Donnez une métadonnée dont la valeur est unique, ou l’identifiant de l’unité dans SystemId.',
    remedyEn: 'Give a metadata whose value is unique, or the unit’s identifier in SystemId.',
  }),
  INGEST_ATTACHMENT_KEY_EMPTY: fault({
    fr: 'La clé de rattachement n’a pas de nom ou pas de valeur.',
    en: 'The attachment’s key has no name or no value.',
    remedyFr: 'Renseignez MetadataName et MetadataValue.',
    remedyEn: 'Fill in MetadataName and MetadataValue.',
  }),
  INGEST_ATTACHMENT_KEY_NAME: fault({
    fr: 'La métadonnée de rattachement ne peut pas être cherchée : {detail}.',
    en: 'The attachment’s metadata cannot be searched: {detail}.',
    remedyFr: 'Donnez le nom d’un champ (Title, SystemId…) ou #id.',
    remedyEn: 'Give the name of a field (Title, SystemId…) or #id.',
  }),
  INGEST_ATTACHMENT_REQUIRED: fault({
    fr: 'Le contrat d’entrée {contract} exige un rattachement à une unité de l’archive.',
    en: 'The ingest contract {contract} requires an attachment to a unit of the archive.',
    remedyFr:
      'Rattachez une unité du bordereau (UpdateOperation), ou changez l’option CheckParentLink du contrat.',
    remedyEn:
      'Attach a unit of the manifest (UpdateOperation), or change the contract’s option CheckParentLink.',
  }),
  INGEST_ATTACHMENT_BY_CONTRACT: fault({
    fr: 'Le contrat d’entrée {contract} interdit de rattacher à une unité de l’archive.',
    en: 'The ingest contract {contract} forbids to attach to a unit of the archive.',
    remedyFr: 'Retirez UpdateOperation, ou changez l’option CheckParentLink du contrat.',
    remedyEn: 'Remove UpdateOperation, or change the contract’s option CheckParentLink.',
  }),
  INGEST_ATTACHMENT_TYPE: fault({
    fr: 'Une unité {ingestType} ne se rattache pas à une unité {existingType}.',
    en: 'A unit {ingestType} is not attached to a unit {existingType}.',
    remedyFr: 'Un arbre se rattache à un arbre, un plan à un plan ou à un arbre, un versement à tout.',
    remedyEn:
      'A holding tree is attached to a tree, a filing plan to a plan or a tree, a deposit to anything.',
  }),
  INGEST_ATTACHMENT_PERIMETER: fault({
    fr: 'L’unité {id} n’est pas sous celles que le contrat d’entrée {contract} permet (CheckParentId).',
    en: 'The unit {id} is not below those that the ingest contract {contract} allows (CheckParentId).',
    remedyFr: 'Rattachez sous une de ces unités, ou changez le contrat.',
    remedyEn: 'Attach below one of these units, or change the contract.',
  }),
  INGEST_ATTACHMENT_PARENT: fault({
    fr: 'Le bordereau donne un parent à une unité de l’archive.',
    en: 'The manifest gives a parent to a unit of the archive.',
    remedyFr: 'Déclarez l’unité existante sans parent ; le reclassement déplace les unités de l’archive.',
    remedyEn: 'Declare the existing unit without parent; a reclassification moves units of the archive.',
  }),
  INGEST_ATTACHMENT_NOT_FINISHED: fault({
    fr: 'L’unité {id} vient de l’opération {operation}, qui n’est pas terminée avec succès.',
    en: 'The unit {id} comes from the operation {operation}, which did not end with success.',
    remedyFr: 'Attendez la fin de cette opération.',
    remedyEn: 'Wait for the end of this operation.',
  }),
  INGEST_ATTACHMENT_CHANGED: fault({
    fr: 'L’unité {id}, à laquelle le versement se rattache, a été modifiée pendant l’opération.',
    en: 'The unit {id}, which the deposit is attached to, was changed during the operation.',
    remedyFr: 'Versez de nouveau.',
    remedyEn: 'Deposit again.',
  }),
});
