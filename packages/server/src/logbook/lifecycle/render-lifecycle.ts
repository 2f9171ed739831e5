import { derivedItemGuid } from '../../platform/index.ts';
import { inFieldOrder, type LifecycleEvent, type LogbookLifecycle } from '../operation/operation-document.ts';
import { outDetail } from '../operation/outcome-message.ts';
import { type Status, worst } from '../status.ts';
import type { ImportedEvent, LifecycleKind } from './fact.ts';
import { ROOT_EVENT, type SharedEvent } from './shared-events.ts';
import { evTypeOf, outDetailOf, type StoredFact, statusOf } from './stored-fact.ts';

/**
 * What a lifecycle looks like is part of what is proved: its digest is sealed. A change of this file that
 * changes a rendered byte needs a new version, and the old one stays for the operations that were journalled
 * with it.
 */
export const RENDERING_VERSION = 1;

/** An item's facts of one action, and the labels kept with them. */
export interface ItemFacts {
  readonly action: string;
  readonly facts: readonly StoredFact[];
  readonly labels: Readonly<Record<string, string>>;
}

/** What one operation gave to an item's lifecycle. */
export interface OperationPart {
  readonly operationId: string;
  /** In the order of their ordinals. */
  readonly shared: readonly SharedEvent[];
  /** In the order in which they were written. */
  readonly facts: readonly ItemFacts[];
}

export interface LifecycleSource {
  readonly tenant: number;
  readonly kind: LifecycleKind;
  readonly itemId: string;
  /** The operation that created the item, then those that changed it, in order. */
  readonly parts: readonly OperationPart[];
}

/** A unit's or group's lifecycle; undefined when its first operation gave it none. */
export function renderLifecycle(source: LifecycleSource): LogbookLifecycle | undefined {
  const [creation] = source.parts;
  const root = creation?.shared.find((shared) => shared.evType === ROOT_EVENT && shared.action === undefined);
  if (creation === undefined || root === undefined) return undefined;
  const events = source.parts.flatMap((part, place) => renderPart(source, part, place === 0));
  const rootEvent = eventOf(source, creation.operationId, root, {
    evType: ROOT_EVENT,
    status: 'OK',
    occurrence: 0,
  });
  return {
    _id: source.itemId,
    _tenant: source.tenant,
    _v: events.length,
    ...rootEvent,
    _lastPersistedDate: events.at(-1)?._lastPersistedDate ?? rootEvent._lastPersistedDate,
    events,
  };
}

/** The events that one operation gave to an item: those for created items, or those for changed ones. */
export function renderPart(
  source: Pick<LifecycleSource, 'tenant' | 'itemId'>,
  part: OperationPart,
  created: boolean,
): readonly LifecycleEvent[] {
  const audience = created ? 'created' : 'changed';
  const declared = part.shared.filter(
    (shared) => shared.action !== undefined && shared.audience === audience,
  );
  const names = new Set(declared.map((shared) => shared.evType));
  const labels = Object.assign({}, ...part.facts.map((item) => item.labels)) as Readonly<
    Record<string, string>
  >;
  const occurrences = new Map<string, number>();
  const occurrenceOf = (evType: string) => {
    const occurrence = occurrences.get(evType) ?? 0;
    occurrences.set(evType, occurrence + 1);
    return occurrence;
  };
  const ids = new Map<string, string>();
  const events: LifecycleEvent[] = [];
  for (const shared of declared) {
    const action = shared.action ?? '';
    const facts = part.facts.filter((item) => item.action === action).flatMap((item) => item.facts);
    const own = facts.filter((fact) => evTypeOf(fact, action) === shared.evType);
    const subs = facts.filter((fact) => isSubTask(evTypeOf(fact, action), shared.evType, names));
    if (shared.onlyWithFact && own.length + subs.length === 0) continue;
    const parent = eventOf(source, part.operationId, shared, {
      evType: shared.evType,
      status: worst('OK', ...[...own, ...subs].map(statusOf)),
      occurrence: occurrenceOf(shared.evType),
      evDetData: own.at(-1)?.d,
      obId: own.at(-1)?.o,
      parentId: shared.parent === undefined ? undefined : ids.get(shared.parent),
    });
    ids.set(shared.evType, parent.evId);
    for (const sub of subs)
      events.push(
        eventOf(source, part.operationId, shared, {
          evType: evTypeOf(sub, action),
          status: statusOf(sub),
          subcode: sub.c,
          label: labels[outDetailOf(sub, action)],
          occurrence: occurrenceOf(evTypeOf(sub, action)),
          evDetData: sub.d,
          obId: sub.o,
          parentId: parent.evId,
        }),
      );
    events.push(parent);
    for (const fact of own)
      for (const imported of fact.i ?? [])
        events.push(importedEvent(source, part.operationId, shared, imported, occurrenceOf('imported')));
  }
  return events;
}

/** Under the event, and not under (nor itself) a longer one that all items share. */
function isSubTask(evType: string, above: string, shared: ReadonlySet<string>): boolean {
  if (!isUnder(evType, above)) return false;
  return ![...shared].some((name) => isUnder(name, above) && (evType === name || isUnder(evType, name)));
}

function isUnder(evType: string, above: string): boolean {
  return evType.startsWith(`${above}.`);
}

interface EventParts {
  readonly evType: string;
  readonly status: Status;
  readonly occurrence: number;
  readonly subcode?: string | undefined;
  readonly label?: string | undefined;
  readonly evDetData?: string | undefined;
  readonly obId?: string | undefined;
  readonly parentId?: string | undefined;
}

function eventOf(
  { tenant, itemId }: Pick<LifecycleSource, 'tenant' | 'itemId'>,
  operationId: string,
  shared: SharedEvent,
  parts: EventParts,
): LifecycleEvent {
  const detail = outDetail(parts.evType, parts.subcode, parts.status);
  return inFieldOrder({
    evId: derivedItemGuid('event', tenant, operationId, itemId, `${parts.evType}#${parts.occurrence}`),
    evParentId: parts.parentId ?? null,
    evType: parts.evType,
    evDateTime: shared.evDateTime,
    evDetData: parts.evDetData ?? '{}',
    evIdProc: operationId,
    evTypeProc: shared.evTypeProc,
    outcome: parts.status,
    outDetail: detail,
    outMessg:
      parts.label ??
      (parts.evType === shared.evType ? shared.labels[parts.status] : undefined) ??
      `!${detail}!`,
    agId: shared.agId,
    obId: parts.obId ?? itemId,
    _lastPersistedDate: shared.lastPersistedDate ?? shared.evDateTime,
  });
}

/** An event of a manifest's LogBook keeps what it was given; only what it lacks is filled. */
function importedEvent(
  { tenant, itemId }: Pick<LifecycleSource, 'tenant' | 'itemId'>,
  operationId: string,
  shared: SharedEvent,
  imported: ImportedEvent,
  occurrence: number,
): LifecycleEvent {
  const evType = imported.evType ?? shared.evType;
  const outcome = imported.outcome ?? 'OK';
  return inFieldOrder({
    evId: imported.evId ?? derivedItemGuid('event', tenant, operationId, itemId, `imported#${occurrence}`),
    evParentId: null,
    evType,
    evDateTime: imported.evDateTime ?? shared.evDateTime,
    evDetData: imported.evDetData ?? '{}',
    evIdProc: operationId,
    evTypeProc: imported.evTypeProc ?? shared.evTypeProc,
    outcome,
    outDetail: imported.outDetail ?? `${evType}.${outcome}`,
    outMessg: imported.outMessg ?? '',
    agId: imported.agId ?? shared.agId,
    obId: imported.obId ?? itemId,
    _lastPersistedDate: shared.lastPersistedDate ?? shared.evDateTime,
  });
}
