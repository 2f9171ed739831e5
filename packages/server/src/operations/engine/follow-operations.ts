import { setTimeout as wait } from 'node:timers/promises';
import { chartrierError } from '@chartrier/messages';
import type { Queryable } from '../../platform/index.ts';
import { LISTED_OPERATIONS } from './list-operations.ts';
import type { OperationRow } from './operation-row.ts';
import { statusOfRow } from './operation-status.ts';

/** A change that happened between two looks is told by the next one. */
const LOOK_MILLISECONDS = 1_000;
/** Connections that stay open at once. */
const MOST_FOLLOWERS = 200;
/** An operation that ended is still looked at for a while: its end must not fall between two looks. */
const ENDED_SECONDS = 15;

/** Where an operation stands, for whoever watches it. */
export interface OperationChange {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly status: string;
  readonly step?: string;
  /** Items of the running step: done, in all, and since when. */
  readonly processed?: number;
  readonly toProcess?: number;
  readonly stepStartedAt?: string;
}

type WatchedRow = OperationRow & {
  readonly elements_processed: string | null;
  readonly elements_to_process: string | null;
  readonly step_started_at: Date | null;
};

async function look(queryable: Queryable, tenant: number): Promise<readonly OperationChange[]> {
  const { rows } = await queryable.query<WatchedRow>(
    `select o.*, r.elements_processed, r.elements_to_process, r.started_at as step_started_at
     from operation o
     left join lateral (
       select * from step_run r
       where o.step_open and r.tenant = o.tenant and r.operation_id = o.id and r.step = o.step
       order by run desc limit 1
     ) r on true
     where o.tenant = $1
       and (o.state <> 'COMPLETED' or o.completed_at > now() - make_interval(secs => ${ENDED_SECONDS}))
     order by o.created_at desc limit ${LISTED_OPERATIONS}`,
    [tenant],
  );
  return rows.map((row) => {
    const { state, status, nextStep } = statusOfRow(row);
    const toProcess = Number(row.elements_to_process ?? 0);
    return {
      id: row.id,
      type: row.type_proc,
      state,
      status,
      ...(nextStep === undefined ? {} : { step: nextStep }),
      ...(toProcess === 0 ? {} : { processed: Number(row.elements_processed), toProcess }),
      ...(row.step_started_at === null ? {} : { stepStartedAt: row.step_started_at.toISOString() }),
    };
  });
}

/**
 * Tells each change of a tenant's operations as it happens, those that run first; ends when the signal aborts. What was
 * told is remembered by operation while it runs, no longer.
 */
async function* changesOf(
  queryable: Queryable,
  tenant: number,
  signal: AbortSignal,
): AsyncGenerator<readonly OperationChange[]> {
  let known = new Map<string, string>();
  while (!signal.aborted) {
    const seen = await look(queryable, tenant);
    const texts = new Map(seen.map((one) => [one.id, JSON.stringify(one)]));
    const changed = seen.filter(({ id }) => known.get(id) !== texts.get(id));
    known = texts;
    yield changed;
    try {
      await wait(LOOK_MILLISECONDS, undefined, { signal });
    } catch {
      // aborted: the loop's condition ends it
    }
  }
}

/** Those who watch operations, each at the cost of a small query a second. */
export interface OperationFollowers {
  /** @throws FOLLOWERS_FULL (503) */
  follow(tenant: number, signal: AbortSignal): AsyncGenerator<readonly OperationChange[]>;
}

/** @param closing ends every follower, when the server stops */
export function operationFollowers(queryable: Queryable, closing: AbortSignal): OperationFollowers {
  let followers = 0;
  return {
    follow(tenant, signal) {
      if (followers >= MOST_FOLLOWERS) throw chartrierError('FOLLOWERS_FULL', { most: MOST_FOLLOWERS });
      const changes = changesOf(queryable, tenant, AbortSignal.any([signal, closing]));
      return counted(changes);
    },
  };

  async function* counted<Value>(values: AsyncGenerator<Value>): AsyncGenerator<Value> {
    followers += 1;
    try {
      yield* values;
    } finally {
      followers -= 1;
    }
  }
}
