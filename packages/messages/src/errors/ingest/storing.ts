import { defineErrors } from '../definition.ts';
import { fault } from '../fault.ts';

/** What stops a deposit when it is stored. */
export const storingErrors = defineErrors({
  INGEST_OFFER_FULL: fault({
    fr: 'L’offre de stockage {offer} n’a plus la place : {needed} octets à stocker, {usable} libres.',
    en: 'The storage offer {offer} has no room: {needed} bytes to store, {usable} free.',
    remedyFr: 'Faites de la place sur cette offre, puis versez de nouveau.',
    remedyEn: 'Make room on this offer, then deposit again.',
  }),
  INGEST_PERSISTENT_IDENTIFIER_TAKEN: fault({
    fr: 'L’identifiant pérenne {identifier}, tiré pour ce versement, est déjà celui d’un autre élément.',
    en: 'The persistent identifier {identifier}, drawn for this deposit, is another item’s already.',
    remedyFr: 'Versez de nouveau : d’autres noms seront tirés.',
    remedyEn: 'Deposit again: other names will be drawn.',
  }),
});
