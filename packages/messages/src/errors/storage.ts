import { defineErrors } from './definition.ts';

/** Offers, strategies, folders of operations. */
export const storageErrors = defineErrors({
  OFFER_KEY_TAKEN: {
    status: 409,
    fr: 'L’offre {offer} contient déjà {key}, avec d’autres octets.',
    en: 'The offer {offer} already holds {key}, with other bytes.',
    remedyFr:
      'Rien n’est écrit deux fois : relancez l’opération, sa tentative suivante écrira sous d’autres noms.',
    remedyEn: 'Nothing is written twice: resume the operation, its next attempt writes under other names.',
  },
  OFFER_KEY_ABSENT: {
    status: 404,
    fr: 'L’offre {offer} ne contient pas {key}.',
    en: 'The offer {offer} does not hold {key}.',
    remedyFr: 'Auditez l’offre, et recopiez le dossier depuis une autre offre.',
    remedyEn: 'Audit the offer, and copy the folder again from another offer.',
  },
  OFFER_KEY_INVALID: {
    status: 500,
    fr: '« {key} » n’est pas un nom qu’une offre accepte.',
    en: '"{key}" is not a name that an offer accepts.',
    remedyFr: 'Signalez ce défaut avec le journal du serveur.',
    remedyEn: 'Report this fault with the server log.',
  },
  OFFER_DIGEST_DIFFERS: {
    status: 500,
    fr: 'Les octets reçus pour {key} n’ont pas l’empreinte ou la taille annoncées (offre {offer}).',
    en: 'The bytes received for {key} do not have the digest or the size that were announced (offer {offer}).',
    remedyFr:
      'Rien n’a été gardé. Relancez l’opération ; si cela revient, vérifiez la mémoire de la machine.',
    remedyEn: 'Nothing was kept. Resume the operation; if it comes back, check the memory of the machine.',
  },
  OFFER_CORRUPTED: {
    status: 500,
    fr: 'Relu sur l’offre {offer}, {key} n’est pas ce qui avait été écrit.',
    en: 'Read back from the offer {offer}, {key} is not what was written.',
    remedyFr: 'Le support est douteux : vérifiez le disque de cette offre, puis relancez l’opération.',
    remedyEn: 'The medium is doubtful: check the disk of this offer, then resume the operation.',
  },
  OFFER_UNAVAILABLE: {
    status: 503,
    fr: 'L’offre {offer} est indisponible : {reason}.',
    en: 'The offer {offer} is unavailable: {reason}.',
    remedyFr: 'Rétablissez l’offre (montage, droits, réseau), puis relancez l’opération : elle reprend.',
    remedyEn: 'Bring the offer back (mount, permissions, network), then resume the operation: it goes on.',
  },
  OFFER_FULL: {
    status: 507,
    fr: 'L’offre {offer} n’a plus de place.',
    en: 'The offer {offer} is full.',
    remedyFr: 'Faites de la place ou agrandissez l’offre, puis relancez l’opération : elle reprend.',
    remedyEn: 'Make room or enlarge the offer, then resume the operation: it goes on.',
  },
  OFFER_OF_ANOTHER_ARCHIVE: {
    status: 500,
    fr: 'L’offre {offer} appartient à l’archive {found}, et la base de données à l’archive {expected}.',
    en: 'The offer {offer} belongs to the archive {found}, and the database to the archive {expected}.',
    remedyFr:
      'Corrigez la configuration des offres. Si la base a été perdue : chartrier rebuild --from {offer}.',
    remedyEn:
      'Correct the offers in the configuration. If the database was lost: chartrier rebuild --from {offer}.',
  },
  OFFER_NOT_EMPTY: {
    status: 500,
    fr: 'L’offre {offer} contient des fichiers, mais pas d’offer.json : elle n’est pas à nous.',
    en: 'The offer {offer} holds files but no offer.json: it is not ours.',
    remedyFr: 'Donnez un dossier vide à cette offre.',
    remedyEn: 'Give this offer an empty folder.',
  },
  STRATEGY_UNKNOWN: {
    status: 400,
    fr: 'La stratégie de stockage « {strategy} » n’existe pas.',
    en: 'The storage strategy "{strategy}" does not exist.',
    remedyFr: 'Choisissez parmi : {known}.',
    remedyEn: 'Choose among: {known}.',
  },
  OFFER_UNKNOWN: {
    status: 500,
    fr: 'La stratégie {strategy} nomme l’offre « {offer} », qui n’est pas configurée.',
    en: 'The strategy {strategy} names the offer "{offer}", which is not configured.',
    remedyFr: 'Ajoutez l’offre à la configuration, ou ôtez-la de la stratégie. Offres connues : {known}.',
    remedyEn: 'Add the offer to the configuration, or remove it from the strategy. Known offers: {known}.',
  },
  OFFER_ATTEMPT_SUPERSEDED: {
    status: 409,
    fr: 'Une autre tentative que la {attempt} écrit déjà l’opération {operation}.',
    en: 'Another attempt than {attempt} already writes the operation {operation}.',
    remedyFr: 'Rien à faire : l’autre tentative continue.',
    remedyEn: 'Nothing to do: the other attempt goes on.',
  },
  OFFER_FOLDER_FINISHED: {
    status: 409,
    fr: 'Sur l’offre {offer}, l’opération {operation} est déjà finie, autrement que dans la base de données.',
    en: 'On the offer {offer}, the operation {operation} is finished already, otherwise than in the database.',
    remedyFr: 'L’offre est en avance sur la base : lancez chartrier catch-up.',
    remedyEn: 'The offer is ahead of the database: run chartrier catch-up.',
  },
  OFFER_FOLDER_CLOSED: {
    status: 500,
    fr: 'Le dossier de l’opération {operation} ne peut plus rien recevoir.',
    en: 'The folder of the operation {operation} takes nothing any more.',
    remedyFr: 'Relancez l’opération ; si cela revient, signalez ce défaut avec le journal du serveur.',
    remedyEn: 'Resume the operation; if it comes back, report this fault with the server log.',
  },
  OBJECT_SIZE_DIFFERS: {
    status: 500,
    fr: 'L’objet {object} a donné {found} octets au lieu de {expected}.',
    en: 'The object {object} gave {found} bytes instead of {expected}.',
    remedyFr: 'Le paquet déposé a changé ou son répertoire ment : déposez-le à nouveau.',
    remedyEn: 'The deposited package changed or its directory lies: deposit it again.',
  },
  OBJECT_UNREADABLE: {
    status: 500,
    fr: 'Aucune offre ne rend {key}.',
    en: 'No offer gives {key} back.',
    remedyFr: 'Rétablissez les offres, puis auditez-les.',
    remedyEn: 'Bring the offers back, then audit them.',
  },
  OBJECT_DIGEST_DIFFERS: {
    status: 500,
    fr: 'L’objet {object}, lu dans {key}, n’a pas l’empreinte qui a été scellée.',
    en: 'The object {object}, read in {key}, does not have the digest that was sealed.',
    remedyFr: 'Auditez les offres : une copie est abîmée.',
    remedyEn: 'Audit the offers: a copy is damaged.',
  },
  OBJECT_RANGE_INVALID: {
    status: 416,
    fr: 'L’objet {object} a {length} octets : la partie demandée est au-delà.',
    en: 'The object {object} has {length} bytes: the part asked for is beyond.',
    remedyFr: 'Demandez une partie qui commence avant la fin.',
    remedyEn: 'Ask for a part that begins before its end.',
  },
});
