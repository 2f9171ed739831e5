/** What few manifests hold: counted as the manifest is staged, so that what it holds none of is not looked for again. */
export const RARE_PARTS = [
  /** Units that stand for one of the archive (SEDA `UpdateOperation`). */
  'attachedUnits',
  /** Units that share a group of the archive (SEDA `DataObjectGroupExistingReferenceId`). */
  'sharedGroups',
  /** Units that are placed by reference (SEDA `ArchiveUnitRefId`). */
  'unitLinks',
  /** Events of the producer's journal, of units and of groups. */
  'events',
  /** Descriptions that name another item of the manifest. */
  'contentReferences',
  /** Units that name an archive unit profile. */
  'profiles',
  /** Units whose description or rules are judged wrong. */
  'wrongUnits',
  /** Objects whose metadata are judged wrong. */
  'wrongObjects',
  /** Objects that join a group by its id. */
  'joiningObjects',
] as const;

export type RarePart = (typeof RARE_PARTS)[number];
export type RareCounts = Readonly<Record<RarePart, number>>;

export function noRareParts(): Record<RarePart, number> {
  return Object.fromEntries(RARE_PARTS.map((part) => [part, 0])) as Record<RarePart, number>;
}

/** Whether a manifest is known to hold none of these; what was staged by an earlier version of the product is not. */
export function holdsNo(
  { manifest }: { readonly manifest?: { readonly rare?: RareCounts } },
  ...parts: readonly RarePart[]
): boolean {
  const counts = manifest?.rare;
  return counts !== undefined && parts.every((part) => counts[part] === 0);
}
