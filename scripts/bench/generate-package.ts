import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type StoredContent, storedZip } from './stored-zip.ts';

export interface PackageShape {
  readonly units: number;
  /** Bytes of each object. */
  readonly objectBytes: number;
  readonly agency: string;
  readonly ingestContract: string;
}

/** Units in one folder of the generated tree: 160,000 units are 400 folders of 400. */
const UNITS_A_FOLDER = 400;
const OBJECTS_A_DIRECTORY = 1000;
const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];
const SUBJECTS = [
  'lavoir',
  'pont',
  'école',
  'église',
  'marché',
  'chemin vicinal',
  'cadastre',
  'octroi',
  'hospice',
  'fontaine',
];

/** The same bytes for the same ordinal, different for each: a small generator (xorshift32) seeded by the ordinal. */
export function objectBytes(ordinal: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let state = (ordinal + 1) * 2654435761;
  for (let offset = 0; offset < size; offset += 4) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    if (offset + 4 <= size) bytes.writeInt32LE(state | 0, offset);
    else bytes.fill(state & 0xff, offset);
  }
  bytes.write(`pièce ${ordinal}\n`, 0, 'utf8');
  return bytes;
}

/** Larger objects are made piece by piece, each piece from a number of its own. */
const PIECE_BYTES = 16 * 1024 * 1024;

/** The bytes of an object of any size. */
function* objectPieces(ordinal: number, size: number): Generator<Buffer> {
  for (let done = 0; done < size; done += PIECE_BYTES) {
    yield objectBytes(ordinal + done / PIECE_BYTES, Math.min(PIECE_BYTES, size - done));
  }
}

function digestOf(ordinal: number, size: number): string {
  const digest = createHash('sha512');
  for (const piece of objectPieces(ordinal, size)) digest.update(piece);
  return digest.digest('hex');
}

function objectUri(ordinal: number): string {
  return `content/${Math.floor(ordinal / OBJECTS_A_DIRECTORY)}/${ordinal}.txt`;
}

function header(shape: PackageShape): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<ArchiveTransfer xmlns="fr:gouv:culture:archivesdefrance:seda:v2.2" xmlns:xlink="http://www.w3.org/1999/xlink">
<Comment>Versement de mesure</Comment><Date>2024-03-05T09:00:00</Date><MessageIdentifier>MESURE-${shape.units}</MessageIdentifier>
<ArchivalAgreement>${shape.ingestContract}</ArchivalAgreement><CodeListVersions/><DataObjectPackage>
`;
}

function binaryDataObject(ordinal: number, shape: PackageShape): string {
  const digest = digestOf(ordinal, shape.objectBytes);
  return `<DataObjectGroup id="G${ordinal}"><BinaryDataObject id="O${ordinal}"><DataObjectVersion>BinaryMaster_1</DataObjectVersion><Uri>${objectUri(ordinal)}</Uri><MessageDigest algorithm="SHA-512">${digest}</MessageDigest><Size>${shape.objectBytes}</Size><FormatIdentification><FormatLitteral>Plain Text File</FormatLitteral><MimeType>text/plain</MimeType><FormatId>x-fmt/111</FormatId></FormatIdentification><FileInfo><Filename>${ordinal}.txt</Filename><LastModified>2024-01-02T10:20:30</LastModified></FileInfo></BinaryDataObject></DataObjectGroup>
`;
}

function archiveUnit(ordinal: number): string {
  const subject = SUBJECTS[ordinal % SUBJECTS.length];
  const month = MONTHS[ordinal % MONTHS.length];
  const year = 1850 + (ordinal % 170);
  const start = `${year}-${String(1 + (ordinal % 12)).padStart(2, '0')}-0${1 + (ordinal % 9)}`;
  return `<ArchiveUnit id="U${ordinal}"><Management><AccessRule><Rule>ACC-COURRIER</Rule><StartDate>${start}</StartDate></AccessRule></Management><Content><DescriptionLevel>Item</DescriptionLevel><Title>Délibération ${ordinal} relative au ${subject}, ${month} ${year}</Title><OriginatingAgencyArchiveUnitIdentifier>PIECE-${ordinal}</OriginatingAgencyArchiveUnitIdentifier><Description>Extrait du registre des délibérations : travaux de réparation du ${subject}, devis, vote des crédits et désignation des entrepreneurs par le conseil municipal.</Description><Language>fra</Language><Keyword><KeywordContent>${subject}</KeywordContent><KeywordType>subject</KeywordType></Keyword><StartDate>${start}</StartDate><EndDate>${year}-12-31</EndDate></Content><DataObjectReference><DataObjectGroupReferenceId>G${ordinal}</DataObjectGroupReferenceId></DataObjectReference></ArchiveUnit>
`;
}

/** Folder units, beside the units that hold objects. */
export function folderCount(units: number): number {
  return Math.ceil(units / UNITS_A_FOLDER);
}

function* manifest(shape: PackageShape): Generator<string> {
  yield header(shape);
  for (let ordinal = 0; ordinal < shape.units; ordinal += 1) yield binaryDataObject(ordinal, shape);
  yield '<DescriptiveMetadata>\n';
  for (let folder = 0; folder < folderCount(shape.units); folder += 1) {
    yield `<ArchiveUnit id="F${folder}"><Content><DescriptionLevel>File</DescriptionLevel><Title>Registre ${folder}</Title></Content>\n`;
    const end = Math.min((folder + 1) * UNITS_A_FOLDER, shape.units);
    for (let ordinal = folder * UNITS_A_FOLDER; ordinal < end; ordinal += 1) yield archiveUnit(ordinal);
    yield '</ArchiveUnit>\n';
  }
  yield `</DescriptiveMetadata><ManagementMetadata><OriginatingAgencyIdentifier>${shape.agency}</OriginatingAgencyIdentifier><SubmissionAgencyIdentifier>${shape.agency}</SubmissionAgencyIdentifier></ManagementMetadata></DataObjectPackage>
<ArchivalAgency><Identifier>${shape.agency}</Identifier></ArchivalAgency><TransferringAgency><Identifier>${shape.agency}</Identifier></TransferringAgency></ArchiveTransfer>
`;
}

function* contents(shape: PackageShape): Generator<StoredContent> {
  yield { name: 'manifest.xml', pieces: () => asBuffers(manifest(shape)) };
  for (let ordinal = 0; ordinal < shape.units; ordinal += 1)
    yield { name: objectUri(ordinal), pieces: () => objectPieces(ordinal, shape.objectBytes) };
}

function* asBuffers(texts: Iterable<string>): Generator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

/** Writes a stored ZIP of the shape asked for, as a stream: memory holds its directory. */
export async function generatePackage(shape: PackageShape, file: string): Promise<void> {
  const zip = Readable.from(storedZip(contents(shape)), { objectMode: false });
  await pipeline(zip, createWriteStream(file));
}
