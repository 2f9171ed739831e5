import { parseSimpleQuery, type SearchExpression } from '@chartrier/dsl';
import { type Comparison, compare, respects, wildcard } from './model-comparisons.ts';

/** What a text becomes: its words in order, undefined where a stop word stood. */
export type Analyse = (text: string) => readonly (string | undefined)[];

export function fitsText(analyse: Analyse, texts: readonly string[], condition: Comparison): boolean {
  const words = texts.map(analyse);
  const flat = words.flat().filter((word) => word !== undefined);
  const asked = (text: string) => analyse(text).filter((word) => word !== undefined);
  switch (condition.kind) {
    case '$eq':
    case '$match_all':
      return all(asked(String(condition.value)), flat);
    case '$match':
      return asked(condition.value).some((word) => flat.includes(word));
    case '$match_phrase':
      return words.some((text) => hasPhrase(text, analyse(condition.value), false));
    case '$match_phrase_prefix':
      return words.some((text) => hasPhrase(text, analyse(condition.value), true));
    case '$search': {
      const expression = parseSimpleQuery(condition.value);
      return expression !== undefined && (fitsSearch(analyse, words, flat, expression) ?? false);
    }
    case '$wildcard':
      return flat.some((word) => wildcard(condition.pattern).test(word));
    case '$regex':
      return flat.some((word) => new RegExp(`^(?:${condition.pattern})$`, 'su').test(word));
    default: {
      const bounds = condition.kind === '$range' ? condition.bounds : [condition];
      return flat.some((word) =>
        bounds.every(({ kind, value }) =>
          respects(kind, compare(word, fold(String(value)).replaceAll(/[._]/g, ' '))),
        ),
      );
    }
  }
}

/** Undefined: the expression asks for no word. */
function fitsSearch(
  analyse: Analyse,
  texts: readonly (readonly (string | undefined)[])[],
  flat: readonly string[],
  expression: SearchExpression,
): boolean | undefined {
  switch (expression.kind) {
    case 'word': {
      const asked = analyse(expression.text).filter((word) => word !== undefined);
      return asked.length === 0 ? undefined : asked.some((word) => flat.includes(word));
    }
    case 'phrase': {
      const asked = analyse(expression.text);
      return asked.every((word) => word === undefined)
        ? undefined
        : texts.some((text) => hasPhrase(text, asked, false));
    }
    case 'prefix': {
      const start = fold(expression.text);
      return flat.some((word) => word.startsWith(start));
    }
    case 'not': {
      const inner = fitsSearch(analyse, texts, flat, expression.expression);
      return inner === undefined ? undefined : !inner;
    }
    case 'and':
    case 'or': {
      const inner = expression.expressions
        .map((one) => fitsSearch(analyse, texts, flat, one))
        .filter((one) => one !== undefined);
      if (inner.length === 0) return undefined;
      return expression.kind === 'and' ? inner.every(Boolean) : inner.some(Boolean);
    }
  }
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase();
}

function all(asked: readonly string[], words: readonly string[]): boolean {
  return asked.length > 0 && asked.every((word) => words.includes(word));
}

function hasPhrase(
  text: readonly (string | undefined)[],
  phrase: readonly (string | undefined)[],
  lastIsBeginning: boolean,
): boolean {
  const first = phrase.findIndex((word) => word !== undefined);
  if (first < 0) return false;
  const asked = phrase.slice(first);
  while (asked.at(-1) === undefined) asked.pop();
  return text.some((_, start) =>
    asked.every((word, offset) => {
      const found = text[start + offset];
      if (word === undefined) return true;
      return lastIsBeginning && offset === asked.length - 1
        ? (found?.startsWith(word) ?? false)
        : found === word;
    }),
  );
}
