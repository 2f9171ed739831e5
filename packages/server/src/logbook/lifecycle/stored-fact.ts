import { outDetail } from '../operation/outcome-message.ts';
import type { Status } from '../status.ts';
import type { ImportedEvent, LifecycleFact } from './fact.ts';

/**
 * A fact as it is kept, in the database and in an offer's journal: short, since a deposit has a million of
 * them. evType is `t`, or `LFC.<action>.<k>`, or `LFC.<action>` when neither is there.
 */
export interface StoredFact {
  readonly t?: string;
  readonly k?: string;
  /** Status; OK when absent. */
  readonly s?: Status;
  /** Subcode. */
  readonly c?: string;
  /** obId. */
  readonly o?: string;
  /** evDetData, as the JSON text that is rendered. */
  readonly d?: string;
  /** Imported events. */
  readonly i?: readonly ImportedEvent[];
}

export function storedFact(fact: LifecycleFact, action: string): StoredFact {
  const own = `LFC.${action}`;
  const name = fact.evType.startsWith(`${own}.`)
    ? { k: fact.evType.slice(own.length + 1) }
    : fact.evType === own
      ? {}
      : { t: fact.evType };
  return {
    ...name,
    ...(fact.status === 'OK' ? {} : { s: fact.status }),
    ...(fact.subcode === undefined ? {} : { c: fact.subcode }),
    ...(fact.obId === undefined ? {} : { o: fact.obId }),
    ...(fact.evDetData === undefined ? {} : { d: JSON.stringify(fact.evDetData) }),
    ...(fact.imported === undefined ? {} : { i: fact.imported }),
  };
}

export function evTypeOf(fact: StoredFact, action: string): string {
  if (fact.t !== undefined) return fact.t;
  return fact.k === undefined ? `LFC.${action}` : `LFC.${action}.${fact.k}`;
}

export function statusOf(fact: StoredFact): Status {
  return fact.s ?? 'OK';
}

export function outDetailOf(fact: StoredFact, action: string): string {
  return outDetail(evTypeOf(fact, action), fact.c, statusOf(fact));
}
