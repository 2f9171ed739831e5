import { describe, expect, it } from 'vitest';
import { decide } from './transitions.ts';

const ROW = {
  id: 'operation',
  state: 'PAUSE',
  status: 'OK',
  step: 2,
  step_open: false,
  finally_step: 4,
  finished: false,
  seq: null,
  refused: false,
} as const;

describe('what an action does to a paused operation', () => {
  it('NEXT runs one step, RESUME all of them', () => {
    expect(decide(ROW, 'NEXT', false)).toEqual({ kind: 'run', step: 2, stepByStep: true, replay: false });
    expect(decide(ROW, 'RESUME', false)).toEqual({ kind: 'run', step: 2, stepByStep: false, replay: false });
  });

  it('RESUME runs one step while an operator forces pauses', () => {
    expect(decide(ROW, 'RESUME', true)).toMatchObject({ stepByStep: true });
  });

  it('REPLAY goes one step back and pauses', () => {
    expect(decide(ROW, 'REPLAY', false)).toEqual({ kind: 'run', step: 1, stepByStep: true, replay: true });
    expect(decide({ ...ROW, step: 0 }, 'REPLAY', false)).toMatchObject({ step: 0 });
  });

  it('REPLAY runs again the step that failed, or that was left in its middle', () => {
    expect(decide({ ...ROW, step_open: true, status: 'FATAL' }, 'REPLAY', false)).toMatchObject({ step: 2 });
  });

  it('PAUSE does nothing', () => {
    expect(decide(ROW, 'PAUSE', false)).toEqual({ kind: 'none' });
    expect(decide({ ...ROW, state: 'COMPLETED' }, 'PAUSE', false)).toEqual({ kind: 'none' });
  });

  it('CANCEL leads to the FINALLY step, and completes what never ran', () => {
    expect(decide(ROW, 'CANCEL', false)).toEqual({ kind: 'ask', action: 'CANCEL', wake: true });
    expect(decide({ ...ROW, status: 'UNKNOWN', step: 0 }, 'CANCEL', false)).toEqual({ kind: 'abandon' });
  });
});

describe('what an action does to a running operation', () => {
  const running = { ...ROW, state: 'RUNNING' } as const;

  it('PAUSE and CANCEL ask its worker', () => {
    expect(decide(running, 'PAUSE', false)).toEqual({ kind: 'ask', action: 'PAUSE', wake: false });
    expect(decide(running, 'CANCEL', false)).toEqual({ kind: 'ask', action: 'CANCEL', wake: false });
  });
});
