import type { FaultCode } from '../finding.ts';

/** Why a document cannot be read any further; thrown inside the reader, becomes a finding at its border. */
export class UnreadableXml extends Error {
  readonly code: FaultCode;
  readonly rule: string;
  readonly detail: string;
  readonly expected: readonly string[];
  /** Where, when it is not where the reader stands. */
  readonly at: { readonly line: number; readonly column: number } | undefined;

  constructor(
    rule: string,
    detail: string,
    options: {
      readonly code?: FaultCode;
      readonly expected?: readonly string[];
      readonly at?: { readonly line: number; readonly column: number };
    } = {},
  ) {
    super(`${rule}: ${detail}`);
    this.name = 'UnreadableXml';
    this.rule = rule;
    this.detail = detail;
    this.code = options.code ?? 'NOT_XML_FILE';
    this.expected = options.expected ?? [];
    this.at = options.at;
  }
}
