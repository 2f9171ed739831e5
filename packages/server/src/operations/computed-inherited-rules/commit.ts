import type { Line } from '@chartrier/offer-format';
import { putComputedRules } from '../../archive/index.ts';
import { prepareFolder } from '../../storage/index.ts';
import type { ActionContext, CommitDefinition } from '../engine/index.ts';
import type { ComputedRulesServices } from './services.ts';

const LINES_BATCH = 500;

type Context = ActionContext<ComputedRulesServices>;
type Kind = 'computed' | 'removed';

/**
 * Computed rules become durable in the operation's folder, a line a unit, then visible. Vitam keeps them nowhere but in its
 * database; here a database made again from an offer has them, and contracts that filter by them see what they saw.
 */
export function computedRulesCommit(kind: Kind): CommitDefinition<ComputedRulesServices> {
  const source = (place: number) =>
    `select unit_id, computed from computed_rules_staged
     where tenant = $${place} and operation_id = $${place + 1}${kind === 'computed' ? ' and computed is not null' : ''}`;
  return {
    async prepare(context) {
      const { services, tenant, operationId } = context;
      return await prepareFolder(services.storage, context, async (folder) => {
        await services.database.transaction(
          (transaction) =>
            folder.addLines(
              lines(
                transaction.stream<StagedRow>(
                  `${source(1)} order by ordinal`,
                  [tenant, operationId],
                  LINES_BATCH,
                ),
              ),
            ),
          { isolation: 'repeatable read', readOnly: true },
        );
      });
    },

    async publish({ tenant, operationId }: Context, transaction) {
      await putComputedRules(transaction, tenant, { text: source(1), values: [tenant, operationId] });
    },
  };
}

interface StagedRow {
  readonly unit_id: string;
  readonly computed: Readonly<Record<string, unknown>> | null;
}

async function* lines(batches: AsyncIterable<readonly StagedRow[]>): AsyncGenerator<Line> {
  for await (const rows of batches)
    for (const { unit_id: id, computed } of rows)
      yield computed === null
        ? { kind: 'computed_rules', id, version: 0, deleted: true }
        : { kind: 'computed_rules', id, version: 0, document: computed };
}
