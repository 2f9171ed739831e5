import type { CheckContext } from './check-context.ts';
import type { CollectionName } from './collections.ts';
import type { Finding, FindingPlace } from './finding/finding.ts';
import type { Draft } from './json/read-model.ts';

/** What is particular to a collection that is imported as JSON and whose items are added to those in place. */
export interface CollectionRules {
  readonly collection: CollectionName;
  /** Fields that are looked at first: without them the other checks mean nothing. */
  readonly mandatory: readonly string[];
  /** Fields that only the system writes. */
  readonly computed: readonly string[];
  /** Adds what is left out, and what is computed. */
  readonly complete: (draft: Draft, context: CheckContext) => Draft;
  /** Checks against the rest of the reference data, in the order of the peer; the first that finds something ends. */
  readonly checks: readonly DocumentCheck[];
  /** Checks of an update that depend on the document before it. Absent: the same as for an import. */
  readonly changeChecks?: (before: Draft) => readonly DocumentCheck[];
  /** Computes again, after an update, what the system writes. */
  readonly recompute?: (draft: Draft) => Draft;
}

export type DocumentCheck = (
  draft: Draft,
  context: CheckContext,
  place: FindingPlace,
) => Promise<readonly Finding[]> | readonly Finding[];

/** The findings of the first check that has some. */
export async function firstFindings(
  checks: readonly DocumentCheck[],
  draft: Draft,
  context: CheckContext,
  place: FindingPlace,
): Promise<readonly Finding[]> {
  for (const check of checks) {
    const findings = await check(draft, context, place);
    if (findings.length > 0) return findings;
  }
  return [];
}
