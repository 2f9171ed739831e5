import { codeListNames } from '../schema/code-list-versions.ts';
import { type SedaVersion, sedaNamespace } from '../version.ts';
import type { ManifestInput } from './manifest-input.ts';
import { writePackage } from './write-package.ts';
import { element, openTag, wrap, XML_DECLARATION } from './xml-text.ts';

/**
 * Writes a SEDA manifest as pieces of text, groups and units as they come: memory depends on one of them, not on the
 * whole. What a version of SEDA does not name is written as an extension, where that version admits some.
 */
export async function* writeManifest(input: ManifestInput): AsyncGenerator<string, void, undefined> {
  const { version } = input;
  yield XML_DECLARATION +
    openTag('ArchiveTransfer', { xmlns: sedaNamespace(version) }) +
    writeMessageHeader(input);
  yield* writePackage(input);
  for (const reference of input.relatedTransferReferences ?? []) {
    yield element('RelatedTransferReference', reference);
  }
  yield `${
    optional('TransferRequestReplyIdentifier', input.transferRequestReplyIdentifier) +
    wrap('ArchivalAgency', element('Identifier', input.archivalAgency)) +
    wrap('TransferringAgency', element('Identifier', input.transferringAgency))
  }</ArchiveTransfer>`;
}

/** How every message begins. */
export interface MessageHeader {
  readonly version: SedaVersion;
  readonly comments?: readonly { readonly text: string; readonly lang?: string }[];
  readonly date: string;
  readonly messageIdentifier: string;
  readonly archivalAgreement?: string;
  /** By element name: `{ReplyCodeListVersion: '…'}`. */
  readonly codeListVersions?: Readonly<Record<string, string>>;
}

export function writeMessageHeader(input: MessageHeader): string {
  const comments = (input.comments ?? []).map(({ text, lang }) =>
    element('Comment', text, { 'xml:lang': lang }),
  );
  const lists = codeListNames(input.version).map((name) => optional(name, input.codeListVersions?.[name]));
  return (
    comments.join('') +
    element('Date', input.date) +
    element('MessageIdentifier', input.messageIdentifier) +
    optional('ArchivalAgreement', input.archivalAgreement) +
    wrap('CodeListVersions', lists.join(''))
  );
}

function optional(name: string, text: string | undefined): string {
  return text === undefined ? '' : element(name, text);
}
