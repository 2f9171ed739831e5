import {
  type ActionContext,
  bindWorkflow,
  CommitRefused,
  type Outcome,
  type Workflow,
  type WorkflowDefinition,
} from '../../src/operations/engine/index.ts';
import { derivedGuid, type Queryable } from '../../src/platform/index.ts';
import { openOperationFolder, type Storage } from '../../src/storage/index.ts';

/**
 * An operation with the shape of a deposit and nothing of its substance: it counts, stages items batch by
 * batch, writes them on the offers, publishes them in its commit, and replies. Items that were staged or
 * published twice show.
 */
export interface ToyServices {
  readonly storage: Storage;
  /** Called before each action; an outcome given stands for the action's own, and its work is not done. */
  readonly before?: (action: string, context: ActionContext<ToyServices>) => Promise<Outcome | undefined>;
}

export const TOY_BATCH = 10;

/** Tables of toy operations. */
export async function createToyTables(queryable: Queryable): Promise<void> {
  await queryable.query(
    `create table if not exists toy_staged (operation_id text, ordinal bigint, primary key (operation_id, ordinal))`,
  );
  await queryable.query(
    `create table if not exists toy_published (operation_id text, ordinal bigint, seq bigint, primary key (operation_id, ordinal))`,
  );
  await queryable.query(
    `create table if not exists toy_run (id bigint generated always as identity, operation_id text, action text, from_ordinal bigint)`,
  );
}

/** Parameters: `items`, and `levels` when items come in levels. */
interface ToyParameters {
  readonly items?: number;
  readonly levels?: readonly number[];
}

type Toy = ActionContext<ToyServices>;

function action(key: string, work: (context: Toy) => Promise<Outcome>) {
  return async (context: Toy): Promise<Outcome> => {
    await context.transaction((transaction) =>
      transaction.query('insert into toy_run (operation_id, action, from_ordinal) values ($1, $2, $3)', [
        context.operationId,
        key,
        context.range?.from ?? null,
      ]),
    );
    const instead = await context.services.before?.(key, context);
    return instead ?? (await work(context));
  };
}

const ok = async (): Promise<Outcome> => ({ status: 'OK' });

export function unitId(context: Pick<Toy, 'tenant' | 'operationId'>, ordinal: number): string {
  return derivedGuid('unit', context.tenant, context.operationId, ordinal);
}

async function stage(context: Toy): Promise<Outcome> {
  const { from, to } = context.range ?? { from: 0, to: -1 };
  await context.transaction((transaction) =>
    transaction.query(
      `insert into toy_staged (operation_id, ordinal) select $1, generate_series($2::bigint, $3::bigint)
       on conflict do nothing`,
      [context.operationId, from, to],
    ),
  );
  await context.recordFacts([
    {
      itemId: unitId(context, from),
      kind: 'unit',
      evType: 'LFC.TOY_STAGE',
      status: 'OK',
      evDetData: { from },
    },
  ]);
  return { status: 'OK' };
}

async function prepare(context: Toy): Promise<{ readonly preparedDigest: string }> {
  const { tenant, operationId, createdAt, attempt, services } = context;
  const folder = await openOperationFolder(services.storage, { tenant, operationId, createdAt, attempt });
  await services.before?.('PREPARE', context);
  await folder.addLines(
    Array.from({ length: itemsOf(context) }, (_, ordinal) => ({
      kind: 'unit' as const,
      id: unitId(context, ordinal),
      version: 0,
      document: { _id: unitId(context, ordinal), Title: `Toy ${ordinal}` },
    })),
  );
  const { digest } = await folder.prepare();
  return { preparedDigest: digest };
}

function itemsOf(context: Pick<Toy, 'parameters'>): number {
  const { items = 0, levels } = context.parameters as ToyParameters;
  return levels === undefined ? items : levels.reduce((sum, count) => sum + count, 0);
}

export const TOY: WorkflowDefinition<ToyServices> = {
  id: 'TOY_WORKFLOW',
  identifier: 'PROCESS_TOY',
  typeProc: 'INGEST',
  version: 1,
  lane: 'large',
  steps: [
    {
      name: 'STP_TOY_CHECK',
      behavior: 'BLOCKING',
      distribution: { kind: 'REF' },
      actions: [
        {
          key: 'TOY_READ',
          behavior: 'BLOCKING',
          lifecycle: [
            { kind: 'unit', evType: 'LFC.TOY_READ' },
            { kind: 'unit', evType: 'LFC.TOY_READ.LFC_CREATION', parent: 'LFC.TOY_READ' },
          ],
          run: action('TOY_READ', async () => ({
            status: 'OK',
            evDetData: { read: true },
            masterData: {
              obIdIn: 'toy message',
              agIdExt: '{"originatingAgency":"RATP"}',
              evDetData: { Toy: 'read' },
            },
          })),
        },
        { key: 'TOY_JUDGE', behavior: 'NOBLOCKING', run: action('TOY_JUDGE', ok) },
      ],
    },
    {
      name: 'STP_TOY_STAGE',
      behavior: 'BLOCKING',
      distribution: { kind: 'ITEMS', type: 'Units', batchSize: TOY_BATCH, statusOnEmpty: 'WARNING' },
      count: async (context) => (context.parameters as ToyParameters).levels ?? itemsOf(context),
      actions: [
        { key: 'TOY_STAGE', behavior: 'BLOCKING', run: action('TOY_STAGE', stage) },
        { key: 'TOY_FOLLOW', behavior: 'BLOCKING', lifecycle: [], run: action('TOY_FOLLOW', ok) },
      ],
    },
    {
      name: 'STP_TOY_STORE',
      behavior: 'BLOCKING',
      distribution: { kind: 'REF' },
      actions: [{ key: 'TOY_STORE', behavior: 'BLOCKING', run: action('TOY_STORE', ok) }],
    },
    {
      name: 'STP_TOY_END',
      behavior: 'FINALLY',
      distribution: { kind: 'REF' },
      actions: [{ key: 'TOY_REPLY', behavior: 'NOBLOCKING', run: action('TOY_REPLY', ok) }],
    },
  ],
  commit: {
    prepare,
    publish: async (context, transaction, seq) => {
      const refused = await context.services.before?.('PUBLISH', context);
      if (refused !== undefined) throw new CommitRefused('TOY_PUBLISH', refused);
      await transaction.query(
        `insert into toy_published (operation_id, ordinal, seq) select operation_id, ordinal, $2 from toy_staged
         where operation_id = $1`,
        [context.operationId, seq],
      );
    },
  },
  reply: async (context) => Buffer.from(`<reply status="${context.status}"/>`),
  cleanUp: async (context) => {
    await context.transaction((transaction) =>
      transaction.query('delete from toy_staged where operation_id = $1', [context.operationId]),
    );
  },
};

/** The same when it is small: the marks of its steps are written together. */
export const SMALL_TOY = {
  id: 'SMALL_TOY_WORKFLOW',
  lane: 'small',
  gathersWhenSmall: true,
} as const satisfies Partial<WorkflowDefinition<ToyServices>>;

export function toyWorkflow(
  services: ToyServices,
  changes: Partial<WorkflowDefinition<ToyServices>> = {},
): Workflow {
  return bindWorkflow({ ...TOY, ...changes }, services);
}
