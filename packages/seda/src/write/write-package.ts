import type { ManagementMetadataInput, PackageInput } from './manifest-input.ts';
import { writeDataObjectGroup } from './write-data-object.ts';
import { writeManagement, writeUnit } from './write-units.ts';
import { element, wrap } from './xml-text.ts';

/**
 * The package of a message (DataObjectPackage), groups and units as they come. What a version of SEDA does not name is
 * written as an extension, where that version admits some.
 */
export async function* writePackage(input: PackageInput): AsyncGenerator<string, void, undefined> {
  const { version } = input;
  const leftOut = input.onLeftOut ?? (() => undefined);
  yield '<DataObjectPackage>';
  for await (const group of input.dataObjectGroups) yield writeDataObjectGroup(group, version, leftOut);
  yield '<DescriptiveMetadata>';
  for await (const unit of input.archiveUnits) yield* writeUnit(unit, version, leftOut);
  yield '</DescriptiveMetadata>';
  yield wrap('ManagementMetadata', writePackageManagement(input.managementMetadata, input));
  yield '</DataObjectPackage>';
}

function writePackageManagement(metadata: ManagementMetadataInput, input: PackageInput): string {
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
