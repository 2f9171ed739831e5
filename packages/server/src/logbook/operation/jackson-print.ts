/**
 * JSON text as Jackson's default pretty printer writes it: two spaces, an entry a line in objects, ` : `
 * between key and value, arrays on one line. Vitam keeps a master's evDetData in this form, and its callers
 * compare the text.
 */
export function jacksonPrint(value: unknown): string {
  return print(value, '');
}

function print(value: unknown, indent: string): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return '[ ]';
    return `[ ${value.map((item) => print(item, indent)).join(', ')} ]`;
  }
  if (typeof value === 'object' && value !== null) {
    const inner = `${indent}  `;
    const entries = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => `${inner}${JSON.stringify(key)} : ${print(item, inner)}`);
    return entries.length === 0 ? '{ }' : `{\n${entries.join(',\n')}\n${indent}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
