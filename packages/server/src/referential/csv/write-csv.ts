/** So that spreadsheets read accents right when the file is opened by a double click. */
export const CSV_START = '\uFEFF';

/** A cell that a spreadsheet would run: a sign alone, or before a digit, is data. */
const FORMULA = /^(?:[=@\t\r]|[+-](?![\d\s.,]|$))/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/**
 * A line of a CSV file (RFC 4180: commas, CRLF). A cell that would run as a formula has an apostrophe before it, which
 * spreadsheets show as text; the same is done to a cell that starts with an apostrophe, so that taking one away always gives
 * the value back.
 */
export function csvLine(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map((cell) => csvCell(cell === undefined ? '' : String(cell))).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const safe = FORMULA.test(text) || text.startsWith("'") ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
