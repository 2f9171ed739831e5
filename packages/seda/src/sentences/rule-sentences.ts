import type { Bilingual } from '../finding.ts';

/**
 * What a rule says when it is broken, in French and in English, and what to do. `{element}`, `{parent}`, `{found}`,
 * `{expected}`, `{detail}` are replaced by the finding's own.
 */
export interface RuleSentences {
  readonly sentence: Bilingual;
  readonly remedy: Bilingual;
}
