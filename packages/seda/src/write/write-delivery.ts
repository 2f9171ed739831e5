import { sedaNamespace, sedaSchemaLocation } from '../version.ts';
import type { PackageInput } from './manifest-input.ts';
import { type MessageHeader, writeMessageHeader } from './write-manifest.ts';
import { writePackage } from './write-package.ts';
import { element, openTag, wrap, XML_DECLARATION, XSI_NAMESPACE } from './xml-text.ts';

/** What a reply to a request of delivery says around its package. */
export interface DeliveryMessage extends Omit<MessageHeader, 'version'> {
  /** The request that it answers. */
  readonly messageRequestIdentifier: string;
  readonly authorizationRequestReplyIdentifier?: string;
  /** Identifies what was asked (SEDA's UnitIdentifier). */
  readonly unitIdentifier: string;
  readonly archivalAgency: string;
  readonly requester: string;
}

/** What a delivery is written from: without a message, its package stands alone (Vitam's minimal delivery). */
export interface DeliveryInput extends PackageInput {
  readonly message?: DeliveryMessage;
}

/**
 * Writes an ArchiveDeliveryRequestReply, the manifest of a dissemination package (OAIS: DIP), as pieces of text, groups and
 * units as they come: memory depends on one of them, not on the whole.
 */
export async function* writeDelivery(input: DeliveryInput): AsyncGenerator<string, void, undefined> {
  const { version, message } = input;
  const namespace = sedaNamespace(version);
  yield XML_DECLARATION +
    openTag('ArchiveDeliveryRequestReply', {
      xmlns: namespace,
      'xmlns:xsi': XSI_NAMESPACE,
      'xsi:schemaLocation': `${namespace} ${sedaSchemaLocation(version)}`,
    }) +
    (message === undefined ? '' : writeMessageHeader({ ...message, version }));
  yield* writePackage(input);
  yield `${message === undefined ? '' : writeFooter(message)}</ArchiveDeliveryRequestReply>`;
}

function writeFooter(message: DeliveryMessage): string {
  const authorization = message.authorizationRequestReplyIdentifier;
  return (
    element('MessageRequestIdentifier', message.messageRequestIdentifier) +
    (authorization === undefined ? '' : element('AuthorizationRequestReplyIdentifier', authorization)) +
    element('UnitIdentifier', message.unitIdentifier) +
    wrap('ArchivalAgency', element('Identifier', message.archivalAgency)) +
    wrap('Requester', element('Identifier', message.requester))
  );
}
