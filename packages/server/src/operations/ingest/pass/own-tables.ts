import { isManifestName, isRootEntry } from '../package/entry-name.ts';
import type { OpenPackage } from '../package/open-package.ts';

/** A package of that many files, or with a manifest of that many bytes, is staged in tables of its own. */
const OWN_TABLES_ENTRIES = 100;
const OWN_TABLES_MANIFEST_BYTES = 32 * 1024;

/**
 * Whether a package has staging tables of its own, with statistics of their own. In the tables that deposits share,
 * PostgreSQL knows of other deposits only, or of none: expecting one row where a thousand are, it joins them one by one,
 * for a time that grows with the square of their number or worse (measured: more than 100 s for 1,000 units, 2 s for 250).
 * Tables of their own cost some 100 ms: very small deposits, of which there may be many, do without.
 *
 * @throws PackageUnreadable
 */
export async function needsOwnTables(opened: OpenPackage): Promise<boolean> {
  let entries = 0;
  for await (const entry of opened.entries()) {
    entries += 1;
    if (entries >= OWN_TABLES_ENTRIES) return true;
    const isManifest = isRootEntry(entry.name) && isManifestName(entry.name);
    if (isManifest && entry.size >= OWN_TABLES_MANIFEST_BYTES) return true;
  }
  return false;
}
