import { defineErrors } from '../definition.ts';
import { fault } from '../fault.ts';

/** What is refused of data objects: their usage, digest, size and file. */
export const objectsErrors = defineErrors({
  INGEST_OBJECT_NOT_ALLOWED: fault({
    fr: 'Ce type de versement ne porte pas d’objets ; le bordereau déclare {id}.',
    en: 'This kind of deposit has no objects; the manifest declares {id}.',
    remedyFr: 'Retirez les objets, ou versez en DEFAULT_WORKFLOW.',
    remedyEn: 'Remove the objects, or deposit with DEFAULT_WORKFLOW.',
  }),
  INGEST_VERSION_INVALID: fault({
    fr: 'L’usage « {version} » de l’objet {id} n’est pas connu.',
    en: 'The usage “{version}” of the object {id} is not known.',
    remedyFr: 'Écrivez un de ces usages, suivi si besoin de _ et d’un numéro : {known}.',
    remedyEn: 'Write one of these usages, followed if needed by _ and a number: {known}.',
  }),
  INGEST_VERSION_OF_OTHER_KIND: fault({
    fr: 'L’objet {id} ne peut pas avoir l’usage « {version} » : il est {kind}.',
    en: 'The object {id} cannot have the usage “{version}”: it is {kind}.',
    remedyFr: 'Un fichier est BinaryMaster, un objet physique PhysicalMaster.',
    remedyEn: 'A file is BinaryMaster, a physical object PhysicalMaster.',
  }),
  INGEST_OBJECT_FIELD_EMPTY: fault({
    fr: 'L’objet {id} n’a pas de {field}.',
    en: 'The object {id} has no {field}.',
    remedyFr: 'Renseignez {field}.',
    remedyEn: 'Fill in {field}.',
  }),
  INGEST_DIGEST_ALGORITHM: fault({
    fr: 'L’algorithme d’empreinte « {algorithm} » de l’objet {id} n’est pas connu.',
    en: 'The digest algorithm “{algorithm}” of the object {id} is not known.',
    remedyFr: 'Écrivez un de ces noms : {known}.',
    remedyEn: 'Write one of these names: {known}.',
  }),
  INGEST_URI_WITHOUT_FILE: fault({
    fr: 'Le bordereau nomme {uri}, que l’archive ne contient pas.',
    en: 'The manifest names {uri}, which the archive does not hold.',
    remedyFr: 'Ajoutez le fichier, ou corrigez l’Uri (majuscules et minuscules comptent).',
    remedyEn: 'Add the file, or correct the Uri (capitals matter).',
  }),
  INGEST_FILE_WITHOUT_URI: fault({
    fr: 'L’archive contient {uri}, que le bordereau ne nomme pas.',
    en: 'The archive holds {uri}, which the manifest does not name.',
    remedyFr: 'Retirez le fichier, ou déclarez-le dans un BinaryDataObject.',
    remedyEn: 'Remove the file, or declare it in a BinaryDataObject.',
  }),
  INGEST_DIGEST_DIFFERS: fault({
    fr: 'L’empreinte {algorithm} du fichier {entry} n’est pas celle du bordereau.',
    en: 'The {algorithm} digest of the file {entry} is not the manifest’s.',
    remedyFr:
      'Le fichier a changé depuis que le bordereau a été fait, ou l’empreinte est d’un autre : refaites le versement.',
    remedyEn:
      'The file changed since the manifest was made, or the digest is another file’s: make the deposit again.',
  }),
  INGEST_DIGEST_FORM: fault({
    fr: 'L’empreinte {algorithm} de l’objet {id} n’est pas en hexadécimal de {length} caractères.',
    en: 'The {algorithm} digest of the object {id} is not {length} hexadecimal characters.',
    remedyFr: 'Écrivez l’empreinte en hexadécimal : c’est sa forme qui est fausse, pas forcément le fichier.',
    remedyEn: 'Write the digest in hexadecimal: its form is wrong, not necessarily the file.',
  }),
  INGEST_DIGEST_ABSENT: fault({
    fr: 'L’objet {id} n’a pas d’empreinte (MessageDigest).',
    en: 'The object {id} has no digest (MessageDigest).',
    remedyFr: 'Renseignez MessageDigest et son attribut algorithm.',
    remedyEn: 'Fill in MessageDigest and its attribute algorithm.',
  }),
  INGEST_SIZE_DIFFERS: fault({
    fr: 'La taille déclarée du fichier {entry} ({declared}) n’est pas la sienne ({found}) : la vraie est gardée.',
    en: 'The size declared of the file {entry} ({declared}) is not its own ({found}): the real one is kept.',
    remedyFr: 'Corrigez Size dans le bordereau, ou vérifiez que le fichier est le bon.',
    remedyEn: 'Correct Size in the manifest, or check that the file is the right one.',
  }),
});
