/** What follows `?` in an address: `agency=VOIRIE&agency=MAIRIE` is a list, and everything is text. */
export function parseSearch(written: string): Record<string, unknown> {
  const read: Record<string, string | readonly string[]> = {};
  for (const [name, value] of new URLSearchParams(written)) {
    const before = read[name];
    read[name] = before === undefined ? value : [...(typeof before === 'string' ? [before] : before), value];
  }
  return read;
}

/** The same, written: what is absent is left out, so that an address that someone shares stays short. */
export function stringifySearch(search: Record<string, unknown>): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(search))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) written.append(name, String(one));
  const text = written.toString();
  return text === '' ? '' : `?${text}`;
}
