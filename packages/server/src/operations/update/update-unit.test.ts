import { describe, expect, it } from 'vitest';
import { contentOfDatabase } from '../../../test/rebuild/content-of-database.ts';
import { cloneDatabase } from '../../../test/support/index.ts';
import { startUpdate } from '../../../test/update/start-update.ts';
import { rebuild } from '../rebuild/index.ts';

const bench = await startUpdate();
const set = (fields: object) => [{ $set: fields }];

describe('the update of a unit', () => {
  it('changes its description, its version and what is searched, and tells the difference', async () => {
    const id = await bench.depositUnit({ Title: 'Old', Description: 'Gone' });
    const before = await bench.stored(id);
    const { operationId, difference } = await bench.change(id, [
      { $set: { Title: 'New', Tag: 'one', 'Title_.en': 'Newer', Free: 'kept' } },
      { $unset: ['Description', 'Source'] },
    ]);
    const after = await bench.stored(id);
    expect(after).toMatchObject({
      Title: 'New',
      Title_: { en: 'Newer' },
      Tag: ['one'],
      Free: ['kept'],
      _v: 1,
      _av: 1,
      _ops: [before._opi, operationId],
      _up: before._up,
      _us: before._us,
      _sps: before._sps,
    });
    expect(after).not.toHaveProperty('Description');
    expect(String(after._aud) > String(before._aud)).toBe(true);
    const lines = difference.split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        '-  "Title" : "Old"',
        '+  "Title" : "New"',
        '+  "Tag" : [ "one" ]',
        '-  "Description" : "Gone"',
        '-  "#version" : 0',
        '+  "#version" : 1',
      ]),
    );
    expect(lines.every((line) => /^[-+] {2}/.test(line))).toBe(true);
    const { rows } = await bench.database.query(
      `select version, title, ops, words @@ to_tsquery('fr', 'new') found from unit where id = $1`,
      [id],
    );
    expect(rows).toEqual([{ version: 1, title: 'New', ops: [before._opi, operationId], found: true }]);
  });

  it('is told in the journal and in the lifecycle', async () => {
    const id = await bench.depositUnit();
    const { operationId, difference } = await bench.change(id, set({ Title: 'Told' }));
    const journal = await bench.journalOf(operationId);
    expect(journal).toMatchObject({ evType: 'STP_UPDATE_UNIT_DESC', evTypeProc: 'UPDATE', obId: id });
    expect(journal.events.map(({ outDetail }) => outDetail)).toEqual([
      'UNIT_METADATA_UPDATE_CHECK_PERMISSION.OK',
      'UNIT_METADATA_UPDATE_CHECK_DT.OK',
      'UNIT_METADATA_UPDATE.OK',
      'COMMIT_LIFE_CYCLE_UNIT.OK',
      'UNIT_METADATA_STORAGE.OK',
      'STP_UPDATE_UNIT_DESC.OK',
    ]);
    expect(journal.events.map(({ outMessg }) => outMessg).filter((text) => text.startsWith('!'))).toEqual([]);
    const last = (await bench.lifecycleOf(id)).at(-1);
    expect(last?.outDetail).toBe('LFC.UNIT_METADATA_UPDATE.OK');
    expect(JSON.parse(last?.evDetData ?? '{}')).toEqual({ diff: difference, version: 1 });
  });

  it('counts every update, even one that changes nothing', async () => {
    const id = await bench.depositUnit({ Title: 'Same' });
    await bench.change(id, set({ Title: 'Same' }));
    const { operationId } = await bench.change(id, set({ Title: 'Same' }));
    expect(await bench.stored(id)).toMatchObject({ Title: 'Same', _v: 2, _av: 2 });
    expect((await bench.stored(id))._ops).toHaveLength(3);
    expect((await bench.stored(id))._ops).toContain(operationId);
  });

  it('gives rules their end dates, and takes a category away', async () => {
    const id = await bench.depositUnit();
    const AccessRule = { Rules: [{ Rule: 'ACC-00002', StartDate: '2000-02-29' }] };
    const { operationId } = await bench.change(id, set({ '#management.AccessRule': AccessRule }));
    expect((await bench.stored(id))._mgt).toEqual({
      AccessRule: { Rules: [{ Rule: 'ACC-00002', StartDate: '2000-02-29', EndDate: '2025-02-28' }] },
    });
    const journal = await bench.journalOf(operationId);
    expect(journal.evType).toBe('STP_UPDATE_UNIT');
    expect(journal.events.map(({ outDetail }) => outDetail)).toContain('UNIT_METADATA_UPDATE_CHECK_RULES.OK');
    await bench.change(id, set({ '#management.AccessRule.Rules.0.StartDate': '2001-01-01' }));
    expect((await bench.stored(id))._mgt).toMatchObject({
      AccessRule: { Rules: [{ EndDate: '2026-01-01' }] },
    });
    await bench.change(id, set({ '#management.AccessRule.Rules': [] }));
    expect((await bench.stored(id))._mgt).toEqual({ AccessRule: { Rules: [] } });
    await bench.change(id, [{ $unset: ['#management.AccessRule', '#management.ReuseRule'] }]);
    expect((await bench.stored(id))._mgt).toEqual({});
  });

  it('keeps the classification that a unit had', async () => {
    const rule = { ClassificationLevel: 'Non protégé', ClassificationOwner: 'Owner' };
    const id = await bench.depositUnit({}, { ClassificationRule: rule });
    await bench.change(id, set({ '#management.ClassificationRule.ClassificationOwner': 'Other' }));
    expect(await bench.stored(id)).not.toHaveProperty('_history');
    await bench.change(id, set({ '#management.ClassificationRule.ClassificationLevel': 'Secret Défense' }));
    const stored = await bench.stored(id);
    expect(stored._history).toEqual([
      {
        ud: stored._aud,
        data: { _v: 1, _mgt: { ClassificationRule: { ...rule, ClassificationOwner: 'Other' } } },
      },
    ]);
  });

  it('names an archive unit profile that the unit follows', async () => {
    const id = await bench.depositUnit({ Title: 'Short' });
    await bench.change(id, set({ ArchiveUnitProfile: 'AUP-SHORT' }));
    expect(await bench.stored(id)).toMatchObject({ ArchiveUnitProfile: 'AUP-SHORT' });
    await expect(bench.change(id, set({ Title: 'Much too long' }))).rejects.toMatchObject({ status: 400 });
    expect(await bench.stored(id)).toMatchObject({ Title: 'Short', _v: 1 });
  });

  it('is on the offers: a rebuild gives the last version back', async () => {
    const id = await bench.depositUnit({ Title: 'First' });
    await bench.change(id, set({ Title: 'Second' }));
    await bench.change(id, set({ Title: 'Third' }));
    await expect(bench.change(id, set({ Title: 'Fourth' }), { contract: 'READ' })).rejects.toThrow();
    const content = await contentOfDatabase(bench.database);
    const { rows } = await bench.database.query<{ id: number; name: string }>('select id, name from tenant');
    for (const [name, offer] of bench.storage.offers) {
      const { database } = await cloneDatabase();
      await rebuild({ database, administrationTenant: 1, tenants: rows }, offer);
      const again = await contentOfDatabase(database);
      for (const [table, lines] of Object.entries(content))
        expect({ name, table, lines: again[table] }).toEqual({ name, table, lines });
    }
  });
});
