import type { AccessionRegisterDetail } from '@chartrier/client';
import { describe, expect, it } from 'vitest';
import { byMonth, byYear, movementsOf } from './movements.ts';

const entry = (...events: readonly (readonly [date: string, type: string, units: number])[]) =>
  ({
    Events: events.map(([CreationDate, OpType, Units]) => ({
      Opc: 'x',
      OpType,
      Units,
      Objects: 0,
      ObjSize: 0,
      CreationDate,
    })),
  }) as unknown as AccessionRegisterDetail;

describe('the movements of a register', () => {
  it('are what came in and what went out, month after month, empty months included', () => {
    const entries = [
      entry(['2024-11-03T10:00:00', 'INGEST', 10], ['2025-02-01T10:00:00', 'ELIMINATION', -4]),
      entry(['2025-02-20T10:00:00', 'INGEST', 7]),
    ];
    expect(byMonth(entries)).toEqual([
      { month: '2024-11', entered: 10, left: 0 },
      { month: '2024-12', entered: 0, left: 0 },
      { month: '2025-01', entered: 0, left: 0 },
      { month: '2025-02', entered: 7, left: 4 },
    ]);
    expect(byYear(byMonth(entries))).toEqual([
      { month: '2024', entered: 10, left: 0 },
      { month: '2025', entered: 7, left: 4 },
    ]);
  });

  it('are none without events', () => {
    expect(byMonth([])).toEqual([]);
    expect(movementsOf(entry())).toEqual([]);
  });
});
