import { type JsonValue, parseUpdateById } from '@chartrier/dsl';
import type { JsonObject } from '@chartrier/seda';
import { describe, expect, it } from 'vitest';
import { applyActions } from './apply-actions.ts';

function applied(document: JsonObject, ...actions: readonly object[]) {
  const parsed = parseUpdateById({ $action: actions } as unknown as JsonValue, 'unit');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return applyActions(document, parsed.value.actions);
}

describe('the actions of an update', () => {
  it('replace values whole, make missing parents, and leave the given document as it was', () => {
    const document: JsonObject = { Title: 'a', OriginatingAgency: { Identifier: 'x', Other: 'y' } };
    const { document: after, faults } = applied(
      document,
      { $set: { OriginatingAgency: { Identifier: 'z' } } },
      { $set: { 'Title_.fr': 'b', 'Coverage.Spatial': ['c'] } },
    );
    expect(faults).toEqual([]);
    expect(after).toEqual({
      Title: 'a',
      OriginatingAgency: { Identifier: 'z' },
      Title_: { fr: 'b' },
      Coverage: { Spatial: ['c'] },
    });
    expect(document).toEqual({ Title: 'a', OriginatingAgency: { Identifier: 'x', Other: 'y' } });
  });

  it('make a list of a scalar where the field holds several, or is unknown to the schema', () => {
    const { document } = applied({}, { $set: { Title: 't', Tag: 'a', 'Coverage.Spatial': 'b', Free: 3 } });
    expect(document).toEqual({ Title: 't', Tag: ['a'], Coverage: { Spatial: ['b'] }, Free: [3] });
  });

  it('reach into lists by place, and only where there is one', () => {
    const document: JsonObject = { Writer: [{ FirstName: 'a' }, { FirstName: 'b' }] };
    expect(applied(document, { $set: { 'Writer.1.FirstName': 'c' } }).document).toEqual({
      Writer: [{ FirstName: 'a' }, { FirstName: 'c' }],
    });
    expect(applied(document, { $unset: ['Writer.0'] }).document).toEqual({ Writer: [{ FirstName: 'b' }] });
    for (const field of ['Writer.2.FirstName', 'Writer.FirstName'])
      expect(applied(document, { $set: { [field]: 'c' } })).toEqual({
        document,
        faults: [{ code: 'UPDATE_UNIT_PATH', parameters: { field, parent: 'Writer' } }],
      });
    expect(applied({ Title: 'a' }, { $set: { 'Title.x.y': 'c' } }).faults).toHaveLength(1);
  });

  it('remove paths; absent ones are nothing, an emptied parent stays', () => {
    const { document } = applied(
      { Title_: { fr: 'a' }, Tag: ['b'] },
      { $unset: ['Title_.fr', 'Tag', 'Nothing', 'Title_.en.x', 'toString'] },
    );
    expect(document).toEqual({ Title_: {} });
  });

  it('are done in their order', () => {
    expect(applied({}, { $set: { Title: 'a' } }, { $unset: ['Title'] }).document).toEqual({});
    expect(applied({}, { $unset: ['Title'] }, { $set: { Title: 'a' } }).document).toEqual({ Title: 'a' });
  });
});
