/** An event of an operation or of a lifecycle, in the field names of Vitam's API. */
export interface LogbookEvent {
  readonly evId: string;
  readonly evParentId: string | null;
  readonly evType: string;
  readonly evDateTime: string;
  /** JSON text. */
  readonly evDetData?: string;
  readonly evIdProc: string;
  readonly evTypeProc: string;
  readonly outcome: string;
  readonly outDetail: string;
  readonly outMessg: string;
  /** JSON text: see `agentText`. */
  readonly agId: string;
  readonly evIdReq?: string;
  readonly agIdPers?: string;
  /** JSON text. */
  readonly agIdExt?: string;
  /** JSON text. */
  readonly rightsStatementIdentifier?: string;
  readonly obId?: string;
  readonly obIdReq?: string;
  readonly obIdIn?: string;
}

/** An operation's first event; its fields stand at the root of the operation's document. */
export interface LogbookMaster extends LogbookEvent {
  readonly agIdApp?: string;
  readonly evIdAppSession?: string;
}

/** An operation's document, with the stored names that the API renders as `#id`, `#tenant`, `#version`. */
export interface LogbookOperation extends LogbookMaster {
  readonly _id: string;
  readonly _tenant: number;
  readonly _v: number;
  readonly _lastPersistedDate: string;
  readonly events: readonly LogbookEvent[];
}

/** A lifecycle's event says when it was made durable, for the securing of journals. */
export interface LifecycleEvent extends LogbookEvent {
  readonly _lastPersistedDate: string;
}

export interface LogbookLifecycle extends LifecycleEvent {
  readonly _id: string;
  readonly _tenant: number;
  readonly _v: number;
  readonly events: readonly LifecycleEvent[];
}

/** The component that writes: what `agId` tells. */
export interface Agent {
  readonly name: string;
  readonly role: string;
  readonly serverId: number;
  readonly siteId: number;
  readonly platformId: number;
}

/** `agId`: JSON text, its keys in Vitam's order. */
export function agentText(agent: Agent): string {
  return JSON.stringify({
    Name: agent.name,
    Role: agent.role,
    ServerId: agent.serverId,
    SiteId: agent.siteId,
    GlobalPlatformId: agent.platformId,
  });
}

const EVENT_FIELDS = [
  'evId',
  'evParentId',
  'evType',
  'evDateTime',
  'evDetData',
  'evIdProc',
  'evTypeProc',
  'outcome',
  'outDetail',
  'outMessg',
  'agId',
  'agIdApp',
  'agIdPers',
  'evIdAppSession',
  'evIdReq',
  'agIdExt',
  'rightsStatementIdentifier',
  'obId',
  'obIdReq',
  'obIdIn',
] as const;

/**
 * The same event with its fields in one fixed order: what is digested or written must not depend on a
 * database.
 */
export function inFieldOrder<Event extends LogbookEvent>(event: Event): Event {
  const source = event as unknown as Readonly<Record<string, unknown>>;
  const ordered: Record<string, unknown> = {};
  for (const field of EVENT_FIELDS) if (source[field] !== undefined) ordered[field] = source[field];
  for (const [field, value] of Object.entries(source)) if (!(field in ordered)) ordered[field] = value;
  return ordered as unknown as Event;
}
