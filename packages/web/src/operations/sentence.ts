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

const STEP = 'STP_';

/** Whether an event or an operation went wrong. */
export function wentWrong(outcome: string): boolean {
  return outcome === 'KO' || outcome === 'FATAL';
}

/**
 * The event that tells most of an operation in one line: what refused it, not the step around that, nor the end that says
 * no more than that it failed; else the last one.
 */
export function tellingEvent<Event extends Told & { readonly outcome?: string; readonly evType?: string }>(
  events: readonly Event[],
): Event | undefined {
  const last = events.at(-1);
  if (last?.outcome === undefined || !wentWrong(last.outcome)) return last;
  return (
    events.find(({ outcome = '', evType = '' }) => wentWrong(outcome) && !evType.startsWith(STEP)) ?? last
  );
}
