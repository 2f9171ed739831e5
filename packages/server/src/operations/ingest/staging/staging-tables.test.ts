import { describe, expect, it } from 'vitest';
import { isOfFewRows, isOfSmallDeposits, tablesOf } from './staging-tables.ts';

const statement = (own: boolean) => `select count(*) from ${tablesOf(7, own).unit} where deposit = $1`;

describe('statements that come again with each small deposit', () => {
  it('are those over the tables that deposits share', () => {
    expect(isOfSmallDeposits(statement(false))).toBe(true);
    expect(isOfSmallDeposits(` with l as (${statement(false)}) select from l`)).toBe(true);
    expect(isOfSmallDeposits('insert into graph_node (work, id) values ($1, $2)')).toBe(true);
  });

  it('are not those over tables of a deposit’s own, nor of the archive alone, nor cursors', () => {
    expect(isOfSmallDeposits(statement(true))).toBe(false);
    expect(isOfSmallDeposits(`select from ingest_unit join ${tablesOf(7, true).group} using (ordinal)`)).toBe(
      false,
    );
    expect(isOfSmallDeposits('select document from unit where tenant = $1')).toBe(false);
    expect(isOfSmallDeposits(`declare c cursor for ${statement(false)}`)).toBe(false);
  });
});

describe('statements whose rows are read at once', () => {
  it('are those of very small deposits, but for the groups of the archive that they add to', () => {
    expect(isOfFewRows(statement(false))).toBe(true);
    expect(isOfFewRows(statement(true))).toBe(false);
    expect(isOfFewRows(`select document from ${tablesOf(7, false).changed_group} where deposit = $1`)).toBe(
      false,
    );
  });
});
