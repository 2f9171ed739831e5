import { type Finding, refusal } from '../finding/finding.ts';

/** A record of a CSV file: its cells, and the line of the file that it starts on. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

export type CsvItem = CsvRecord | { readonly finding: Finding };

/** Spreadsheets hold at most 32,767 characters in a cell. */
export const MAX_CELL_LENGTH = 32_767;
/** Characters of a record, the signs between its cells among them: however many cells it has, memory holds it. */
export const MAX_RECORD_LENGTH = 4 * 2 ** 20;

type State = 'start-of-cell' | 'plain' | 'quoted' | 'quote-in-quoted';

/**
 * RFC 4180 over text that comes in pieces: commas (or the sign that stands for them), quotation marks around a cell and
 * doubled inside it, line ends (CRLF, LF or CR) allowed there. A finding is the last item: after it the cells' limits are unknown.
 */
export class CsvParser {
  #state: State = 'start-of-cell';
  #cell = '';
  #cells: string[] = [];
  #recordLength = 0;
  #line = 1;
  #startLine = 1;
  #afterReturn = false;
  readonly #separator: string;

  constructor(separator = ',') {
    this.#separator = separator;
  }

  /** The line being read, from 1. */
  get line(): number {
    return this.#line;
  }

  *push(text: string): Generator<CsvItem> {
    for (const sign of text) {
      const item = this.#take(sign);
      if (item !== undefined) yield item;
      if (item !== undefined && 'finding' in item) return;
    }
  }

  *end(): Generator<CsvItem> {
    if (this.#state === 'quoted') yield { finding: refusal('CSV_QUOTE', {}, this.#place()) };
    else if (this.#state !== 'start-of-cell' || this.#cells.length > 0) yield this.#record();
  }

  #take(sign: string): CsvItem | undefined {
    const secondOfLineEnd = this.#afterReturn && sign === '\n';
    this.#afterReturn = sign === '\r';
    if (this.#cell.length >= MAX_CELL_LENGTH)
      return { finding: refusal('CSV_CELL_TOO_LONG', { limit: MAX_CELL_LENGTH }, this.#place()) };
    this.#recordLength += 1;
    if (this.#recordLength > MAX_RECORD_LENGTH)
      return { finding: refusal('CSV_RECORD_TOO_LONG', { limit: MAX_RECORD_LENGTH }, this.#place()) };
    if (this.#state === 'quoted') {
      if (sign === '"') this.#state = 'quote-in-quoted';
      else this.#cell += sign;
      if (sign === '\r' || (sign === '\n' && !secondOfLineEnd)) this.#line += 1;
      return undefined;
    }
    if (secondOfLineEnd) return undefined;
    if (sign === this.#separator) return this.#endOfCell();
    if (sign === '\r' || sign === '\n') return this.#endOfLine();
    if (sign !== '"' && this.#state !== 'quote-in-quoted') {
      this.#cell += sign;
      this.#state = 'plain';
      return undefined;
    }
    if (this.#state === 'start-of-cell') this.#state = 'quoted';
    else if (this.#state === 'quote-in-quoted' && sign === '"') {
      this.#cell += sign;
      this.#state = 'quoted';
    } else return { finding: refusal('CSV_QUOTE', {}, this.#place()) };
    return undefined;
  }

  #endOfCell(): undefined {
    this.#cells.push(this.#cell);
    this.#cell = '';
    this.#state = 'start-of-cell';
  }

  #endOfLine(): CsvRecord {
    const record = this.#record();
    this.#line += 1;
    this.#startLine = this.#line;
    return record;
  }

  #record(): CsvRecord {
    this.#endOfCell();
    const cells = this.#cells;
    this.#cells = [];
    this.#recordLength = 0;
    return { line: this.#startLine, cells };
  }

  #place() {
    return { line: this.#line, column: this.#cells.length + 1 };
  }
}
