import { outcomeLabel } from '@chartrier/messages';
import type { Language } from '../language/index.ts';

/** What the journal says of an event. */
export interface Told {
  /** What happened and how, as a code. */
  readonly outDetail?: string;
  /** The same in words, in the language of the server that wrote it. */
  readonly outMessg?: string;
}

/**
 * The sentence of an event in its reader's language; of a code that has no label, as it was written, without the counts by
 * status that Vitam writes after it (`Detail= OK:12`).
 */
export function sentenceOf({ outDetail, outMessg }: Told, language: Language): string | undefined {
  const label = outDetail === undefined ? undefined : outcomeLabel(outDetail, language);
  return label ?? outMessg?.replace(/\s*Detail=.*$/s, '');
}
