/**
 * JSON text that PostgreSQL's jsonb takes whatever a text holds: it refuses the character U+0000 and halves
 * of surrogate pairs, which files and names given by users may carry. Both become U+FFFD.
 */
export function storedJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'string' ? item.replaceAll('\u0000', '\uFFFD').toWellFormed() : item,
  );
}
