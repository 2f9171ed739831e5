import { type Finding, refusal } from '../../referential/index.ts';
import type { ImportContext } from './import-context.ts';

/** The refusal of an import while an earlier one of the same collection, on the same tenant, is not over. */
export async function runningImportFinding(context: ImportContext): Promise<Finding | undefined> {
  const { rows } = await context.services.database.query<{ id: string }>(
    `select other.id from operation other, operation own
     where own.tenant = $1 and own.id = $2 and other.tenant = own.tenant and other.workflow = own.workflow
       and other.state <> 'COMPLETED' and (other.created_at, other.id) < (own.created_at, own.id)
     order by other.created_at, other.id limit 1`,
    [context.tenant, context.operationId],
  );
  const operation = rows[0]?.id;
  return operation === undefined ? undefined : refusal('REFERENTIAL_IMPORT_RUNNING', { operation });
}
