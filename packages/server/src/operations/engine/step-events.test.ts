import { describe, expect, it } from 'vitest';
import { resultOf } from './outcome-result.ts';
import { endEvents, startedEvent } from './step-events.ts';
import { stepResult } from './step-result.ts';

const REF_STEP = {
  name: 'STP_CHECK',
  distribution: { kind: 'REF' },
  actions: [{ key: 'CHECK_HEADER' }, { key: 'UPLOAD' }, { key: 'CHECK_TREE' }],
} as const;
const ITEMS_STEP = {
  ...REF_STEP,
  distribution: { kind: 'ITEMS', type: 'Units', batchSize: 10, statusOnEmpty: 'WARNING' },
} as const;

describe('the events of a step', () => {
  it('begin with STARTED alone', () => {
    expect(startedEvent(REF_STEP, 'fr')).toMatchObject({
      evType: 'STP_CHECK.STARTED',
      outcome: 'OK',
      outDetail: 'STP_CHECK.STARTED.OK',
    });
  });

  it('tell the step, then its actions in order, each followed by its sub-tasks', () => {
    const header = resultOf(
      {
        status: 'KO',
        evDetData: { evDetTechData: 'agency' },
        subOutcomes: [
          { key: 'CHECK_AGENT', status: 'KO', subcode: 'UNKNOWN', fields: { agIdExt: '{}' } },
          { key: 'CHECK_CONTRACT', status: 'OK' },
        ],
      },
      1,
      undefined,
    );
    const tree = resultOf({ status: 'OK', meter: { OK: 3, WARNING: 1 } }, 1, undefined);
    const upload = resultOf({ status: 'OK', silent: true }, 1, undefined);
    const result = stepResult(
      REF_STEP,
      [
        [
          { action: 0, result: header },
          { action: 1, result: upload },
          { action: 2, result: tree },
        ],
      ],
      1,
    );
    const events = endEvents(REF_STEP, result, { known: { obIdIn: 'message' }, language: 'fr' });
    expect(events.map(({ evType, outDetail, parent }) => [evType, outDetail, parent])).toEqual([
      ['STP_CHECK', 'STP_CHECK.KO', undefined],
      ['CHECK_HEADER', 'CHECK_HEADER.UNKNOWN.KO', 0],
      ['CHECK_HEADER.CHECK_AGENT', 'CHECK_HEADER.CHECK_AGENT.UNKNOWN.KO', 1],
      ['CHECK_HEADER.CHECK_CONTRACT', 'CHECK_HEADER.CHECK_CONTRACT.OK', 1],
      ['CHECK_TREE', 'CHECK_TREE.OK', 0],
    ]);
    expect(events[0]?.fields).toEqual({ obIdIn: 'message' });
    expect(events[1]?.evDetData).toBe('{"evDetTechData":"agency"}');
    expect(events[2]?.evDetData).toBeUndefined();
    expect(events[2]?.fields).toEqual({ agIdExt: '{}' });
    expect(events[4]?.outMessg).toMatch(/ Detail= {2}OK:3 WARNING:1$/);
  });

  it('keep evDetData of REF steps only, but always the cause of a FATAL', () => {
    const given = (status: 'OK' | 'FATAL') =>
      stepResult(
        ITEMS_STEP,
        [[{ action: 0, result: resultOf({ status, evDetData: { code: 'X' } }, 4, undefined) }]],
        4,
      );
    const detail = (status: 'OK' | 'FATAL') =>
      endEvents(ITEMS_STEP, given(status), { known: {}, language: 'fr' })[1]?.evDetData;
    expect(detail('OK')).toBe('{}');
    expect(detail('FATAL')).toBe('{"code":"X"}');
  });

  it('tell that a distribution was empty', () => {
    const events = endEvents(ITEMS_STEP, stepResult(ITEMS_STEP, [], 0), { known: {}, language: 'fr' });
    expect(events.map(({ outDetail, parent }) => [outDetail, parent])).toEqual([
      ['STP_CHECK.WARNING', undefined],
      ['OBJECTS_LIST_EMPTY.WARNING', 0],
    ]);
  });

  it('are the actions alone when the step is silent', () => {
    const step = { ...REF_STEP, silent: true };
    const result = stepResult(step, [[{ action: 0, result: resultOf({ status: 'OK' }, 1, undefined) }]], 1);
    const events = endEvents(step, result, { known: {}, language: 'fr' });
    expect(events.map(({ evType, parent }) => [evType, parent])).toEqual([['CHECK_HEADER', undefined]]);
  });
});
