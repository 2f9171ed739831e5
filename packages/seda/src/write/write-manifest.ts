import { codeListNames } from '../schema/code-list-versions.ts';
import { sedaNamespace } from '../version.ts';
import type { ManagementMetadataInput, ManifestInput } from './manifest-input.ts';
import { writeDataObjectGroup } from './write-data-object.ts';
import { writeManagement, writeUnit } from './write-units.ts';
import { element, openTag, wrap, XML_DECLARATION } from './xml-text.ts';

/**
 * Writes a SEDA manifest as pieces of text, groups and units as they come: memory depends on one of them, not on the
 * whole. What a version of SEDA does not name is written as an extension, where that version admits some.
 */
export async function* writeManifest(input: ManifestInput): AsyncGenerator<string, void, undefined> {
  const { version } = input;
  const leftOut = input.onLeftOut ?? (() => undefined);
  yield XML_DECLARATION + openTag('ArchiveTransfer', { xmlns: sedaNamespace(version) }) + writeHeader(input);
  yield '<DataObjectPackage>';
  for await (const group of input.dataObjectGroups) yield writeDataObjectGroup(group, version, leftOut);
  yield '<DescriptiveMetadata>';
  for await (const unit of input.archiveUnits) yield* writeUnit(unit, version, leftOut);
  yield '</DescriptiveMetadata>';
  yield wrap('ManagementMetadata', writeTransferManagement(input.managementMetadata, input));
  yield '</DataObjectPackage>';
  for (const reference of input.relatedTransferReferences ?? []) {
    yield element('RelatedTransferReference', reference);
  }
  yield `${
    optional('TransferRequestReplyIdentifier', input.transferRequestReplyIdentifier) +
    wrap('ArchivalAgency', element('Identifier', input.archivalAgency)) +
    wrap('TransferringAgency', element('Identifier', input.transferringAgency))
  }</ArchiveTransfer>`;
}

function writeHeader(input: ManifestInput): string {
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

function writeTransferManagement(metadata: ManagementMetadataInput, input: ManifestInput): string {
  const leftOut = (name: string) => input.onLeftOut?.('ManagementMetadata', name);
  return (
    optional('ArchivalProfile', metadata.archivalProfile) +
    optional('ServiceLevel', metadata.serviceLevel) +
    optional('AcquisitionInformation', metadata.acquisitionInformation) +
    optional('LegalStatus', metadata.legalStatus) +
    optional('OriginatingAgencyIdentifier', metadata.originatingAgencyIdentifier) +
    optional('SubmissionAgencyIdentifier', metadata.submissionAgencyIdentifier) +
    writeManagement(metadata.management ?? {}, metadata.events ?? [], input.version, leftOut)
  );
}

function optional(name: string, text: string | undefined): string {
  return text === undefined ? '' : element(name, text);
}
