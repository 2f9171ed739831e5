import { defineErrors } from '../definition.ts';

/** Units, objects and binaries of a transaction. */
export const collectContentErrors = defineErrors({
  COLLECT_UNIT_UNKNOWN: {
    status: 400,
    fr: 'L’unité {id} n’est dans aucune transaction de ce tenant.',
    en: 'The unit {id} is in no transaction of this tenant.',
    remedyFr: 'Vérifiez l’identifiant parmi les unités de la transaction (GET /transactions/…/units).',
    remedyEn: 'Check the identifier among the units of the transaction (GET /transactions/…/units).',
  },
  COLLECT_UNIT_REFUSED: {
    status: 400,
    fr: 'L’unité a des valeurs qui ne peuvent pas être gardées : {fields}.',
    en: 'The unit has values that cannot be kept: {fields}.',
    remedyFr:
      'Donnez à ces champs une valeur du type que l’ontologie leur donne (date, nombre, booléen), sans balise ni caractère de contrôle.',
    remedyEn:
      'Give these fields a value of the type that the ontology gives them (date, number, boolean), without tags or control characters.',
  },
  COLLECT_PARENT_UNKNOWN: {
    status: 400,
    fr: 'L’unité parente {unit} n’est pas dans cette transaction.',
    en: 'The parent unit {unit} is not in this transaction.',
    remedyFr:
      'Donnez dans #unitups des unités de la même transaction ; pour rattacher à une unité archivée, donnez UnitUp ou UnitUps au projet.',
    remedyEn:
      'Give in #unitups units of the same transaction; to attach to an archived unit, give the project UnitUp or UnitUps.',
  },
  COLLECT_TREE_TOO_DEEP: {
    status: 400,
    fr: 'L’arborescence a plus de {limit} niveaux.',
    en: 'The tree has more than {limit} levels.',
    remedyFr: 'Rangez les unités dans moins de dossiers emboîtés.',
    remedyEn: 'Put the units into fewer nested folders.',
  },
  COLLECT_GROUP_UNKNOWN: {
    status: 400,
    fr: 'Le groupe d’objets {id} n’est dans aucune transaction de ce tenant.',
    en: 'The object group {id} is in no transaction of this tenant.',
    remedyFr: 'Lisez l’identifiant du groupe dans le champ #object de son unité.',
    remedyEn: 'Read the identifier of the group in the field #object of its unit.',
  },
  COLLECT_USAGE_UNKNOWN: {
    status: 400,
    fr: 'L’usage {usage} n’existe pas ; les usages sont {usages}.',
    en: 'There is no usage {usage}; the usages are {usages}.',
    remedyFr: 'Donnez l’un de ces usages, tel qu’il est écrit.',
    remedyEn: 'Give one of these usages, as it is written.',
  },
  COLLECT_VERSION_REFUSED: {
    status: 400,
    fr: 'La version {version} de l’usage {usage} ne peut pas être déclarée : la prochaine est {next}.',
    en: 'The version {version} of the usage {usage} cannot be declared: the next one is {next}.',
    remedyFr: 'Déclarez les versions d’un usage dans l’ordre, à partir de 1.',
    remedyEn: 'Declare the versions of a usage in their order, from 1.',
  },
  COLLECT_VERSION_UNREADABLE: {
    status: 400,
    fr: '« {version} » n’est pas un numéro de version.',
    en: '"{version}" is not a version number.',
    remedyFr: 'Donnez un nombre entier à partir de 1.',
    remedyEn: 'Give a whole number from 1.',
  },
  COLLECT_OBJECT_UNDECLARED: {
    status: 400,
    fr: 'L’unité {unit} n’a pas d’objet {usage} version {version}.',
    en: 'The unit {unit} has no object {usage} version {version}.',
    remedyFr: 'Déclarez l’objet d’abord (POST /units/…/objects/{usage}/{version}).',
    remedyEn: 'Declare the object first (POST /units/…/objects/{usage}/{version}).',
  },
  COLLECT_OBJECT_PHYSICAL: {
    status: 400,
    fr: 'Un objet PhysicalMaster n’a pas de fichier.',
    en: 'A PhysicalMaster object has no file.',
    remedyFr: 'Versez le fichier sous un autre usage, comme BinaryMaster.',
    remedyEn: 'Send the file under another usage, such as BinaryMaster.',
  },
  COLLECT_BINARY_ABSENT: {
    status: 400,
    fr: 'Aucun fichier n’a été reçu pour l’objet {usage} version {version} de l’unité {unit}.',
    en: 'No file was received for the object {usage} version {version} of the unit {unit}.',
    remedyFr: 'Envoyez-le (POST /units/…/objects/{usage}/{version}/binary).',
    remedyEn: 'Send it (POST /units/…/objects/{usage}/{version}/binary).',
  },
});
