import { replaceObjectGroups, withoutDerivedFields } from '../../archive/index.ts';
import type { Database } from '../../platform/index.ts';
import { type Line, prepareFolder } from '../../storage/index.ts';
import { type CommitDefinition, CommitRefused } from '../engine/index.ts';
import { faultsOf } from './conflict.ts';
import { findingLines } from './read-findings.ts';
import { REIDENTIFICATION } from './reidentify-groups.ts';
import type { ReidentificationServices } from './services.ts';

/** Documents read at a time. */
const BATCH = 500;

/**
 * The new versions become durable on the offers of their groups' strategies, with the list of what changed; then they take
 * the place of those that were read, unless another operation changed one of these groups meanwhile.
 */
export const reidentificationCommit: CommitDefinition<ReidentificationServices> = {
  async prepare(context) {
    const { services, tenant, operationId } = context;
    return await prepareFolder(services.storage, context, async (folder) => {
      for (const strategy of await strategiesOf(services.database, tenant, operationId))
        await folder.addLines(groupLines(services.database, tenant, operationId, strategy), strategy);
      await folder.addFile(
        `reports/${operationId}.jsonl`,
        findingLines(services.database, { tenant, operationId }),
      );
    });
  },

  async publish({ tenant, operationId }, transaction) {
    const changed = await replaceObjectGroups(transaction, tenant, {
      text: `select document, version, atomic_version from reidentified_group
             where tenant = $1 and operation_id = $2 and document is not null`,
      values: [tenant, operationId],
    });
    if (changed.length === 0) return;
    throw new CommitRefused(REIDENTIFICATION, { status: 'KO', evDetData: faultsOf(changed) });
  },
};

async function strategiesOf(
  database: Database,
  tenant: number,
  operationId: string,
): Promise<readonly string[]> {
  const { rows } = await database.query<{ strategy: string }>(
    `select distinct strategy from reidentified_group
     where tenant = $1 and operation_id = $2 and document is not null order by strategy`,
    [tenant, operationId],
  );
  return rows.map(({ strategy }) => strategy);
}

async function* groupLines(
  database: Database,
  tenant: number,
  operationId: string,
  strategy: string,
): AsyncGenerator<Line> {
  for (let after = -1; ; ) {
    const { rows } = await database.query<{ ordinal: number; id: string; document: Record<string, unknown> }>(
      `select ordinal, group_id id, ${withoutDerivedFields('document', 'objectgroup')} document from reidentified_group
       where tenant = $1 and operation_id = $2 and strategy = $3 and document is not null and ordinal > $4
       order by ordinal limit ${BATCH}`,
      [tenant, operationId, strategy, after],
    );
    for (const { id, document } of rows)
      yield { kind: 'objectgroup', id, version: Number(document._v), document };
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.ordinal;
  }
}
