import { type ArchiveUnitInput, type DataObjectGroupInput, writeManifest } from '@chartrier/seda';
import type { FileNode } from './file-tree.ts';
import { writeZip, type ZipEntry } from './zip.ts';

/** What a depositor says of a deposit. */
export interface Description {
  readonly title: string;
  readonly description: string;
  /** `yyyy-MM-dd`, or empty. */
  readonly startDate: string;
  readonly endDate: string;
  readonly contract: string;
  readonly originatingAgency: string;
  readonly archivalAgency: string;
}

/** A digest is made of a whole file in memory: larger ones need a tool outside the browser. */
export const LARGEST_FILE_BYTES = 1_000_000_000;

interface Object {
  readonly ordinal: number;
  readonly file: File;
}

async function sha512(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-512', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A name that every rule of a package's paths allows: the file's own is kept in FileInfo. */
function entryName({ ordinal, file }: Object): string {
  const extension = /\.([A-Za-z0-9]{1,10})$/.exec(file.name)?.[1];
  return `content/ID${ordinal}${extension === undefined ? '' : `.${extension.toLowerCase()}`}`;
}

function localTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19);
}

async function groupOf(object: Object): Promise<DataObjectGroupInput> {
  const { ordinal, file } = object;
  return {
    id: `GOT${ordinal}`,
    objects: [
      {
        kind: 'binaryDataObject',
        id: `OBJ${ordinal}`,
        // SEDA's Size begins at 1: an empty file says none
        ...(file.size === 0 ? {} : { size: file.size }),
        version: {
          DataObjectVersion: 'BinaryMaster_1',
          Uri: entryName(object),
          MessageDigest: await sha512(file),
          Algorithm: 'SHA-512',
          FileInfo: { Filename: file.name, LastModified: localTime(file.lastModified) },
        },
      },
    ],
  };
}

interface Numbered {
  readonly objects: Object[];
  units: number;
}

/** Folders and files become units as they are nested; a file's unit refers to its object. */
function unitOf(node: FileNode, numbered: Numbered): ArchiveUnitInput {
  numbered.units += 1;
  const id = `AU${numbered.units}`;
  const content = { DescriptionLevel: node.file === undefined ? 'File' : 'Item', Title: node.name };
  if (node.file === undefined)
    return { id, content, children: node.children.map((child) => unitOf(child, numbered)) };
  const ordinal = numbered.objects.length + 1;
  numbered.objects.push({ ordinal, file: node.file });
  return { id, content, objectReference: { to: 'group', id: `GOT${ordinal}` } };
}

/**
 * Makes the SEDA 2.2 package of a description and its files: one unit for the deposit, below it the folders and files
 * as they were chosen.
 *
 * @param onProgress told how many files have been read
 */
export async function makePackage(
  about: Description,
  files: readonly FileNode[],
  onProgress: (read: number) => void,
): Promise<Blob> {
  const numbered: Numbered = { objects: [], units: 0 };
  const children = files.map((node) => unitOf(node, numbered));
  const groups: DataObjectGroupInput[] = [];
  for (const object of numbered.objects) {
    groups.push(await groupOf(object));
    onProgress(groups.length);
  }
  let manifest = '';
  for await (const piece of writeManifest({
    version: '2.2',
    comments: [{ text: about.title }],
    date: localTime(Date.now()),
    messageIdentifier: `${about.originatingAgency}-${Date.now()}`,
    archivalAgreement: about.contract,
    dataObjectGroups: groups,
    archiveUnits: [
      {
        id: 'AU0',
        content: {
          DescriptionLevel: 'RecordGrp',
          Title: about.title,
          ...(about.description === '' ? {} : { Description: about.description }),
          ...(about.startDate === '' ? {} : { StartDate: about.startDate }),
          ...(about.endDate === '' ? {} : { EndDate: about.endDate }),
        },
        children,
      },
    ],
    managementMetadata: {
      originatingAgencyIdentifier: about.originatingAgency,
      submissionAgencyIdentifier: about.originatingAgency,
    },
    archivalAgency: about.archivalAgency,
    transferringAgency: about.originatingAgency,
  }))
    manifest += piece;
  const entries: ZipEntry[] = numbered.objects.map((object) => ({
    name: entryName(object),
    content: object.file,
  }));
  return await writeZip([{ name: 'manifest.xml', content: new Blob([manifest]) }, ...entries]);
}
