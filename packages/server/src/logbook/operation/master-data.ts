import { jacksonPrint } from './jackson-print.ts';
import type { LogbookMaster } from './operation-document.ts';

/** What an action gives to the master event when its step ends. */
export interface MasterUpdate {
  readonly evDetData?: Readonly<Record<string, unknown>>;
  readonly obIdIn?: string;
  readonly agIdExt?: string;
  readonly rightsStatementIdentifier?: string;
}

const REPLACED = ['obIdIn', 'agIdExt', 'rightsStatementIdentifier'] as const;

/**
 * The master event after a step, from what its actions published, in their order. Fields other than evDetData
 * replace. evDetData is merged key by key, new values winning and the order of keys kept; but each action is
 * merged with the value that stood before the step, so that the last action of the step wins (Vitam's rule).
 */
export function mergeMaster<Master extends LogbookMaster>(
  master: Master,
  updates: readonly MasterUpdate[],
): Master {
  const before = parsedDetail(master.evDetData);
  let merged: Master = master;
  for (const update of updates) {
    for (const field of REPLACED)
      if (update[field] !== undefined) merged = { ...merged, [field]: update[field] };
    if (update.evDetData !== undefined)
      merged = { ...merged, evDetData: jacksonPrint({ ...before, ...update.evDetData }) };
  }
  return merged;
}

/** evDetData as an object; a text that is no JSON object counts as none. */
export function parsedDetail(text: string | undefined): Readonly<Record<string, unknown>> {
  return jsonObject(text) ?? {};
}

/** A JSON text's object, or undefined when it is something else. */
export function jsonObject(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}
