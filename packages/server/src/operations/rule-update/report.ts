import { Readable } from 'node:stream';
import { type Transaction, vitamDateTime } from '../../platform/index.ts';
import type { EndDateChange } from './recompute-end-dates.ts';
import { changedRules, type RuleUpdateContext } from './services.ts';

const BATCH = 1_000;

/**
 * The report, in Vitam's form of reports of bulk operations: JSON Lines whose first three tell the operation, its counts
 * and what was asked; then one line a unit whose end dates changed.
 */
export function ruleUpdateReport(context: RuleUpdateContext, transaction: Transaction): Readable {
  return Readable.from(lines(context, transaction), { objectMode: false });
}

async function* lines(context: RuleUpdateContext, transaction: Transaction): AsyncGenerator<Buffer> {
  const { tenant, operationId, createdAt, services, workflow } = context;
  const { rows } = await transaction.query<{ changed: number; listed: number }>(
    `select count(document)::integer changed, count(*)::integer listed
     from rule_update_unit where tenant = $1 and operation_id = $2`,
    [tenant, operationId],
  );
  const { changed = 0, listed = 0 } = rows[0] ?? {};
  yield line({
    tenant,
    evId: operationId,
    evType: workflow,
    outcome: 'OK',
    outDetail: `${workflow}.OK`,
    outMsg: '',
  });
  yield line({
    evStartDateTime: vitamDateTime(createdAt),
    evEndDateTime: vitamDateTime(services.clock.now()),
    reportType: workflow,
    vitamResults: { OK: listed, WARNING: 0, KO: 0, total: listed },
    extendedInfo: { changed },
  });
  yield line({ rules: changedRules(context), evIdReq: context.caller.requestId ?? operationId });
  const batches = transaction.stream<{ id: string; changes: readonly EndDateChange[] }>(
    `select unit_id id, changes from rule_update_unit
     where tenant = $1 and operation_id = $2 and document is not null order by ordinal`,
    [tenant, operationId],
    BATCH,
  );
  for await (const units of batches)
    for (const { id, changes } of units)
      yield line({ id, status: 'OK', outcome: 'UPDATE_UNIT_RULES.OK', changes });
}

function line(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}
