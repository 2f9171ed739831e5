import { hash } from 'node:crypto';

/** Names kept; a connection holds as many plans at most. */
const MAX_NAMES = 400;
const NAME_LENGTH = 32;

/** The name under which a connection plans a statement once; undefined for one that is planned each time. */
export type NameOfStatement = (text: string) => string | undefined;

/**
 * Names for statements that come again and again with the same text, over the same few rows: planning them costs more than
 * running them. A statement whose best plan depends on how many rows there are this time is none of these.
 */
export function namesOfRepeated(isRepeated: (text: string) => boolean): NameOfStatement {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MAX_NAMES || !isRepeated(text)) return known;
    const name = `r-${hash('sha512', text, 'hex').slice(0, NAME_LENGTH)}`;
    names.set(text, name);
    return name;
  };
}
