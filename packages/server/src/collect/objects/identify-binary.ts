import { open } from 'node:fs/promises';
import { type IdentifiedFormat, openReferentialSnapshot } from '../../referential/index.ts';
import type { CollectServices } from '../collect-services.ts';
import type { ObjectVersion } from './group.ts';

/** Files up to this size are identified in a thread of their own, from memory; larger ones where they lie. */
const IN_MEMORY_BYTES = 2 ** 20;

export type IdentifyServices = Pick<
  CollectServices,
  'database' | 'workspace' | 'formats' | 'administrationTenant'
>;

/** A file of the workspace that was received whole. */
export interface ReceivedBinary {
  /** The folder and the file's name in it. */
  readonly folder: string;
  readonly name: string;
  readonly size: number;
  /** What its sender calls it: its extension counts. */
  readonly filename: string;
}

/**
 * The format of a file, by its bytes (PRONOM): what goes into the object's `FormatIdentification`. Undefined when it is not
 * recognised, which prevents nothing here.
 */
export async function identifyBinary(
  services: IdentifyServices,
  tenant: number,
  binary: ReceivedBinary,
): Promise<ObjectVersion['FormatIdentification']> {
  const identifier = await services.formats.inForce();
  const path = await services.workspace.localPath(binary.folder, binary.name);
  const file = await open(path, 'r');
  let found: IdentifiedFormat | undefined;
  try {
    const read = async (offset: number, length: number) => {
      const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    };
    found =
      binary.size <= IN_MEMORY_BYTES
        ? (await identifier.identifyAll([{ name: binary.filename, bytes: await read(0, binary.size) }]))[0]
        : await identifier.identify({ size: binary.size, read }, binary.filename);
  } finally {
    await file.close();
  }
  const puid = found?.puids[0];
  if (puid === undefined) return undefined;
  const { administrationTenant, database } = services;
  const listed = await openReferentialSnapshot(database, { tenant, administrationTenant }).find(
    'FileFormat',
    puid,
  );
  const format = listed ?? identifier.formats.find(({ PUID }) => PUID === puid);
  return {
    FormatId: puid,
    ...(format === undefined ? {} : { FormatLitteral: format.Name }),
    ...(format?.MimeType === undefined ? {} : { MimeType: format.MimeType }),
  };
}
