/** The escapes of U+0000 and of halves of surrogate pairs, or a text that looks so. */
const MAY_BE_REFUSED = /\\u(?:0000|d[89a-f])/;

/**
 * JSON text that PostgreSQL's jsonb takes whatever a text holds: it refuses the character U+0000 and halves
 * of surrogate pairs, which files and names given by users may carry. Both become U+FFFD.
 */
export function storedJson(value: unknown): string {
  const text = JSON.stringify(value);
  // both are written as escapes; looking at each text of a value takes several times as long as writing it
  if (!MAY_BE_REFUSED.test(text)) return text;
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'string' ? item.replaceAll('\u0000', '\uFFFD').toWellFormed() : item,
  );
}
