import { defineErrors } from './definition.ts';

/** Packages that come in several pieces. */
export const uploadErrors = defineErrors({
  UPLOAD_NOT_FOUND: {
    status: 404,
    fr: 'Aucun envoi {id} n’est en cours pour vous.',
    en: 'No upload {id} of yours is under way.',
    remedyFr: 'Il a peut-être expiré ou été abandonné : commencez un nouvel envoi.',
    remedyEn: 'It may have expired or been given up: begin a new upload.',
  },
  UPLOAD_OFFSET_DIFFERS: {
    status: 409,
    fr: 'L’envoi {id} en est à l’octet {received}, et non à l’octet {offset}.',
    en: 'The upload {id} is at byte {received}, not at byte {offset}.',
    remedyFr: 'Demandez où en est l’envoi (HEAD), puis reprenez à cet octet.',
    remedyEn: 'Ask where the upload stands (HEAD), then go on from that byte.',
  },
  UPLOAD_BUSY: {
    status: 409,
    fr: 'L’envoi {id} est en train de recevoir par une autre connexion.',
    en: 'The upload {id} is receiving through another connection.',
    remedyFr: 'Attendez quelques secondes, puis reprenez.',
    remedyEn: 'Wait a few seconds, then go on.',
  },
  UPLOAD_PIECE_CUT: {
    status: 400,
    fr: 'L’envoi {id} s’est interrompu ; {received} octets sont gardés.',
    en: 'The upload {id} broke off; {received} bytes are kept.',
    remedyFr: 'Reprenez à l’octet {received}.',
    remedyEn: 'Go on from byte {received}.',
  },
  UPLOAD_BEYOND_LENGTH: {
    status: 400,
    fr: 'L’envoi {id} apporte plus que les {length} octets annoncés.',
    en: 'The upload {id} brings more than the {length} bytes that were announced.',
    remedyFr: 'Abandonnez cet envoi et annoncez la bonne taille (Upload-Length).',
    remedyEn: 'Give this upload up, and announce the right size (Upload-Length).',
  },
  UPLOAD_INCOMPLETE: {
    status: 400,
    fr: 'L’envoi {id} est dit fini, mais {received} octets sur {length} sont arrivés.',
    en: 'The upload {id} is said to be complete, but {received} bytes of {length} have arrived.',
    remedyFr: 'Envoyez le reste, à partir de l’octet {received}.',
    remedyEn: 'Send the rest, from byte {received}.',
  },
  UPLOAD_DIGEST_DIFFERS: {
    status: 400,
    fr: 'Le paquet reçu n’a pas l’empreinte annoncée : {found} au lieu de {announced}.',
    en: 'The package received has not the digest that was announced: {found} instead of {announced}.',
    remedyFr: 'Rien n’a été gardé : vérifiez le fichier, puis envoyez-le de nouveau.',
    remedyEn: 'Nothing was kept: check the file, then send it again.',
  },
  UPLOAD_TOO_MANY: {
    status: 429,
    fr: 'Le tenant {tenant} a déjà {limit} envois en cours.',
    en: 'Tenant {tenant} already has {limit} uploads under way.',
    remedyFr: 'Finissez ou abandonnez un envoi en cours.',
    remedyEn: 'Finish or give up one of them.',
  },
  UPLOAD_NO_ROOM: {
    status: 507,
    fr: 'L’espace de travail n’a pas la place de {length} octets : {free} sont libres.',
    en: 'The workspace has no room for {length} bytes: {free} are free.',
    remedyFr: 'Attendez la fin d’autres versements, ou faites agrandir l’espace de travail.',
    remedyEn: 'Wait until other deposits have ended, or have the workspace enlarged.',
  },
});
