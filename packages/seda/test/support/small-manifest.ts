import { type SedaVersion, sedaNamespace } from '../../src/index.ts';

/** The parts of a small, right manifest that a test replaces. */
export interface SmallManifest {
  readonly version?: SedaVersion;
  readonly prolog?: string;
  readonly rootAttributes?: string;
  readonly header?: string;
  readonly codeLists?: string;
  readonly objects?: string;
  readonly units?: string;
  readonly managementMetadata?: string;
  readonly afterPackage?: string;
}

export const UNIT_CONTENT = '<DescriptionLevel>Item</DescriptionLevel><Title>Titre</Title>';

/** One line for each part, so that a test knows the line of its fault. */
export const LINES = {
  header: 3,
  codeLists: 4,
  objects: 6,
  units: 8,
  managementMetadata: 10,
  afterPackage: 12,
};

export function smallManifest(parts: SmallManifest = {}): string {
  const version = parts.version ?? '2.2';
  return [
    parts.prolog ?? '<?xml version="1.0" encoding="UTF-8"?>',
    `<ArchiveTransfer xmlns="${sedaNamespace(version)}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"${parts.rootAttributes ?? ''}>`,
    parts.header ??
      '<Date>2024-02-29T10:00:00</Date><MessageIdentifier>M1</MessageIdentifier><ArchivalAgreement>IC-1</ArchivalAgreement>',
    parts.codeLists ?? '<CodeListVersions/>',
    '<DataObjectPackage>',
    parts.objects ?? '',
    '<DescriptiveMetadata>',
    parts.units ?? unit('U1', UNIT_CONTENT),
    '</DescriptiveMetadata>',
    parts.managementMetadata ??
      '<ManagementMetadata><OriginatingAgencyIdentifier>SP</OriginatingAgencyIdentifier></ManagementMetadata>',
    '</DataObjectPackage>',
    parts.afterPackage ??
      '<ArchivalAgency><Identifier>A</Identifier></ArchivalAgency><TransferringAgency><Identifier>T</Identifier></TransferringAgency>',
    '</ArchiveTransfer>',
  ].join('\n');
}

export function unit(id: string, content: string, rest = ''): string {
  return `<ArchiveUnit id="${id}"><Content>${content}</Content>${rest}</ArchiveUnit>`;
}

export function managed(id: string, management: string): string {
  return `<ArchiveUnit id="${id}"><Management>${management}</Management><Content>${UNIT_CONTENT}</Content></ArchiveUnit>`;
}

export function binary(id: string, inside: string): string {
  return `<BinaryDataObject id="${id}">${inside}</BinaryDataObject>`;
}
