import { isAtLeast } from '../../logbook/index.ts';
import type { ActionDefinition } from '../engine/index.ts';
import type { ImportContext } from './import-context.ts';
import type { ReferentialWorkflowServices } from './services.ts';

/** A file that the journal says was kept, with its digest. */
interface KeptFile {
  readonly FileName: string;
  readonly Digest: string;
  readonly DigestType: 'SHA-512';
}

/**
 * The event that tells, after the commit, where the collection's new state is kept: the operation's folder on the
 * offers, sealed by its `prepared.json`. Nothing is told of an operation that was refused.
 */
export function backupAction(key: string): ActionDefinition<ReferentialWorkflowServices> {
  return keptFileAction(key, async ({ tenant, operationId, services }) => {
    const { rows } = await services.database.query<{ prepared_digest: string | null }>(
      'select prepared_digest from operation where tenant = $1 and id = $2',
      [tenant, operationId],
    );
    return {
      FileName: `${operationId}/prepared.json`,
      Digest: rows[0]?.prepared_digest ?? '',
      DigestType: 'SHA-512',
    };
  });
}

/** The same for the file that was given. */
export function givenFileAction(
  key: string,
  extension: string,
): ActionDefinition<ReferentialWorkflowServices> {
  return keptFileAction(key, async ({ operationId, parameters }) => ({
    FileName: `${operationId}.${extension}`,
    Digest: typeof parameters.givenSha512 === 'string' ? parameters.givenSha512 : '',
    DigestType: 'SHA-512',
  }));
}

/** The event of the report. */
export function reportAction(key: string): ActionDefinition<ReferentialWorkflowServices> {
  return {
    key,
    behavior: 'NOBLOCKING',
    run: async ({ operationId }) => ({ status: 'OK', evDetData: { FileName: `${operationId}.json` } }),
  };
}

function keptFileAction(
  key: string,
  keptFile: (context: ImportContext) => Promise<KeptFile>,
): ActionDefinition<ReferentialWorkflowServices> {
  return {
    key,
    behavior: 'NOBLOCKING',
    run: async (context) =>
      isAtLeast(context.status, 'KO')
        ? { status: 'OK', silent: true }
        : { status: 'OK', evDetData: { ...(await keptFile(context)) } },
  };
}
