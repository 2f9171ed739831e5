import type { Database } from '../../platform/index.ts';
import { applyTransition } from './apply-transition.ts';
import { OPERATION_COLUMNS, type OperationRow } from './operation-row.ts';

/** Resumes the committed operations whose end failed, once their time to be tried again has come. */
export async function resumeCommitted(db: Database): Promise<void> {
  await db.transaction(async (transaction) => {
    const due = await transaction.query<OperationRow>(
      `select ${OPERATION_COLUMNS} from operation
       where state = 'PAUSE' and status = 'FATAL' and seq is not null and lease_until < clock_timestamp()
       for no key update skip locked`,
      [],
      { name: 'operation-resume-committed' },
    );
    for (const row of due.rows)
      await applyTransition(transaction, row, {
        kind: 'run',
        step: row.step,
        stepByStep: false,
        replay: false,
      });
  });
}
