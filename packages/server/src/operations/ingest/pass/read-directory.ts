import type { EntryFault, PackageEntry } from '../package/entry.ts';
import { isManifestName, isRootEntry } from '../package/entry-name.ts';
import type { OpenPackage } from '../package/open-package.ts';
import { entryLimitFault, type PackageLimits, refuseBeyondLimits } from '../package/package-limits.ts';
import type { PackageFacts } from '../staging/deposit-facts.ts';
import { indexedText } from '../staging/indexed-text.ts';
import type { StagingWriter } from '../staging/staging-writer.ts';

/**
 * Stages the files of a package as its directory tells them, one by one, and what they are together.
 * @throws PackageUnreadable when the directory is damaged, or what it announces is beyond the limits.
 */
export async function readDirectory(
  opened: OpenPackage,
  packageBytes: number,
  limits: PackageLimits,
  writer: StagingWriter,
): Promise<PackageFacts> {
  let entries = 0;
  let bytes = 0;
  let manifest: string | undefined;
  let lastRootFile: string | undefined;
  for await (const entry of opened.entries()) {
    const isManifest = manifest === undefined && isRootEntry(entry.name) && isManifestName(entry.name);
    if (isManifest) manifest = entry.name;
    if (isRootEntry(entry.name)) lastRootFile = entry.name;
    entries += 1;
    bytes += entry.size;
    writer.add('entry', entryRow(entry, entry.fault ?? limitFault(entry, isManifest, limits)));
    refuseBeyondLimits(bytes, packageBytes, limits);
    await writer.breathe();
  }
  return {
    format: opened.format,
    entries,
    bytes,
    ...(manifest === undefined ? {} : { manifest }),
    ...(lastRootFile === undefined ? {} : { lastRootFile }),
  };
}

function entryRow(entry: PackageEntry, fault: EntryFault | undefined) {
  return {
    ordinal: entry.ordinal,
    name: indexedText(entry.name),
    byte_offset: entry.offset,
    stored_size: entry.storedSize,
    size: entry.size,
    compressed: entry.compressed,
    crc32: entry.crc32,
    fault: fault?.code,
    fault_detail: fault?.detail,
  };
}

function limitFault(entry: PackageEntry, isManifest: boolean, limits: PackageLimits): EntryFault | undefined {
  const max = isManifest ? Math.min(limits.maxManifestBytes, limits.maxEntryBytes) : limits.maxEntryBytes;
  return entryLimitFault(entry, max, limits);
}
