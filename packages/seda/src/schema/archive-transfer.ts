import type { SedaVersion } from '../version.ts';
import { dateTime, identifier, nonEmptyToken, open, organizationWithId, text, xmlId } from './basic-types.ts';
import { codeListVersions } from './code-list-versions.ts';
import { dataObjectPackage } from './data-object-package.ts';
import { childrenType, type ElementType, many, one, optional, sequence } from './particles.ts';

/** The message's root element. */
export const ROOT = 'ArchiveTransfer';

/** ArchiveTransferType: what a producer sends. */
export function archiveTransfer(version: SedaVersion): ElementType {
  return childrenType(
    'ArchiveTransferType',
    sequence(
      many('Comment', text),
      one('Date', dateTime),
      one('MessageIdentifier', version === '2.1' ? identifier : nonEmptyToken),
      optional('Signature', open),
      optional('ArchivalAgreement', identifier),
      one('CodeListVersions', codeListVersions(version)),
      optional('DataObjectPackage', dataObjectPackage(version)),
      many('RelatedTransferReference', identifier),
      optional('TransferRequestReplyIdentifier', identifier),
      one('ArchivalAgency', organizationWithId),
      one('TransferringAgency', organizationWithId),
    ),
    xmlId,
  );
}
