import type { EngineDependencies } from './dependencies.ts';
import { versionKey } from './workflow-registry.ts';

/**
 * Tells of operations that wait and whose workflow this worker does not know, in this version at least:
 * another release made them, and nobody may be there to run them.
 */
export async function reportUnknownWorkflows(
  { db, logger }: Pick<EngineDependencies, 'db' | 'logger'>,
  versions: readonly string[],
): Promise<void> {
  const waiting = await db.query<{ workflow: string; definition_version: number; count: number }>(
    `select workflow, definition_version, count(*) as count from operation
     where state = 'RUNNING' or (state = 'COMPLETED' and not sealed) group by workflow, definition_version`,
  );
  for (const { workflow, definition_version: version, count } of waiting.rows)
    if (!versions.includes(versionKey(workflow, version)))
      logger.error({ workflow, version, count }, 'operations wait for a worker that knows their workflow');
}
