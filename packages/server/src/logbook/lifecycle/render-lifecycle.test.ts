import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { derivedGuid } from '../../platform/index.ts';
import { type LifecycleSource, RENDERING_VERSION, renderLifecycle } from './render-lifecycle.ts';
import { ROOT_EVENT, type SharedEvent } from './shared-events.ts';

// Ids of operations are GUIDs of their requests: these two were made once, for the digests below.
const DEPOSIT = 'aeeaaaaaaahl2zz5ab23malpc5fd3biaaaaq';
const UPDATE = 'aeeaaaaaaahl2zz5ab23malpc5gevqqaaaaq';
const UNIT = derivedGuid('unit', 0, DEPOSIT, 1);
const GROUP = derivedGuid('objectgroup', 0, DEPOSIT, 1);
const BINARY = derivedGuid('object', 0, DEPOSIT, 1);
const OTHER_BINARY = derivedGuid('object', 0, DEPOSIT, 2);

const AGENT = '{"Name":"worker","Role":"worker","ServerId":1,"SiteId":1,"GlobalPlatformId":1}';

function shared(action: string | undefined, evType: string, more: Partial<SharedEvent> = {}): SharedEvent {
  return {
    evType,
    ...(action === undefined ? {} : { action }),
    audience: 'created',
    evDateTime: '2024-05-01T10:11:12.345',
    evTypeProc: 'INGEST',
    agId: AGENT,
    labels: { OK: `Succès : ${evType}`, WARNING: `Avertissement : ${evType}`, KO: `Échec : ${evType}` },
    lastPersistedDate: '2024-05-01T10:15:00.000',
    ...more,
  };
}

const UNIT_SOURCE: LifecycleSource = {
  tenant: 0,
  kind: 'unit',
  itemId: UNIT,
  parts: [
    {
      operationId: DEPOSIT,
      shared: [
        shared(undefined, ROOT_EVENT),
        shared('CHECK_DATAOBJECTPACKAGE', 'LFC.CHECK_MANIFEST'),
        shared('CHECK_DATAOBJECTPACKAGE', 'LFC.CHECK_MANIFEST.LFC_CREATION', {
          parent: 'LFC.CHECK_MANIFEST',
        }),
        shared('CHECK_DATAOBJECTPACKAGE', 'LFC.EXTERNAL_LOGBOOK', { onlyWithFact: true }),
        shared('CHECK_UNIT_SCHEMA', 'LFC.CHECK_UNIT_SCHEMA'),
        shared('CHECK_ARCHIVE_UNIT_PROFILE', 'LFC.CHECK_ARCHIVE_UNIT_PROFILE'),
        shared('OBJECT_GROUP_UPDATE', 'LFC.OBJECT_GROUP_UPDATE', { audience: 'changed' }),
      ],
      facts: [
        {
          action: 'CHECK_DATAOBJECTPACKAGE',
          labels: {},
          facts: [
            { t: 'LFC.CHECK_MANIFEST', d: `{"_up":["${GROUP}"]}` },
            {
              t: 'LFC.EXTERNAL_LOGBOOK',
              i: [
                {
                  evId: 'imported-1',
                  evTypeProc: 'Ancien système',
                  evType: 'CREATION',
                  evDateTime: '2001-02-03T04:05:06.000',
                  outcome: 'OK',
                  outDetail: 'CREATION.OK',
                  outMessg: 'Créé',
                  evDetData: '{"a":1}',
                },
                { evType: 'MOVE' },
              ],
            },
          ],
        },
      ],
    },
    {
      operationId: UPDATE,
      shared: [
        shared('UNIT_UPDATE', 'LFC.UNIT_UPDATE', { audience: 'changed', evTypeProc: 'UPDATE' }),
        shared('UNIT_CREATE', 'LFC.UNIT_CREATE', { evTypeProc: 'UPDATE' }),
      ],
      facts: [
        {
          action: 'UNIT_UPDATE',
          labels: {},
          facts: [{ s: 'WARNING', d: '{"diff":"-  Title : A\\n+  Title : B"}' }],
        },
      ],
    },
  ],
};

const GROUP_SOURCE: LifecycleSource = {
  tenant: 0,
  kind: 'objectgroup',
  itemId: GROUP,
  parts: [
    {
      operationId: DEPOSIT,
      shared: [
        shared(undefined, ROOT_EVENT),
        shared('CHECK_DIGEST', 'LFC.CHECK_DIGEST'),
        shared('CHECK_OBJECT_SIZE', 'LFC.CHECK_OBJECT_SIZE'),
      ],
      facts: [
        {
          action: 'CHECK_DIGEST',
          labels: {
            'LFC.CHECK_DIGEST.CALC_CHECK.OK': 'Empreinte vérifiée',
            'LFC.CHECK_DIGEST.CALC_CHECK.INVALID.KO': 'Empreinte différente',
          },
          facts: [
            { k: 'CALC_CHECK', o: BINARY, d: '{"MessageDigest":"ab"}' },
            { k: 'CALC_CHECK', s: 'KO', c: 'INVALID', o: OTHER_BINARY },
          ],
        },
      ],
    },
  ],
};

function shapeOf(source: LifecycleSource) {
  const lifecycle = renderLifecycle(source);
  return lifecycle?.events.map(({ outDetail, obId, evDetData }) => [outDetail, obId, evDetData]);
}

describe("a unit's lifecycle", () => {
  it('begins with its creation, then tells each operation in order', () => {
    expect(renderLifecycle(UNIT_SOURCE)).toMatchObject({
      _id: UNIT,
      _tenant: 0,
      _v: 8,
      evType: 'LFC.LFC_CREATION',
      outcome: 'OK',
      obId: UNIT,
      evIdProc: DEPOSIT,
    });
    expect(shapeOf(UNIT_SOURCE)).toEqual([
      ['LFC.CHECK_MANIFEST.OK', UNIT, `{"_up":["${GROUP}"]}`],
      ['LFC.CHECK_MANIFEST.LFC_CREATION.OK', UNIT, '{}'],
      ['LFC.EXTERNAL_LOGBOOK.OK', UNIT, '{}'],
      ['CREATION.OK', UNIT, '{"a":1}'],
      ['MOVE.OK', UNIT, '{}'],
      ['LFC.CHECK_UNIT_SCHEMA.OK', UNIT, '{}'],
      ['LFC.CHECK_ARCHIVE_UNIT_PROFILE.OK', UNIT, '{}'],
      ['LFC.UNIT_UPDATE.WARNING', UNIT, '{"diff":"-  Title : A\\n+  Title : B"}'],
    ]);
  });

  it('links an event to the one that it is under', () => {
    const events = renderLifecycle(UNIT_SOURCE)?.events ?? [];
    expect(events[1]?.evParentId).toBe(events[0]?.evId);
    expect(events[0]?.evParentId).toBeNull();
  });

  it('keeps what an imported event says of itself', () => {
    const imported = renderLifecycle(UNIT_SOURCE)?.events[3];
    expect(imported).toMatchObject({
      evId: 'imported-1',
      evTypeProc: 'Ancien système',
      evDateTime: '2001-02-03T04:05:06.000',
      outMessg: 'Créé',
      evIdProc: DEPOSIT,
    });
  });

  it('leaves out what only an item with a fact receives', () => {
    const [part] = UNIT_SOURCE.parts;
    if (part === undefined) throw new Error('the source has no part');
    const without = { ...UNIT_SOURCE, parts: [{ ...part, facts: [] }] };
    expect(shapeOf(without)?.map(([detail]) => detail)).not.toContain('LFC.EXTERNAL_LOGBOOK.OK');
  });

  it('is none when its first operation gave none', () => {
    expect(renderLifecycle({ ...UNIT_SOURCE, parts: UNIT_SOURCE.parts.slice(1) })).toBeUndefined();
    expect(renderLifecycle({ ...UNIT_SOURCE, parts: [] })).toBeUndefined();
  });
});

describe("an object group's lifecycle", () => {
  it('tells sub-tasks before their event, with their object and subcode, and the event without one', () => {
    expect(shapeOf(GROUP_SOURCE)).toEqual([
      ['LFC.CHECK_DIGEST.CALC_CHECK.OK', BINARY, '{"MessageDigest":"ab"}'],
      ['LFC.CHECK_DIGEST.CALC_CHECK.INVALID.KO', OTHER_BINARY, '{}'],
      ['LFC.CHECK_DIGEST.KO', GROUP, '{}'],
      ['LFC.CHECK_OBJECT_SIZE.OK', GROUP, '{}'],
    ]);
    const events = renderLifecycle(GROUP_SOURCE)?.events ?? [];
    expect(events[0]?.evParentId).toBe(events[2]?.evId);
    expect(events.map((event) => event.outMessg)).toEqual([
      'Empreinte vérifiée',
      'Empreinte différente',
      'Échec : LFC.CHECK_DIGEST',
      'Succès : LFC.CHECK_OBJECT_SIZE',
    ]);
    expect(new Set(events.map((event) => event.evId)).size).toBe(4);
  });
});

/**
 * Sealed journals hold digests of lifecycles: these must never change. If one of these tests fails, the
 * rendering has changed: give it a new version and keep the old one, rather than the new digest.
 */
describe('rendering 1', () => {
  const digestOf = (source: LifecycleSource) =>
    createHash('sha256')
      .update(JSON.stringify(renderLifecycle(source)))
      .digest('hex');

  it('is the current one', () => {
    expect(RENDERING_VERSION).toBe(1);
  });

  it('gives the same bytes as ever for a unit', () => {
    expect(digestOf(UNIT_SOURCE)).toBe('5e09c9aabc814ab9de4b9bf3056beb6679cbd3451606ac81bb241900e6992526');
  });

  it('gives the same bytes as ever for an object group', () => {
    expect(digestOf(GROUP_SOURCE)).toBe('d414268036b9413ffdabddea46e3256d386ae4a31d77440842b99f81f3ed50f9');
  });
});
