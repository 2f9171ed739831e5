import type { PostgresRegex } from '../compile/postgres-regex.ts';
import { shortestText, timestampText } from '../sql/date-literal.ts';
import { allOf, anyOf, bind, FALSE, type Fragment, sql } from '../sql/fragment.ts';

/** What a field of exact values holds. */
export type ExactType = 'keyword' | 'date' | 'long' | 'double' | 'boolean';

/** A value to compare with, of the field's own type. */
export type ExactValue = string | number | boolean | Date;

export interface Limit {
  readonly operator: '>' | '>=' | '<' | '<=';
  readonly value: ExactValue;
}

/** A question about one value, which a column answers in SQL and a document in jsonpath. */
export type ValueTest =
  | { readonly kind: 'points'; readonly values: readonly ExactValue[] }
  | { readonly kind: 'limits'; readonly limits: readonly Limit[] }
  | { readonly kind: 'prefix'; readonly text: string }
  | { readonly kind: 'regex'; readonly regex: PostgresRegex }
  | { readonly kind: 'never' };

/** The test as a jsonpath predicate on `subject` (`@`, or a path). */
export function jsonbPredicate(test: ValueTest, subject: string): string {
  switch (test.kind) {
    case 'points':
      return test.values.map((value) => `${subject} == ${literal(value)}`).join(' || ');
    case 'limits':
      return test.limits
        .map(({ operator, value }) => `${subject} ${operator} ${literal(value)}`)
        .join(' && ');
    case 'prefix':
      return `${subject} starts with ${JSON.stringify(test.text)}`;
    case 'regex':
      return [
        ...test.regex.all.map((pattern) => `${subject} like_regex ${JSON.stringify(pattern)} flag "s"`),
        ...test.regex.none.map((pattern) => `!(${subject} like_regex ${JSON.stringify(pattern)} flag "s")`),
      ].join(' && ');
    case 'never':
      return '1 == 0';
  }
}

/** The test as an SQL condition on one value of this type. */
export function sqlPredicate(test: ValueTest, value: Fragment, type: ExactType): Fragment {
  switch (test.kind) {
    case 'points': {
      const [only] = test.values;
      if (only === undefined) return FALSE;
      if (test.values.length === 1) return sql`${value} = ${parameter(only, type)}`;
      return type === 'keyword'
        ? sql`${value} = any(${bind(test.values.map(String))}::text[])`
        : anyOf(test.values.map((point) => sql`${value} = ${parameter(point, type)}`));
    }
    case 'limits':
      return allOf(
        test.limits.map(({ operator, value: limit }) => compare(value, operator, parameter(limit, type))),
      );
    case 'prefix':
      return sql`starts_with(${value}, ${bind(test.text)})`;
    case 'regex':
      return allOf([
        ...test.regex.all.map((pattern) => sql`${value} ~ ${bind(pattern)}`),
        ...test.regex.none.map((pattern) => sql`${value} !~ ${bind(pattern)}`),
      ]);
    case 'never':
      return FALSE;
  }
}

function compare(value: Fragment, operator: Limit['operator'], limit: Fragment): Fragment {
  switch (operator) {
    case '>':
      return sql`${value} > ${limit}`;
    case '>=':
      return sql`${value} >= ${limit}`;
    case '<':
      return sql`${value} < ${limit}`;
    case '<=':
      return sql`${value} <= ${limit}`;
  }
}

function parameter(value: ExactValue, type: ExactType): Fragment {
  if (value instanceof Date) return sql`${bind(timestampText(value))}::timestamp`;
  switch (type) {
    case 'long':
    case 'double':
      return sql`${bind(String(value))}::numeric`;
    case 'boolean':
      return sql`${bind(value)}::boolean`;
    case 'keyword':
    case 'date':
      return sql`${bind(String(value))}::text`;
  }
}

function literal(value: ExactValue): string {
  return JSON.stringify(value instanceof Date ? shortestText(value) : value);
}
