import { defineErrors } from '../definition.ts';
import { fault } from '../fault.ts';

/** What is refused of object groups, and of how units designate them. */
export const objectGroupsErrors = defineErrors({
  INGEST_UNIT_MANY_OBJECTS: fault({
    fr: 'L’unité désigne {count} objets ou groupes d’objets ; elle ne peut en désigner qu’un.',
    en: 'The unit designates {count} objects or object groups; it can designate only one.',
    remedyFr: 'Réunissez les objets dans un groupe, et désignez le groupe.',
    remedyEn: 'Put the objects together in one group, and designate the group.',
  }),
  INGEST_OBJECT_IN_GROUP: fault({
    fr: 'L’unité désigne l’objet {id}, qui appartient au groupe {group}.',
    en: 'The unit designates the object {id}, which belongs to the group {group}.',
    remedyFr: 'Désignez le groupe par DataObjectGroupReferenceId.',
    remedyEn: 'Designate the group by DataObjectGroupReferenceId.',
  }),
  INGEST_OBJECT_REFERENCE_UNKNOWN: fault({
    fr: 'L’unité désigne {id}, qui n’est ni un objet ni un groupe d’objets du bordereau.',
    en: 'The unit designates {id}, which is neither an object nor an object group of the manifest.',
    remedyFr: 'Corrigez la référence.',
    remedyEn: 'Correct the reference.',
  }),
  INGEST_GROUP_UNKNOWN: fault({
    fr: 'L’objet {id} rejoint le groupe {group}, que rien ne déclare.',
    en: 'The object {id} joins the group {group}, which nothing declares.',
    remedyFr: 'Déclarez le groupe, ou corrigez DataObjectGroupReferenceId.',
    remedyEn: 'Declare the group, or correct DataObjectGroupReferenceId.',
  }),
  INGEST_GROUP_WITHOUT_MASTER: fault({
    fr: 'Le groupe d’objets {group} n’a ni BinaryMaster ni objet physique, ce que le contrat d’entrée exige.',
    en: 'The object group {group} has neither a BinaryMaster nor a physical object, which the ingest contract requires.',
    remedyFr: 'Ajoutez l’original, ou changez l’option MasterMandatory du contrat.',
    remedyEn: 'Add the original, or change the contract’s option MasterMandatory.',
  }),
  INGEST_GROUP_WITHOUT_FIRST: fault({
    fr: 'Le groupe d’objets {group} a des {usage}, mais pas le numéro 1.',
    en: 'The object group {group} has {usage} objects, but not number 1.',
    remedyFr: 'Numérotez les {usage} à partir de 1.',
    remedyEn: 'Number the {usage} objects from 1.',
  }),
  INGEST_GROUP_SAME_VERSION: fault({
    fr: 'Le groupe d’objets {group} contient {count} objets {version}.',
    en: 'The object group {group} holds {count} objects {version}.',
    remedyFr: 'Donnez à chaque objet d’un même usage un numéro différent.',
    remedyEn: 'Give each object of the same usage a number of its own.',
  }),
  INGEST_GROUP_ORPHAN: fault({
    fr: 'Aucune unité ne désigne le groupe d’objets {group}.',
    en: 'No unit designates the object group {group}.',
    remedyFr: 'Rattachez-le à une unité par DataObjectReference, ou retirez-le.',
    remedyEn: 'Attach it to a unit by DataObjectReference, or remove it.',
  }),
});
