import { describe, expect, it } from 'vitest';
import type { LogbookOperation, Status } from '../../logbook/index.ts';
import type { WorkflowOutline } from '../engine/index.ts';
import { checkOperation } from './check-operation.ts';

const WORKFLOW: WorkflowOutline = {
  id: 'DEFAULT_WORKFLOW',
  identifier: 'PROCESS_SIP_UNITARY',
  typeProc: 'INGEST',
  version: 1,
  lane: 'large',
  steps: [
    {
      name: 'STP_UNITS',
      behavior: 'BLOCKING',
      distribution: { kind: 'ITEMS', type: 'Units', batchSize: 10, statusOnEmpty: 'OK' },
      actions: [{ key: 'CHECK_UNIT', behavior: 'BLOCKING' }],
    },
  ],
};

function event(evType: string, outcome: string, more: object = {}) {
  return { evId: evType, evParentId: null, evType, outcome, outDetail: `${evType}.${outcome}`, ...more };
}

function operation(...events: readonly object[]): LogbookOperation {
  return {
    _id: 'op',
    ...event('PROCESS_SIP_UNITARY', 'STARTED'),
    events,
  } as unknown as LogbookOperation;
}

const GOOD = [
  event('STP_UNITS.STARTED', 'OK'),
  event('STP_UNITS', 'WARNING'),
  event('CHECK_UNIT', 'WARNING', { evParentId: 'STP_UNITS' }),
  event('CHECK_UNIT.FORM', 'WARNING', { evParentId: 'CHECK_UNIT' }),
  event('PROCESS_SIP_UNITARY', 'WARNING'),
];
const LIFECYCLES = new Map<string, Status>([
  ['LFC_CREATION', 'OK'],
  ['CHECK_UNIT', 'WARNING'],
]);

function properties(of: LogbookOperation, lifecycles = LIFECYCLES): readonly string[] {
  return checkOperation(of, WORKFLOW, lifecycles).map(({ checkedProperty }) => checkedProperty);
}

describe('the check of a journal', () => {
  it('finds nothing in a good one', () => {
    expect(checkOperation(operation(...GOOD), WORKFLOW, LIFECYCLES)).toEqual([]);
  });

  it('finds an operation without events', () => {
    expect(properties(operation())).toEqual(['events']);
  });

  it('finds an outcome that is no status, and an outDetail that says another', () => {
    expect(properties(operation(...GOOD, event('STP_UNITS', 'FINE')))).toEqual(['outcome']);
    expect(properties(operation(...GOOD, event('STP_UNITS', 'OK', { outDetail: 'STP_UNITS.KO' })))).toEqual([
      'outcomeDetail',
    ]);
    expect(
      properties(operation(...GOOD, event('STP_UNITS', 'OK', { outDetail: 'STP_UNITS_MORE.OK' }))),
    ).toEqual(['outcomeDetail']);
  });

  it('finds a task under another action, and a step or an action that the workflow has not', () => {
    const task = event('OTHER.FORM', 'OK', { evParentId: 'CHECK_UNIT' });
    expect(properties(operation(...GOOD, task))).toEqual(['eventType', 'eventType']);
    expect(properties(operation(...GOOD, event('STP_UNHEARD', 'OK')))).toEqual(['eventType']);
    expect(checkOperation(operation(...GOOD, event('STP_UNHEARD', 'OK')), undefined, LIFECYCLES)).toEqual([]);
  });

  it('finds what lifecycles tell otherwise, or alone, or not at all', () => {
    expect(properties(operation(...GOOD), new Map([...LIFECYCLES, ['CHECK_UNIT', 'KO']]))).toEqual([
      'lifecycle',
    ]);
    expect(properties(operation(...GOOD), new Map([...LIFECYCLES, ['STRANGE', 'OK']]))).toEqual([
      'lifecycle',
    ]);
    expect(properties(operation(...GOOD), new Map([['LFC_CREATION', 'OK']]))).toEqual(['lifecycle']);
  });
});
