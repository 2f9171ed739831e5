import type { Queryable } from '../../platform/index.ts';

/** Something may be claimed. */
export const WORK_CHANNEL = 'chartrier_operation_work';
/** Something was asked of a running operation; the payload is `<tenant>/<id>`. */
export const REQUEST_CHANNEL = 'chartrier_operation_request';
/** An operation stopped running: paused or completed; the payload is `<tenant>/<id>`. */
export const STOPPED_CHANNEL = 'chartrier_operation_stopped';

/** Notifications leave when the transaction commits. They are hints: whoever waits also polls. */
export async function notify(queryable: Queryable, channel: string, payload: string): Promise<void> {
  await queryable.query('select pg_notify($1, $2)', [channel, payload], { name: 'notify' });
}

export function operationPayload(operation: { readonly tenant: number; readonly id: string }): string {
  return `${operation.tenant}/${operation.id}`;
}
