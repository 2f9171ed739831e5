/** A cell that begins so is a formula for a spreadsheet (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A line of CSV (RFC 4180): cells that hold the separator, a quote or a line break are quoted, quotes are doubled. A text
 * that a spreadsheet would take for a formula has an apostrophe before it: it is shown, never run.
 */
export function csvLine(cells: readonly string[], separator: string): string {
  return `${cells.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`;
}

function csvCell(text: string, separator: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What makes spreadsheets read a CSV file as UTF-8, accents included. */
export const BYTE_ORDER_MARK = '\uFEFF';
