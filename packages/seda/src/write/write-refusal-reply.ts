import { REPLY_END, replyAgencies, replyCodeLists, replyStart } from './write-reply.ts';
import { element } from './xml-text.ts';

/**
 * The reply to a deposit that could not even begin (unknown workflow …): nothing was read, so what would come from the
 * manifest says that it is to be defined. Always in SEDA 2.1.
 *
 * @param requestId the request's id.
 * @param date now, with offset and milliseconds.
 */
export function writeRefusalReply(requestId: string, date: string): string {
  return (
    replyStart('2.1') +
    element('Date', date) +
    element('MessageIdentifier', requestId) +
    element('ArchivalAgreement', 'ArchivalAgreementToBeDefined') +
    replyCodeLists({
      replyCodeListVersion: 'ReplyCodeListVersionToBeDefined',
      messageDigestAlgorithmCodeListVersion: 'MessageDigestAlgorithmCodeListVersionToBeDefined',
      fileFormatCodeListVersion: 'FileFormatCodeListVersionToBeDefined',
    }) +
    element('ReplyCode', 'KO') +
    element('MessageRequestIdentifier', 'Unknown') +
    replyAgencies('ArchivalAgencyToBeDefined', 'TransferringAgencyToBeDefined') +
    REPLY_END
  );
}
