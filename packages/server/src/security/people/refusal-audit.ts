import type { Database } from '../../platform/index.ts';
import { keepPeopleEvent } from './people-event.ts';

/** A request that was refused for who asked it, or for what they may not do. */
export interface AuditedRefusal {
  /** Stable code: CERTIFICATE_REVOKED, PERMISSION_DENIED… */
  readonly code: string;
  readonly tenant: number | undefined;
  readonly permission: string | undefined;
  /** A person's id. */
  readonly person: string | undefined;
  /** The context of an application. */
  readonly context: string | undefined;
  readonly address: string | undefined;
}

/**
 * Counts refusals, and keeps one event for those that are alike: an application that asks in vain a thousand times a
 * minute is one line of the journal, with its count.
 */
export interface RefusalAudit {
  note(refusal: AuditedRefusal): void;
  /** Keeps what was counted since the last time. */
  flush(): Promise<void>;
}

/** Kinds of refusals told apart between two flushes; those beyond are counted together, without who asked. */
const MAX_KINDS = 1_000;

export function createRefusalAudit(database: Database, now: () => Date): RefusalAudit {
  let counts = new Map<string, { readonly refusal: AuditedRefusal; count: number }>();
  return {
    note(refusal) {
      const key = JSON.stringify(Object.values(refusal));
      const known = counts.get(key);
      if (known !== undefined) {
        known.count += 1;
        return;
      }
      if (counts.size < MAX_KINDS) {
        counts.set(key, { refusal, count: 1 });
        return;
      }
      const { code } = refusal;
      const nobody = { tenant: undefined, permission: undefined, person: undefined, context: undefined };
      const together = counts.get(code) ?? { refusal: { ...nobody, code, address: undefined }, count: 0 };
      together.count += 1;
      counts.set(code, together);
    },
    async flush() {
      const flushed = counts;
      counts = new Map();
      if (flushed.size === 0) return;
      await database.transaction(async (transaction) => {
        for (const { refusal, count } of flushed.values()) {
          const { code, tenant, permission, person, context, address } = refusal;
          await keepPeopleEvent(transaction, {
            at: now(),
            type: 'CHARTRIER_ACCESS_REFUSED',
            outcome: 'KO',
            person,
            actor: person ?? context,
            address,
            detail: {
              Code: code,
              Count: count,
              ...(tenant === undefined ? {} : { Tenant: tenant }),
              ...(permission === undefined ? {} : { Permission: permission }),
            },
          });
        }
      });
    },
  };
}
