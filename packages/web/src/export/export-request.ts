import type { DipRequest } from '@chartrier/client';
import { USAGES, type Usage } from './words.ts';

/** A unit, by its id, or what a condition of the query language finds. */
export type Exported = { readonly unit: string } | { readonly condition: Readonly<Record<string, unknown>> };

export interface Choices {
  /** Of a unit: what is under it too. */
  readonly withChildren: boolean;
  readonly usages: ReadonlySet<Usage>;
  readonly withLifecycles: boolean;
}

export const FIRST_CHOICES: Choices = {
  withChildren: true,
  usages: new Set(USAGES),
  withLifecycles: false,
};

/** The request of an export; all usages ticked are no choice: those that the product does not name come too. */
export function exportRequest(exported: Exported, choices: Choices): DipRequest {
  const usages = USAGES.filter((usage) => choices.usages.has(usage));
  return {
    dslRequest: { $roots: [], $query: [conditionOf(exported, choices)], $filter: {}, $projection: {} },
    ...(usages.length === USAGES.length
      ? {}
      : { dataObjectVersionToExport: { DataObjectVersions: [...usages] } }),
    exportWithLogBookLFC: choices.withLifecycles,
  };
}

function conditionOf(exported: Exported, { withChildren }: Choices): Readonly<Record<string, unknown>> {
  if ('condition' in exported) return exported.condition;
  const itself = { $eq: { '#id': exported.unit } };
  return withChildren ? { $or: [itself, { $in: { '#allunitups': [exported.unit] } }] } : itself;
}
