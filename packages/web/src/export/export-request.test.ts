import { describe, expect, it } from 'vitest';
import { exportRequest, FIRST_CHOICES } from './export-request.ts';

describe('the request of an export', () => {
  it('of a unit has what is under it, and every usage, when nothing is chosen', () => {
    expect(exportRequest({ unit: 'u' }, FIRST_CHOICES)).toEqual({
      dslRequest: {
        $roots: [],
        $query: [{ $or: [{ $eq: { '#id': 'u' } }, { $in: { '#allunitups': ['u'] } }] }],
        $filter: {},
        $projection: {},
      },
      exportWithLogBookLFC: false,
    });
  });

  it('of a unit alone, of some usages, with lifecycles', () => {
    const usages = new Set(['Thumbnail', 'BinaryMaster'] as const);
    const request = exportRequest({ unit: 'u' }, { withChildren: false, usages, withLifecycles: true });
    expect(request.dslRequest.$query).toEqual([{ $eq: { '#id': 'u' } }]);
    expect(request.dataObjectVersionToExport).toEqual({ DataObjectVersions: ['BinaryMaster', 'Thumbnail'] });
    expect(request.exportWithLogBookLFC).toBe(true);
  });

  it('of a search is what the search finds', () => {
    const condition = { $match: { Title: 'quai' } };
    expect(exportRequest({ condition }, FIRST_CHOICES).dslRequest.$query).toEqual([condition]);
  });
});
