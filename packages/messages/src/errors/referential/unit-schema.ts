import { defineErrors } from '../definition.ts';

/** What there may be against the fields that an organisation adds to the schema of units. */
export const unitSchemaErrors = defineErrors({
  UNIT_SCHEMA_PATH_FORM: {
    status: 400,
    fr: 'Le chemin {path} n’est pas un chemin de champ.',
    en: 'The path {path} is not a path of a field.',
    remedyFr:
      'Séparez les noms par des points ; chacun commence par une lettre, sans accent, puis lettres, chiffres, « - » ou « _ ».',
    remedyEn:
      'Separate the names by dots; each starts with a letter without accent, then letters, digits, “-” or “_”.',
  },
  UNIT_SCHEMA_PATH_INTERNAL: {
    status: 400,
    fr: 'Le chemin {path} existe déjà dans le schéma de la plateforme.',
    en: 'The path {path} exists already in the platform’s schema.',
    remedyFr: 'Retirez-le de la liste : ce champ est utilisable tel quel.',
    remedyEn: 'Remove it from the list: this field can be used as it is.',
  },
  UNIT_SCHEMA_PARENT_INTERNAL: {
    status: 400,
    fr: 'Le chemin {path} est sous {parent}, qui est un champ de la plateforme : on n’y ajoute rien.',
    en: 'The path {path} is under {parent}, a field of the platform: nothing can be added to it.',
    remedyFr: 'Placez ce champ à la racine, ou sous un objet que vous déclarez.',
    remedyEn: 'Place this field at the root, or under an object that you declare.',
  },
  UNIT_SCHEMA_PARENT_UNKNOWN: {
    status: 400,
    fr: 'Le chemin {path} est sous {parent}, qui n’est déclaré ni dans la liste ni avant elle.',
    en: 'The path {path} is under {parent}, which is declared neither in the list nor before it.',
    remedyFr: 'Déclarez aussi ce parent, avec IsObject à true.',
    remedyEn: 'Declare this parent too, with IsObject true.',
  },
  UNIT_SCHEMA_PARENT_NOT_OBJECT: {
    status: 400,
    fr: 'Le chemin {path} est sous {parent}, qui n’est pas un objet.',
    en: 'The path {path} is under {parent}, which is no object.',
    remedyFr: 'Déclarez ce parent avec IsObject à true, ou déplacez le champ.',
    remedyEn: 'Declare this parent with IsObject true, or move the field.',
  },
  UNIT_SCHEMA_OBJECT_WITH_TYPE: {
    status: 400,
    fr: 'Le chemin {path} est un objet : il n’a pas de type.',
    en: 'The path {path} is an object: it has no type.',
    remedyFr: 'Retirez le champ Type, ou mettez IsObject à false.',
    remedyEn: 'Remove the field Type, or put IsObject to false.',
  },
  UNIT_SCHEMA_TYPE_UNKNOWN: {
    status: 400,
    fr: 'Le type de {path} n’est pas dit, et l’ontologie n’a pas de vocabulaire {field}.',
    en: 'The type of {path} is not said, and the ontology has no vocabulary {field}.',
    remedyFr: 'Donnez le champ Type, ou importez d’abord ce vocabulaire dans l’ontologie.',
    remedyEn: 'Give the field Type, or first import this vocabulary into the ontology.',
  },
  UNIT_SCHEMA_TYPE_CONFLICT: {
    status: 400,
    fr: 'Le chemin {path} est de type {type}, mais le vocabulaire {field} de l’ontologie est de type {known}.',
    en: 'The path {path} is of type {type}, but the vocabulary {field} of the ontology is of type {known}.',
    remedyFr: 'Reprenez le type du vocabulaire, ou donnez au champ un autre nom.',
    remedyEn: 'Take the type of the vocabulary, or give the field another name.',
  },
});
