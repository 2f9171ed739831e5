import { readTable } from '../csv/read-table.ts';
import { spreadsheetDamage } from '../csv/spreadsheet-damage.ts';
import { type Finding, refusal } from '../finding/finding.ts';

export const AGENCY_COLUMNS = ['Identifier', 'Name', 'Description'] as const;

/** An agency of a given file. */
export interface GivenAgency {
  readonly line: number;
  readonly identifier: string;
  readonly document: { readonly Identifier: string; readonly Name: string; readonly Description?: string };
}

/**
 * Reads a CSV file of agencies: header `Identifier,Name,Description`, identifier and name mandatory. Identifiers
 * given twice are found once everything is staged (memory does not grow with the file).
 */
export async function* readAgencies(
  source: AsyncIterable<Uint8Array>,
  unsafeTextFault: (text: string) => string | undefined,
): AsyncGenerator<GivenAgency | { readonly finding: Finding }> {
  for await (const item of readTable(source, { columns: AGENCY_COLUMNS }, unsafeTextFault)) {
    if ('finding' in item) {
      yield item;
      continue;
    }
    const { Identifier, Name, Description } = item.cells;
    const empty = (['Identifier', 'Name'] as const).filter((column) => item.cells[column] === '');
    for (const field of empty)
      yield { finding: refusal('STP_IMPORT_AGENCIES_MISSING_INFORMATIONS', { field }, item.at(field)) };
    const damage = spreadsheetDamage(Identifier);
    if (damage !== undefined)
      yield { finding: refusal('CSV_SPREADSHEET_IDENTIFIER', { value: Identifier }, item.at('Identifier')) };
    else if (empty.length === 0)
      yield {
        line: item.line,
        identifier: Identifier,
        document: { Identifier, Name, ...(Description === '' ? {} : { Description }) },
      };
  }
}
