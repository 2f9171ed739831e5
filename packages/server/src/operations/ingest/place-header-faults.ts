import { locateHeaderElements } from '@chartrier/seda';
import type { IngestContext } from './ingest-services.ts';
import { findManifest } from './pass/package-queries.ts';
import { withPackageOf } from './pass/with-package.ts';
import type { DepositFault } from './refusal.ts';
import type { Deposit } from './staging/deposit.ts';

/** Elements that lack in ManagementMetadata when they are absent; the others lack at the root. */
const OF_MANAGEMENT = new Set([
  'ArchivalProfile',
  'OriginatingAgencyIdentifier',
  'SubmissionAgencyIdentifier',
]);

/** Lines and columns of what the header's checks refuse; the manifest is read once more for it. */
export async function placeHeaderFaults(
  context: IngestContext,
  deposit: Deposit,
  faults: readonly DepositFault[],
): Promise<readonly DepositFault[]> {
  const names = new Set(
    faults.flatMap(({ element, line }) => (element === undefined || line !== undefined ? [] : [element])),
  );
  const manifest = names.size === 0 ? undefined : await findManifest(context.services.database, deposit);
  if (manifest === undefined) return faults;
  const places = await withPackageOf(context, async (opened) =>
    locateHeaderElements(await opened.content().stream(manifest), names),
  );
  return faults.map((fault) => {
    const { element, line } = fault;
    if (element === undefined || line !== undefined) return fault;
    const parent = OF_MANAGEMENT.has(element) ? 'ManagementMetadata' : 'ArchiveTransfer';
    const place = places.get(element) ?? places.get(parent);
    return place === undefined ? fault : { ...fault, line: place.line, column: place.column };
  });
}
