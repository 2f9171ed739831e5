/** A cell that a spreadsheet would run as a formula is written as text (OWASP, CSV injection). */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What a CSV file begins with: a byte-order mark, by which a spreadsheet knows the accents. */
export const CSV_START = '\uFEFF';

/** Lines of a CSV file, each ended: semicolons, CRLF (RFC 4180), as a French or English spreadsheet opens them. */
export function csvLines(lines: readonly (readonly string[])[]): string {
  return lines.map((line) => `${line.map(cell).join(';')}\r\n`).join('');
}

/** A whole CSV file, opened by a double click. */
export function writeCsv(lines: readonly (readonly string[])[]): string {
  return CSV_START + csvLines(lines);
}
