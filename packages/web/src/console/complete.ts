import { COMPLETIONS } from './completions.ts';

/** What may replace the word being written in a query. */
export interface Completion {
  readonly name: string;
  /** The query and where the cursor is, once it is taken. */
  readonly query: string;
  readonly cursor: number;
}

const MOST_OFFERED = 8;
const WORD = /[$#A-Za-z_][\w.]*$|\$$|#$/;

/**
 * Operators and fields that begin as the word before the cursor: within quotes its name, elsewhere a whole condition to fill
 * in. Nothing is offered for one letter, nor for a word that is whole.
 */
export function completionsAt(
  query: string,
  cursor: number,
  fields: readonly string[],
): readonly Completion[] {
  const before = query.slice(0, cursor);
  const word = WORD.exec(before)?.[0] ?? '';
  if (word.length < 2 && !/^[$#]$/.test(word)) return [];
  const start = cursor - word.length;
  const isQuoted = query[start - 1] === '"';
  const rest = query.slice(cursor);
  const names = new Set([...COMPLETIONS.map(({ name }) => name), ...fields]);
  return [...names]
    .filter((name) => name !== word && name.toLowerCase().startsWith(word.toLowerCase()))
    .slice(0, MOST_OFFERED)
    .map((name): Completion => {
      const template = COMPLETIONS.find((one) => one.name === name)?.text ?? `"${name}"`;
      const text = isQuoted ? `${name}${rest.startsWith('"') ? '' : '"'}` : template;
      return { name, query: query.slice(0, start) + text + rest, cursor: start + text.length };
    });
}
