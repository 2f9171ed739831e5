import type { FindingPlace } from './finding/finding.ts';
import { type Finding, refusal } from './finding/finding.ts';
import { parseReferentialDate } from './json/parse-date.ts';
import type { Draft } from './json/read-model.ts';

const DATES = ['CreationDate', 'LastUpdate', 'ActivationDate', 'DeactivationDate'] as const;

/** The dates of a draft in their stored form; a finding for each that is none. */
export function normaliseDates(
  draft: Draft,
  place: FindingPlace,
): { readonly draft: Draft; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const dates: Record<string, string> = {};
  for (const field of DATES) {
    const given = draft[field];
    if (given === undefined) continue;
    const date = typeof given === 'string' ? parseReferentialDate(given) : undefined;
    if (date === undefined)
      findings.push(
        refusal('REFERENTIAL_DATE_INVALID', { field, value: String(given) }, { ...place, field }),
      );
    else dates[field] = date;
  }
  return { draft: { ...draft, ...dates }, findings };
}

/** What contracts, profiles and contexts start with when nothing is said: inactive, created and active from now. */
export function withActivationDefaults(draft: Draft, now: string): Draft {
  return { Status: 'INACTIVE', CreationDate: now, ActivationDate: now, ...draft, LastUpdate: now };
}

/** Whether a value of a draft is a text with something in it. */
export function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** The list of texts in a field, or none. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
