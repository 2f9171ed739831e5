import { describe, expect, it } from 'vitest';
import { decide } from './transitions.ts';

const ROW = {
  id: 'operation',
  state: 'RUNNING',
  status: 'OK',
  step: 2,
  step_open: true,
  finally_step: 4,
  finished: false,
  seq: null,
  refused: false,
} as const;
const COMPLETED = { ...ROW, state: 'COMPLETED', finished: true, step: 5 } as const;

describe('actions that are refused', () => {
  it.each(['NEXT', 'RESUME', 'REPLAY'] as const)('%s of a running operation', (action) => {
    expect(() => decide(ROW, action, false)).toThrowError(
      expect.objectContaining({ code: 'OPERATION_ACTION_REFUSED', status: 409 }),
    );
  });

  it.each(['NEXT', 'RESUME', 'REPLAY', 'CANCEL'] as const)('%s of a completed operation', (action) => {
    expect(() => decide(COMPLETED, action, false)).toThrowError(
      expect.objectContaining({ code: 'OPERATION_ACTION_REFUSED', status: 409 }),
    );
  });

  it.each(['PAUSE', 'CANCEL'] as const)('%s during the last step', (action) => {
    expect(() => decide({ ...ROW, step: 4 }, action, false)).toThrowError(
      expect.objectContaining({ code: 'OPERATION_LAST_STEP', status: 409 }),
    );
  });

  it.each(['PAUSE', 'CANCEL'] as const)('%s after the commit', (action) => {
    expect(() => decide({ ...ROW, step: 4, seq: 7 }, action, false)).toThrowError(
      expect.objectContaining({ code: 'OPERATION_COMMITTED', status: 409 }),
    );
  });

  it.each(['REPLAY', 'CANCEL'] as const)('%s of an operation paused after its commit', (action) => {
    const paused = { ...ROW, state: 'PAUSE', status: 'FATAL', step: 4, seq: 7 } as const;
    expect(() => decide(paused, action, false)).toThrowError(
      expect.objectContaining({ code: 'OPERATION_COMMITTED', status: 409 }),
    );
    expect(decide(paused, 'RESUME', false)).toMatchObject({ kind: 'run' });
  });
});
