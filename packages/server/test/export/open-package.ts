import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  type ArchiveUnitRecord,
  type ArchiveUnitReferenceRecord,
  type BinaryDataObjectRecord,
  type Finding,
  type GroupEventRecord,
  type ManagementMetadataRecord,
  type PhysicalDataObjectRecord,
  readManifest,
} from '@chartrier/seda';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

/** A package (DIP), as whoever fetches it reads it. */
export interface OpenedPackage {
  readonly manifest: string;
  /** By name, the manifest left out. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly units: readonly ArchiveUnitRecord[];
  readonly links: readonly ArchiveUnitReferenceRecord[];
  readonly objects: readonly (BinaryDataObjectRecord | PhysicalDataObjectRecord)[];
  readonly groupEvents: readonly GroupEventRecord[];
  readonly management: ManagementMetadataRecord | undefined;
  /** What our validator says of its package, when a transfer holds it. */
  readonly faults: readonly Finding[];
}

/** Reads a zip by a library that checks sizes and digests, and its manifest by our reader. */
export async function openPackage(zip: Buffer): Promise<OpenedPackage> {
  const files = new Map(await filesOf(zip));
  const manifest = files.get('manifest.xml')?.toString('utf8');
  if (manifest === undefined) throw new Error(`no manifest among ${[...files.keys()].join(', ')}`);
  files.delete('manifest.xml');
  const records = await Array.fromAsync(readManifest(Readable.from([Buffer.from(asTransfer(manifest))])));
  const all = records.flat();
  return {
    manifest,
    files,
    units: all.filter((record) => record.kind === 'archiveUnit'),
    links: all.filter((record) => record.kind === 'archiveUnitReference'),
    objects: all.filter(
      (record) => record.kind === 'binaryDataObject' || record.kind === 'physicalDataObject',
    ),
    groupEvents: all.filter((record) => record.kind === 'groupEvent'),
    management: all.find((record) => record.kind === 'managementMetadata'),
    faults: all.filter((record) => record.kind === 'fault'),
  };
}

const HEAD =
  '<Date>2024-03-01T08:00:00</Date><MessageIdentifier>M</MessageIdentifier><ArchivalAgreement>IC-TEST</ArchivalAgreement><CodeListVersions/>';
const AGENCIES =
  '<ArchivalAgency><Identifier>FRAN_NP_000002</Identifier></ArchivalAgency><TransferringAgency><Identifier>FRAN_NP_000001</Identifier></TransferringAgency>';

/** The package of a delivery in the message of a transfer: what a deposit of it would be. */
export function asTransfer(manifest: string): string {
  const namespace = /xmlns="([^"]*)"/.exec(manifest)?.[1] ?? '';
  const from = manifest.indexOf('<DataObjectPackage>');
  const to = manifest.indexOf('</DataObjectPackage>') + '</DataObjectPackage>'.length;
  return `<?xml version="1.0" encoding="UTF-8"?><ArchiveTransfer xmlns="${namespace}">${HEAD}${manifest.slice(from, to)}${AGENCIES}</ArchiveTransfer>`;
}

async function filesOf(zip: Buffer): Promise<readonly (readonly [string, Buffer])[]> {
  const opened = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(zip, { lazyEntries: true }, (error, file) => (error === null ? resolve(file) : reject(error)));
  });
  const files: (readonly [string, Buffer])[] = [];
  await new Promise<void>((resolve, reject) => {
    opened.on('error', reject);
    opened.on('end', resolve);
    opened.on('entry', (entry: Entry) => {
      opened.openReadStream(entry, (error, stream) => {
        if (error !== null) return reject(error);
        buffer(stream).then((bytes) => {
          files.push([entry.fileName, bytes]);
          opened.readEntry();
        }, reject);
      });
    });
    opened.readEntry();
  });
  return files;
}
