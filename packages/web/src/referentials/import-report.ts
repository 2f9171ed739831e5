/** A fault or a remark of an import, as its report holds it. */
export interface Finding {
  readonly Code: string;
  readonly Severity?: 'ERROR' | 'WARNING';
  readonly line?: number;
  readonly column?: number;
  readonly field?: string;
  readonly identifier?: string;
  readonly Message: string;
  readonly MessageEn: string;
  readonly Remedy: string;
  readonly RemedyEn: string;
}

export const CHANGES = ['created', 'changed', 'removed'] as const;
export type Change = (typeof CHANGES)[number];

/** What an import did or would do, whatever the kind of reference data. */
export interface ImportReport {
  readonly changes: Readonly<Record<Change, readonly string[]>>;
  readonly findings: readonly Finding[];
}

/** How the reports of the different kinds name their lists. */
const NAMES: Readonly<Record<Change, RegExp>> = {
  created: /^(?:inserted|created|added)/i,
  changed: /^updated/i,
  removed: /^(?:deleted|removed)/i,
};

/** Reads a report of any kind: lists by what they say, findings in place or under their line. */
export function readReport(report: Readonly<Record<string, unknown>>): ImportReport {
  const named = (change: Change): readonly string[] =>
    Object.entries(report).flatMap(([name, value]) => (NAMES[change].test(name) ? identifiersOf(value) : []));
  return {
    changes: { created: named('created'), changed: named('changed'), removed: named('removed') },
    findings: [report['Findings'], report['Errors'], report['error']].flatMap(findingsOf),
  };
}

/** A list of identifiers, or what changed by identifier. */
function identifiersOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return value !== null && typeof value === 'object' ? Object.keys(value) : [];
}

function findingsOf(value: unknown): readonly Finding[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flat().filter(isFinding);
}

function isFinding(value: unknown): value is Finding {
  return value !== null && typeof value === 'object' && 'Code' in value && 'Message' in value;
}
