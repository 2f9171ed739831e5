/** What a spreadsheet makes of a cell that it takes for a number, a date or a truth value. */
export type SpreadsheetDamage = 'number' | 'date' | 'boolean';

const FORMS: readonly (readonly [SpreadsheetDamage, RegExp])[] = [
  ['number', /^\d(?:[.,]\d+)?E[+-]?\d{1,3}$/i],
  ['date', /^\d{1,2}\/\d{1,2}\/(?:\d{2}|\d{4})$/],
  ['boolean', /^(?:VRAI|FAUX|TRUE|FALSE)$/],
];

/**
 * Whether an identifier has the form that spreadsheets give to cells which they misread: `1E+05` for 100000, `01/02/2023`
 * for 1-2-23. What it was cannot be told, so it is never put right.
 */
export function spreadsheetDamage(identifier: string): SpreadsheetDamage | undefined {
  return FORMS.find(([, form]) => form.test(identifier))?.[0];
}
