import { accepted, createClient } from '@chartrier/client';

/** Errors that a tenant's line is followed by. */
const MAX_SHOWN = 20;

/**
 * After a run: whether the journals of all that the run did tell what workflows and lifecycles say. Answers how many
 * errors there are.
 */
export async function checkLogbooks(url: string, tenants: readonly number[]): Promise<number> {
  const client = createClient({ url });
  let errors = 0;
  let operations = 0;
  for (const tenant of tenants) {
    const check = accepted(await client.administration.checkLogbook({ tenant }));
    operations += check.checkedOperations;
    errors += check.errorCount;
    for (const error of check.checkErrors.slice(0, MAX_SHOWN))
      console.log(
        `checklogbook: tenant ${tenant}, ${error.operationId}, ${error.checkedProperty}: ${error.savedLogbookMsg}; expected ${error.expectedLogbookMsg.slice(0, 200)}`,
      );
  }
  client.close();
  console.log(`checklogbook: ${operations} operations checked, ${errors} errors`);
  return errors;
}
