import { canonicalJson } from './canonical-json.ts';
import { parseRecord, readRecord } from './json-record.ts';

/** `offer.json`: whose offer this is. Written once, before anything else. */
export interface OfferFile {
  /** The archive's id, the same on all its offers: two archives never share an offer. */
  readonly archive: string;
  readonly layout: number;
  /** The offer's name in the configuration that made it. */
  readonly offer: string;
}

export function renderOfferFile(offer: OfferFile): Buffer {
  return Buffer.from(`${canonicalJson(offer)}\n`);
}

/** @throws OfferFormatError OFFER_INVALID */
export function parseOfferFile(bytes: Buffer): OfferFile {
  const read = readRecord(parseRecord(bytes.toString('utf8'), 'OFFER_INVALID'), 'OFFER_INVALID');
  return { archive: read.text('archive'), layout: read.count('layout'), offer: read.text('offer') };
}
