import { describe, expect, it } from 'vitest';
import { readReport } from './import-report.ts';

const finding = { Code: 'X', Message: 'faute', MessageEn: 'fault', Remedy: 'corriger', RemedyEn: 'mend' };

describe('the report of an import', () => {
  it('tells what changes, however its kind names its lists', () => {
    expect(
      readReport({
        insertedRules: ['A'],
        updatedRules: ['B', 'C'],
        deletedRules: [],
        usedFileRulesToUpdate: ['B'],
      }),
    ).toEqual({
      changes: { created: ['A'], changed: ['B', 'C'], removed: [] },
      findings: [],
    });
    expect(
      readReport({ AddedPuids: ['fmt/1'], UpdatedPuids: { 'fmt/2': ['- Name : a'] }, RemovedPuids: [] })
        .changes,
    ).toEqual({
      created: ['fmt/1'],
      changed: ['fmt/2'],
      removed: [],
    });
  });

  it('tells the faults, in a list or under their line', () => {
    expect(
      readReport({ Errors: { 'line 2': [{ ...finding, line: 2 }], 'line 4': [{ ...finding, line: 4 }] } })
        .findings,
    ).toEqual([
      { ...finding, line: 2 },
      { ...finding, line: 4 },
    ]);
    expect(readReport({ Findings: [finding], Errors: {} }).findings).toEqual([finding]);
    expect(readReport({ error: { file: [finding] } }).findings).toEqual([finding]);
  });
});
