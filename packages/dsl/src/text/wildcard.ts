/** A part of a `$wildcard` pattern. */
export type WildcardPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'anyText' }
  | { readonly kind: 'anyCharacter' };

/** Reads a pattern: `*` any text, even none; `?` one character; `\` takes the next character as it is. */
export function parseWildcard(pattern: string): readonly WildcardPart[] {
  const parts: WildcardPart[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') parts.push({ kind: 'text', text });
    text = '';
  };
  const characters = [...pattern];
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] ?? '';
    if (character === '*' || character === '?') {
      flush();
      const last = parts.at(-1);
      if (character === '?') parts.push({ kind: 'anyCharacter' });
      else if (last?.kind !== 'anyText') parts.push({ kind: 'anyText' });
    } else if (character === '\\' && index + 1 < characters.length) {
      index += 1;
      text += characters[index] ?? '';
    } else text += character;
  }
  flush();
  return parts;
}
