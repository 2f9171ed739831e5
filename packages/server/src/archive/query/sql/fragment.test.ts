import { describe, expect, it } from 'vitest';
import {
  allOf,
  anyOf,
  bind,
  FALSE,
  fitsPredicate,
  not,
  numbered,
  opaque,
  sql,
  TRUE,
  toStatement,
} from './fragment.ts';

describe('fragments of SQL', () => {
  it('bind values in their order, wherever they stand', () => {
    const inner = sql`b = ${bind("'; drop table unit")}`;
    expect(
      toStatement(sql`select ${numbered('sort', 2)} where a = ${bind(1)} and ${inner} and c = ${bind([3])}`),
    ).toEqual({
      text: 'select sort_2 where a = $1 and b = $2 and c = $3',
      values: [1, "'; drop table unit", [3]],
    });
  });

  it('join conditions, and say nothing of those that are always true', () => {
    expect(toStatement(allOf([TRUE, sql`a`, TRUE])).text).toBe('a');
    expect(toStatement(allOf([sql`a`, sql`b`])).text).toBe('(a and b)');
    expect(toStatement(anyOf([sql`a`, sql`b`])).text).toBe('(a or b)');
    expect(toStatement(not(sql`a`)).text).toBe('(a) is not true');
    expect([allOf([]), anyOf([])]).toEqual([TRUE, FALSE]);
  });

  it('look into a document once for all the values that it must have', () => {
    const document = sql`u.document`;
    const one = fitsPredicate(document, '$.a == 1');
    const other = fitsPredicate(document, '$.b == 2 || $.b == 3');
    expect(toStatement(allOf([one, sql`c`, allOf([sql`d`, other]), other]))).toEqual({
      text: '(u.document @@ $1::jsonpath and c and (d and u.document @@ $2::jsonpath))',
      values: ['($.a == 1) && ($.b == 2 || $.b == 3)', '$.b == 2 || $.b == 3'],
    });
    expect(toStatement(allOf([one, fitsPredicate(sql`g.document`, '$.b == 2')])).text).toBe(
      '(u.document @@ $1::jsonpath and g.document @@ $2::jsonpath)',
    );
    expect(toStatement(allOf([not(one), other])).text).toBe(
      '((u.document @@ $1::jsonpath) is not true and u.document @@ $2::jsonpath)',
    );
  });

  it('stay opaque in what they are put in', () => {
    const condition = opaque(sql`document @@ ${bind('$.a == 1')}`);
    expect(allOf([sql`a`, not(condition)]).opaque).toBe(true);
    expect(allOf([sql`a`, sql`b`]).opaque).toBe(false);
  });
});
