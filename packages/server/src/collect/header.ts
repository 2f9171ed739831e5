import type { JsonObject } from '@chartrier/dsl';

/**
 * What the manifest's header will say, as a project and a transaction hold it (Vitam's names, which are those of SEDA's
 * header and of its `ManagementMetadata`). Nothing is required, nothing is checked before the deposit, as by Vitam.
 */
export const HEADER_FIELDS = [
  'Name',
  'ArchivalAgreement',
  'MessageIdentifier',
  'ArchivalAgencyIdentifier',
  'TransferringAgencyIdentifier',
  'OriginatingAgencyIdentifier',
  'SubmissionAgencyIdentifier',
  'ArchiveProfile',
  'AcquisitionInformation',
  'LegalStatus',
  'Comment',
] as const;

export type HeaderField = (typeof HEADER_FIELDS)[number];
export type CollectHeader = { readonly [Field in HeaderField]?: string };

/** The header's fields of a document; those that are absent or null are taken from `model`. */
export function headerOf(document: JsonObject, model: CollectHeader = {}): CollectHeader {
  const fields = HEADER_FIELDS.flatMap((field): [HeaderField, string][] => {
    const own = document[field];
    const value = typeof own === 'string' ? own : model[field];
    return value === undefined ? [] : [[field, value]];
  });
  return Object.fromEntries(fields);
}
