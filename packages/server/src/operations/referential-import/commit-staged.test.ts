import { describe, expect, it } from 'vitest';
import { newOperationId } from '../../../test/engine/toy-engine.ts';
import { startReferential } from '../../../test/referential/start-referential.ts';
import {
  compareWithCollection,
  publishStaged,
  restoreReferentialLine,
  type StagingPlace,
  stageDocuments,
  stagedLines,
} from '../../referential/index.ts';
import { AGENCIES_REPLACEMENT } from './import-agencies.ts';

const bench = await startReferential();
const place = (operationId = newOperationId(0)): StagingPlace => ({
  tenant: 0,
  operationId,
  collection: 'Agencies',
  owner: 0,
});
const agency = (Identifier: string, Name: string) => ({
  identifier: Identifier,
  document: { Identifier, Name },
});

async function stage(where: StagingPlace, documents: readonly ReturnType<typeof agency>[]) {
  return bench.database.transaction(async (transaction) => {
    await stageDocuments(transaction, where, documents);
    return compareWithCollection(transaction, where, AGENCIES_REPLACEMENT);
  });
}

const publish = (where: StagingPlace, seq: bigint) =>
  bench.database.transaction((transaction) => publishStaged(transaction, where, seq));

describe('publishing what is staged', () => {
  it('is refused when a document changed since it was staged', async () => {
    const first = place();
    await stage(first, [agency('A', 'one'), agency('B', 'one')]);
    expect(await publish(first, 1n)).toBeUndefined();
    const early = place();
    const late = place();
    await stage(early, [agency('A', 'two'), agency('B', 'one')]);
    await stage(late, [agency('A', 'three'), agency('B', 'one')]);
    expect(await publish(early, 2n)).toBeUndefined();
    expect(await publish(late, 3n)).toEqual({ identifier: 'A' });
    expect(await bench.snapshot().find('Agencies', 'A')).toMatchObject({ Name: 'two', _v: 1 });
  });

  it('is refused when a document was added, or removed, meanwhile', async () => {
    const early = place();
    const late = place();
    const same = [agency('A', 'two')];
    await stage(early, [...same, agency('C', 'mine')]);
    await stage(late, [...same, agency('C', 'yours')]);
    expect(await publish(early, 4n)).toBeUndefined();
    expect(await publish(late, 5n)).toEqual({ identifier: 'C' });
  });

  it('tells its lines, from which the same rows are restored', async () => {
    const where = place();
    await stage(where, [agency('A', 'four'), agency('D', 'new')]);
    const lines = await bench.database.transaction((transaction) =>
      Array.fromAsync(stagedLines(transaction, where)),
    );
    expect(lines).toMatchObject([
      { kind: 'referential', id: 'Agencies/A', version: 2, document: { Name: 'four', _v: 2, _tenant: 0 } },
      { kind: 'referential', id: 'Agencies/D', version: 0, document: { Name: 'new', _v: 0 } },
      { kind: 'referential', id: 'Agencies/C', version: 1, deleted: true },
    ]);
    expect(await publish(where, 6n)).toBeUndefined();
    const rows = async () =>
      (
        await bench.database.query(
          `select tenant, collection, identifier, id, version, document from referential
           where collection = 'Agencies' order by identifier`,
        )
      ).rows;
    const published = await rows();
    await bench.database.transaction(async (transaction) => {
      await transaction.query(`delete from referential where collection = 'Agencies'`);
      const origin = { tenant: 0, operationId: where.operationId, seq: 6n, committedAt: new Date() };
      for (const line of lines) await restoreReferentialLine(transaction, origin, line);
    });
    expect(await rows()).toEqual(published);
  });
});
