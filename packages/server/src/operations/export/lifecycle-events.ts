import type { ExternalEvent } from '@chartrier/seda';
import { type LifecycleEvent, type LifecycleKind, readLifecycles } from '../../logbook/index.ts';
import type { ExportContext } from './services.ts';

interface Item {
  readonly id: string;
  readonly opi: string;
  readonly ops: readonly string[];
}

/** The lifecycles of a page of units or groups, by item, as the events of SEDA's LogBook. */
export async function lifecycleEvents(
  { tenant, services }: ExportContext,
  kind: LifecycleKind,
  items: readonly Item[],
): Promise<ReadonlyMap<string, readonly ExternalEvent[]>> {
  const lifecycles = await readLifecycles(services.database, {
    tenant,
    kind,
    items: items.map(({ id, opi, ops }) => ({ itemId: id, createdBy: opi, operations: ops })),
  });
  return new Map(
    [...lifecycles].map(([id, lifecycle]) => [id, [lifecycle, ...lifecycle.events].map(eventOf)]),
  );
}

export const NO_EVENTS: ReadonlyMap<string, readonly ExternalEvent[]> = new Map();

/** SEDA has no empty element here: what says nothing is left out. */
function eventOf(event: LifecycleEvent): ExternalEvent {
  const { evId, evTypeProc, evType, evDateTime, outcome, outDetail, outMessg, evDetData, agId, obId } = event;
  const told = { evId, evTypeProc, evType, outcome, outDetail, outMessg, evDetData, agId, obId };
  const filled = Object.entries(told).filter(([, text]) => text !== undefined && text.trim() !== '');
  return { ...Object.fromEntries(filled), evDateTime };
}
