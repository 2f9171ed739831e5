import { type JsonValue, parseSimpleQuery, type SearchExpression } from '@chartrier/dsl';
import {
  type Comparison,
  compareValues,
  instant,
  type ModelType,
  respects,
  respectsDate,
  spanOf,
  wildcard,
} from './model-comparisons.ts';

export function fitsValue(type: ModelType, value: JsonValue, condition: Comparison): boolean {
  const text = String(value);
  switch (condition.kind) {
    case '$match':
    case '$match_all':
    case '$match_phrase':
    case '$match_phrase_prefix':
      return false;
    case '$search': {
      const expression = parseSimpleQuery(condition.value);
      if (expression === undefined || expression.kind === 'not') throw new Error('not modelled');
      return searchValue(text, expression);
    }
    case '$wildcard':
      return wildcard(condition.pattern).test(text);
    case '$regex':
      return new RegExp(`^(?:${condition.pattern})$`, 'su').test(text);
    case '$eq':
      return type === 'date'
        ? spanOf(String(condition.value)).includes(instant(text))
        : compareValues(type, value, condition.value) === 0;
    default: {
      const bounds = condition.kind === '$range' ? condition.bounds : [condition];
      return bounds.every(({ kind, value: bound }) =>
        type === 'date'
          ? respectsDate(kind, instant(text), spanOf(String(bound)))
          : respects(kind, compareValues(type, value, bound)),
      );
    }
  }
}

function searchValue(value: string, expression: SearchExpression): boolean {
  switch (expression.kind) {
    case 'word':
    case 'phrase':
      return value === expression.text;
    case 'prefix':
      return value.startsWith(expression.text);
    case 'or':
      return expression.expressions.some((inner) => searchValue(value, inner));
    default:
      throw new Error('not modelled');
  }
}
