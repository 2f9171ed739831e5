import { MAX_SEARCH_TERMS, MAX_TEXT_NESTING } from '../limits.ts';

/** What a `$search` asks for. */
export type SearchExpression =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'prefix'; readonly text: string }
  | { readonly kind: 'phrase'; readonly text: string }
  | { readonly kind: 'not'; readonly expression: SearchExpression }
  | { readonly kind: 'and' | 'or'; readonly expressions: readonly SearchExpression[] };

/**
 * Reads Lucene's simple query syntax: words and `"phrases"`, joined by OR unless `+` (and) or `|` (or) stands between
 * them, `-` before what is excluded, `( )`, `*` after the beginning of a word, `\` before a character to take as it is.
 * Operators have no precedence: they apply from left to right. It never fails: what has no meaning (an unclosed quote,
 * a parenthesis alone) is skipped. `~n` after a word or phrase is read and taken as an exact search.
 *
 * @returns undefined when nothing is asked for
 */
export function parseSimpleQuery(text: string): SearchExpression | undefined {
  return readExpression(text, 0, { terms: 0 });
}

interface State {
  top: SearchExpression | undefined;
  operation: 'and' | 'or' | undefined;
  previous: 'and' | 'or' | undefined;
  negations: number;
}

interface Budget {
  terms: number;
}

const WHITE_SPACE = /\s/;
const WORD_ENDS = new Set(['"', '|', '+', '(', ')']);

function readExpression(text: string, nesting: number, budget: Budget): SearchExpression | undefined {
  const state: State = { top: undefined, operation: undefined, previous: undefined, negations: 0 };
  let index = 0;
  while (index < text.length && budget.terms < MAX_SEARCH_TERMS) {
    const character = text[index];
    if (character === '-') {
      state.negations += 1;
      index += 1;
      continue;
    }
    if (character === '(' && nesting < MAX_TEXT_NESTING)
      index = readGroup(text, index, nesting, budget, state);
    else if (character === '"') index = readPhrase(text, index, budget, state);
    else if (character === '+' || character === '|') {
      if (state.top !== undefined) state.operation ??= character === '+' ? 'and' : 'or';
      index += 1;
    } else if (character === '(' || character === ')' || WHITE_SPACE.test(character ?? ' ')) index += 1;
    else index = readWord(text, index, budget, state);
    state.negations = 0;
  }
  return state.top;
}

function readGroup(text: string, start: number, nesting: number, budget: Budget, state: State): number {
  let depth = 1;
  let index = start + 1;
  for (; index < text.length && depth > 0; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text[index] === '(') depth += 1;
    else if (text[index] === ')') depth -= 1;
  }
  if (depth > 0) return start + 1;
  const group = readExpression(text.slice(start + 1, index - 1), nesting + 1, budget);
  if (group === undefined) state.operation = undefined;
  else join(state, group);
  return index;
}

function readPhrase(text: string, start: number, budget: Budget, state: State): number {
  let phrase = '';
  let index = start + 1;
  for (; index < text.length && text[index] !== '"'; index += 1) {
    if (text[index] === '\\' && index + 1 < text.length) index += 1;
    phrase += text[index];
  }
  if (index >= text.length) return start + 1;
  if (phrase === '') state.operation = undefined;
  else {
    budget.terms += 1;
    join(state, { kind: 'phrase', text: phrase });
  }
  return index + 1 + (/^~\d+/.exec(text.slice(index + 1, index + 12))?.[0].length ?? 0);
}

function readWord(text: string, start: number, budget: Budget, state: State): number {
  let word = '';
  let prefix = false;
  let index = start;
  for (; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (WORD_ENDS.has(character) || WHITE_SPACE.test(character)) break;
    const escaped = character === '\\' && index + 1 < text.length;
    if (escaped) index += 1;
    prefix = !escaped && character === '*';
    word += text[index];
  }
  const exact = (prefix ? word.slice(0, -1) : word).replace(/~\d*$/, '');
  if (exact === '') state.operation = undefined;
  else {
    budget.terms += 1;
    join(state, { kind: prefix ? 'prefix' : 'word', text: exact });
  }
  return index;
}

/** Adds an operand: the operation before it applies to all that was read so far. */
function join(state: State, operand: SearchExpression): void {
  const branch: SearchExpression = state.negations % 2 === 1 ? { kind: 'not', expression: operand } : operand;
  const operation = state.operation ?? 'or';
  state.operation = undefined;
  if (state.top === undefined) {
    state.top = branch;
    return;
  }
  const { top } = state;
  const grows = state.previous === operation && (top.kind === 'and' || top.kind === 'or');
  state.top = { kind: operation, expressions: grows ? [...top.expressions, branch] : [top, branch] };
  state.previous = operation;
}
