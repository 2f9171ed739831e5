import type { Language } from '@chartrier/messages';
import { type Finding, findingMessage } from '../../referential/index.ts';
import type { Outcome } from '../engine/index.ts';

/** Findings that the last event of an operation tells one by one. */
export const MAX_JOURNAL_FINDINGS = 1_000;
/** Findings that its sentence tells. */
const MAX_SENTENCES = 20;

/** How a refusal of some kind is written in the journal. */
export interface RefusalWords {
  /** Written between the operation's code and KO. */
  readonly subcode?: string;
  /** The key of evDetData that tells it. */
  readonly key: string;
}

/**
 * The outcome of a check that refuses: the operation's last event has the first refusal's sub-code, one text for each
 * kind of refusal, and the findings themselves.
 */
export function refusedOutcome(
  findings: readonly Finding[],
  count: number,
  wordsOf: (finding: Finding) => RefusalWords,
  language: Language,
): Outcome & { readonly status: 'KO' } {
  const refusals = findings.filter((finding) => !finding.warning);
  const texts = new Map<string, string[]>();
  for (const finding of refusals) {
    const { key } = wordsOf(finding);
    const sentences = texts.get(key) ?? [];
    if (sentences.length < MAX_SENTENCES) sentences.push(findingMessage(finding, language));
    texts.set(key, sentences);
  }
  const first = refusals[0];
  const subcode = first === undefined ? undefined : wordsOf(first).subcode;
  return {
    status: 'KO',
    silent: true,
    finalData: {
      ...(subcode === undefined ? {} : { subcode }),
      evDetData: {
        ...Object.fromEntries([...texts].map(([key, sentences]) => [key, sentences.join(' ')])),
        ...journalFindings(findings, count),
      },
    },
  };
}

/** Findings as the last event's evDetData keeps them, from which answers and reports are rendered. */
export function journalFindings(
  findings: readonly Finding[],
  count: number,
): Readonly<Record<string, unknown>> {
  return findings.length === 0
    ? {}
    : { Findings: findings.slice(0, MAX_JOURNAL_FINDINGS), FindingCount: Math.max(count, findings.length) };
}
