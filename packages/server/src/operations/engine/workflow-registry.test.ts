import { describe, expect, it } from 'vitest';
import type { Behavior, WorkflowOutline } from './definition.ts';
import { workflowRegistry } from './workflow-registry.ts';

function outline(
  id: string,
  version: number,
  behaviors: readonly Behavior[],
  batchSize = 10,
): WorkflowOutline {
  return {
    id,
    identifier: `PROCESS_${id}`,
    typeProc: 'INGEST',
    version,
    lane: 'large',
    steps: behaviors.map((behavior, index) => ({
      name: `STP_${index}`,
      behavior,
      distribution: { kind: 'ITEMS', type: 'Units', batchSize, statusOnEmpty: null },
      actions: [],
    })),
  };
}

describe('the registry of workflows', () => {
  it('gives the version that an operation follows, and the latest to a new one', () => {
    const registry = workflowRegistry([
      outline('A', 2, ['BLOCKING']),
      outline('A', 1, ['BLOCKING', 'FINALLY']),
    ]);
    expect(registry.latest('A').version).toBe(2);
    expect(registry.find('A', 1)?.steps).toHaveLength(2);
    expect(registry.find('A', 3)).toBeUndefined();
    expect(registry.versions).toEqual(['A@2', 'A@1']);
  });

  it('refuses a workflow that nobody knows', () => {
    expect(() => workflowRegistry([]).latest('NONE')).toThrowError(
      expect.objectContaining({ code: 'WORKFLOW_UNKNOWN' }),
    );
  });

  it.each([
    ['no step', [outline('A', 1, [])]],
    ['a FINALLY step that is not the last', [outline('A', 1, ['FINALLY', 'BLOCKING'])]],
    ['the same version twice', [outline('A', 1, ['BLOCKING']), outline('A', 1, ['BLOCKING'])]],
    ['a batch without items', [outline('A', 1, ['BLOCKING'], 0)]],
  ])('refuses a definition with %s', (_, workflows) => {
    expect(() => workflowRegistry(workflows)).toThrowError(
      expect.objectContaining({ code: 'WORKFLOW_MALFORMED' }),
    );
  });
});
