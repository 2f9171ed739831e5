/** What the server says of the journals of a tenant. */
interface LogbookCheck {
  readonly checkedOperations: number;
  readonly errorCount: number;
  readonly checkErrors: readonly {
    readonly operationId: string;
    readonly checkedProperty: string;
    readonly savedLogbookMsg: string;
    readonly expectedLogbookMsg: string;
  }[];
}

/** Errors that a tenant's line is followed by. */
const MAX_SHOWN = 20;

/**
 * After a run: whether the journals of all that the run did tell what workflows and lifecycles say. Answers how many
 * errors there are.
 */
export async function checkLogbooks(url: string, tenants: readonly number[]): Promise<number> {
  let errors = 0;
  let operations = 0;
  for (const tenant of tenants) {
    const response = await fetch(`${url}/chartrier/v1/checklogbook`, {
      method: 'POST',
      headers: { 'X-Tenant-Id': String(tenant) },
    });
    if (!response.ok)
      throw new Error(`checklogbook of tenant ${tenant}: ${response.status} ${await response.text()}`);
    const check = (await response.json()) as LogbookCheck;
    operations += check.checkedOperations;
    errors += check.errorCount;
    for (const error of check.checkErrors.slice(0, MAX_SHOWN))
      console.log(
        `checklogbook: tenant ${tenant}, ${error.operationId}, ${error.checkedProperty}: ${error.savedLogbookMsg}; expected ${error.expectedLogbookMsg.slice(0, 200)}`,
      );
  }
  console.log(`checklogbook: ${operations} operations checked, ${errors} errors`);
  return errors;
}
