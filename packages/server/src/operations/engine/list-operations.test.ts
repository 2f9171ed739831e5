import { beforeAll, describe, expect, it } from 'vitest';
import { openToyBench } from '../../../test/engine/toy-bench.ts';
import { createToyOperation } from '../../../test/engine/toy-engine.ts';
import { toyWorkflow } from '../../../test/engine/toy-workflow.ts';
import { describeWorkflows, listOperations, requestAction } from './index.ts';

const { database, storage, engine } = await openToyBench();
const workflow = toyWorkflow({ storage });
const ids: string[] = [];

beforeAll(async () => {
  for (const firstAction of ['INIT', 'RESUME', 'NEXT'] as const)
    ids.push((await createToyOperation(engine, workflow, { firstAction })).id);
  await createToyOperation(engine, workflow, { tenant: 1 });
  const last = ids[2];
  if (last !== undefined) await requestAction(database, { tenant: 0, id: last }, 'PAUSE');
});

async function listed(query: Parameters<typeof listOperations>[2]): Promise<readonly string[]> {
  return (await listOperations(database, 0, query)).map((detail) => detail.operationId);
}

describe('the list of operations', () => {
  it("has the tenant's own, the latest first", async () => {
    const [latest, ...others] = await listOperations(database, 0, {});
    expect([latest, ...others].map((detail) => detail?.operationId)).toEqual([...ids].reverse());
    expect(latest).toMatchObject({
      processType: 'INGEST',
      stepByStep: true,
      globalState: 'RUNNING',
      stepStatus: 'STARTED',
      nextStep: 'STP_TOY_CHECK',
      processDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/),
    });
  });

  it('is narrowed by each criterion', async () => {
    expect(await listed({ states: ['PAUSE'] })).toEqual([ids[0]]);
    expect(await listed({ statuses: ['UNKNOWN'] })).toEqual([ids[0]]);
    expect(await listed({ id: ids[1] ?? '' })).toEqual([ids[1]]);
    expect(await listed({ workflows: ['PROCESS_TOY'] })).toHaveLength(3);
    expect(await listed({ workflows: ['PROCESS_SIP_UNITARY'] })).toEqual([]);
    expect(await listed({ listProcessTypes: ['INGEST'], states: [] })).toHaveLength(3);
    expect(await listed({ listSteps: ['STP_TOY_CHECK'] })).toEqual([]);
  });

  it('takes days in both spellings, included', async () => {
    // the days of the operations themselves: midnight may come between two of them
    const days = (await listOperations(database, 0, {})).map(({ processDate }) => processDate.slice(0, 10));
    const [year, month, day] = (days.at(-1) ?? '').split('-');
    expect(
      await listed({ startDateMin: `${day}/${month}/${year}`, startDateMax: days[0] ?? '' }),
    ).toHaveLength(3);
    expect(await listed({ startDateMax: '2020-01-01' })).toEqual([]);
    expect(await listed({ startDateMin: '01/01/2100' })).toEqual([]);
  });
});

describe('the description of workflows', () => {
  it("uses the words of Vitam's definitions, and leaves out what is none there", () => {
    const described = describeWorkflows([workflow, { ...workflow, id: 'HIDDEN', unlisted: true }]);
    expect(described).toHaveLength(1);
    expect(described[0]).toMatchObject({ id: 'TOY_WORKFLOW', identifier: 'PROCESS_TOY', typeProc: 'INGEST' });
    expect(described[0]?.steps[1]).toMatchObject({
      stepName: 'STP_TOY_STAGE',
      behavior: 'BLOCKING',
      distribution: {
        kind: 'LIST_ORDERING_IN_FILE',
        type: 'Units',
        statusOnEmptyDistribution: 'WARNING',
        bulkSize: 10,
      },
      actions: [
        { action: { actionKey: 'TOY_STAGE', behavior: 'BLOCKING' } },
        { action: { actionKey: 'TOY_FOLLOW', behavior: 'BLOCKING' } },
      ],
    });
  });
});
