import {
  ChartrierError,
  type ErrorCode,
  type ErrorParameter,
  errorMessage,
  errorRemedy,
  type Language,
  type ParametersOf,
} from '@chartrier/messages';

/** Where in a given file something was found: lines and columns start at 1. */
export interface FindingPlace {
  readonly line?: number;
  /** Column of a CSV cell in its line, counted in cells; or of a character, in XML and JSON. */
  readonly column?: number;
  readonly field?: string;
  /** Business key of the item at fault. */
  readonly identifier?: string;
}

/** Something found in given reference data: a refusal, or a remark (`warning`) that lets the import pass. */
export interface Finding extends FindingPlace {
  readonly code: ErrorCode;
  readonly parameters: Readonly<Record<string, ErrorParameter>>;
  readonly warning: boolean;
}

/** A refusal, with the parameters that its sentences need. */
export function refusal<Code extends ErrorCode>(
  code: Code,
  parameters: ParametersOf<Code>,
  place: FindingPlace = {},
): Finding {
  return { code, parameters, warning: false, ...place };
}

/** A remark. */
export function remark<Code extends ErrorCode>(
  code: Code,
  parameters: ParametersOf<Code>,
  place: FindingPlace = {},
): Finding {
  return { code, parameters, warning: true, ...place };
}

/** Whether any finding refuses. */
export function isRefused(findings: readonly Finding[]): boolean {
  return findings.some((finding) => !finding.warning);
}

/** A finding as a sentence that says where: "line 3, column 2: …". */
export function findingMessage(finding: Finding, language: Language): string {
  const sentence = errorMessage(asError(finding), language);
  const words = language === 'fr' ? { line: 'ligne', column: 'colonne' } : { line: 'line', column: 'column' };
  const place = [
    ...(finding.line === undefined ? [] : [`${words.line} ${finding.line}`]),
    ...(finding.column === undefined ? [] : [`${words.column} ${finding.column}`]),
    ...(finding.identifier === undefined || sentence.includes(finding.identifier)
      ? []
      : [finding.identifier]),
  ].join(', ');
  return place === '' ? sentence : `${place}${language === 'fr' ? ' : ' : ': '}${sentence}`;
}

/** What to do about a finding. */
export function findingRemedy(finding: Finding, language: Language): string {
  return errorRemedy(asError(finding), language);
}

/** A finding as reports and answers show it: code, place, both languages, remedy. */
export interface FindingRecord extends FindingPlace {
  readonly Code: string;
  readonly Severity: 'ERROR' | 'WARNING';
  readonly Message: string;
  readonly MessageEn: string;
  readonly Remedy: string;
  readonly RemedyEn: string;
}

export function findingRecord(finding: Finding): FindingRecord {
  const { line, column, field, identifier } = finding;
  return {
    Code: finding.code,
    Severity: finding.warning ? 'WARNING' : 'ERROR',
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(field === undefined ? {} : { field }),
    ...(identifier === undefined ? {} : { identifier }),
    Message: findingMessage(finding, 'fr'),
    MessageEn: findingMessage(finding, 'en'),
    Remedy: findingRemedy(finding, 'fr'),
    RemedyEn: findingRemedy(finding, 'en'),
  };
}

function asError(finding: Finding): ChartrierError {
  return new ChartrierError(finding.code, finding.parameters);
}
