import { createHash } from 'node:crypto';
import { ZipFile } from 'yazl';

export interface PackageFile {
  readonly name: string;
  readonly content: Buffer;
}

export interface PackageOptions {
  readonly messageIdentifier?: string;
  readonly archivalAgreement?: string;
  readonly originatingAgency?: string;
  /** Written in the manifest instead of the true digest, to be refused. */
  readonly wrongDigest?: boolean;
}

const SEDA = 'fr:gouv:culture:archivesdefrance:seda:v2.1';

/** SHA-512 in hexadecimal, as the manifest and the object group write it. */
export function sha512(content: Buffer): string {
  return createHash('sha512').update(content).digest('hex');
}

/** A transfer in SEDA 2.1 as a zip: a folder unit, and under it one unit and one BinaryMaster for each file. */
export async function smallPackage(
  files: readonly PackageFile[],
  options: PackageOptions = {},
): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(manifest(files, options)), 'manifest.xml');
  for (const [index, file] of files.entries()) zip.addBuffer(file.content, uri(index));
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

const uri = (index: number) => `Content/object-${index}.txt`;

function manifest(files: readonly PackageFile[], options: PackageOptions): string {
  const agency = options.originatingAgency ?? 'Agency1';
  return `<?xml version="1.0" encoding="UTF-8"?>
<ArchiveTransfer xmlns="${SEDA}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:pr="info:lc/xmlns/premis-v2" xsi:schemaLocation="${SEDA} seda-2.1-main.xsd">
  <Comment>A small transfer</Comment>
  <Date>2024-05-06T07:08:09</Date>
  <MessageIdentifier>${options.messageIdentifier ?? 'small-package'}</MessageIdentifier>
  <ArchivalAgreement>${options.archivalAgreement ?? 'IngestContract1'}</ArchivalAgreement>
  <CodeListVersions>
    <ReplyCodeListVersion>v1</ReplyCodeListVersion>
    <MessageDigestAlgorithmCodeListVersion>v1</MessageDigestAlgorithmCodeListVersion>
    <MimeTypeCodeListVersion>v1</MimeTypeCodeListVersion>
    <FileFormatCodeListVersion>v1</FileFormatCodeListVersion>
    <DataObjectVersionCodeListVersion>v1</DataObjectVersionCodeListVersion>
    <StorageRuleCodeListVersion>v1</StorageRuleCodeListVersion>
    <AppraisalRuleCodeListVersion>v1</AppraisalRuleCodeListVersion>
    <AccessRuleCodeListVersion>v1</AccessRuleCodeListVersion>
    <DisseminationRuleCodeListVersion>v1</DisseminationRuleCodeListVersion>
    <ReuseRuleCodeListVersion>v1</ReuseRuleCodeListVersion>
    <ClassificationRuleCodeListVersion>v1</ClassificationRuleCodeListVersion>
    <AuthorizationReasonCodeListVersion>v1</AuthorizationReasonCodeListVersion>
    <RelationshipCodeListVersion>v1</RelationshipCodeListVersion>
  </CodeListVersions>
  <DataObjectPackage>
${files.map((file, index) => dataObject(file, index, options)).join('\n')}
    <DescriptiveMetadata>
      <ArchiveUnit id="folder">
        <Content><DescriptionLevel>RecordGrp</DescriptionLevel><Title>Folder of ${files.length}</Title></Content>
${files.map(unit).join('\n')}
      </ArchiveUnit>
    </DescriptiveMetadata>
    <ManagementMetadata>
      <OriginatingAgencyIdentifier>${agency}</OriginatingAgencyIdentifier>
      <SubmissionAgencyIdentifier>${agency}</SubmissionAgencyIdentifier>
    </ManagementMetadata>
  </DataObjectPackage>
  <ArchivalAgency><Identifier>${agency}</Identifier></ArchivalAgency>
  <TransferringAgency><Identifier>${agency}</Identifier></TransferringAgency>
</ArchiveTransfer>
`;
}

function dataObject(file: PackageFile, index: number, options: PackageOptions): string {
  const digest = options.wrongDigest === true ? sha512(Buffer.from('something else')) : sha512(file.content);
  return `    <BinaryDataObject id="object${index}">
      <DataObjectGroupId>group${index}</DataObjectGroupId>
      <DataObjectVersion>BinaryMaster_1</DataObjectVersion>
      <Uri>${uri(index)}</Uri>
      <MessageDigest algorithm="SHA-512">${digest}</MessageDigest>
      <Size>${file.content.length}</Size>
      <FormatIdentification><FormatLitteral>Plain Text File</FormatLitteral><MimeType>text/plain</MimeType><FormatId>x-fmt/111</FormatId></FormatIdentification>
      <FileInfo><Filename>${escaped(file.name)}</Filename></FileInfo>
    </BinaryDataObject>`;
}

function unit(file: PackageFile, index: number): string {
  return `        <ArchiveUnit id="unit${index}">
          <Content><DescriptionLevel>Item</DescriptionLevel><Title>${escaped(file.name)}</Title></Content>
          <DataObjectReference><DataObjectGroupReferenceId>group${index}</DataObjectGroupReferenceId></DataObjectReference>
        </ArchiveUnit>`;
}

/** A text as the content of an XML element. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
