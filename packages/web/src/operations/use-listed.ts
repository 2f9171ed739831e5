import type { LogbookOperation } from '@chartrier/client';
import { useQueries } from '@tanstack/react-query';
import { readEnvelope } from '../api/index.ts';
import { formatInstant, useLanguage, useWords } from '../language/index.ts';
import { useSession } from '../session/index.ts';
import { subjectOf } from './faults.ts';
import type { ListedOperation } from './operation-row.tsx';
import { sentenceOf, tellingEvent, wentWrong } from './sentence.ts';
import { WORDS } from './words.ts';

/** The last thing that the journal says of an operation: OK, WARNING, KO, FATAL, or that it started. */
function outcomeOf(operation: LogbookOperation): string {
  return operation.events.at(-1)?.outcome ?? operation.outcome;
}

/**
 * How operations of the journal are told in a list: what each was, when, what became of it. A search of journals gives their
 * last events only (as Vitam's does): what refused one is asked of its whole journal, which does not change any more.
 */
export function useListed(operations: readonly LogbookOperation[]): readonly ListedOperation[] {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { call } = useSession();
  const unnamed = operations.filter(
    (one) => wentWrong(outcomeOf(one)) && subjectOf(one.evDetData) === undefined,
  );
  const journals = useQueries({
    queries: unnamed.map((one) => ({
      queryKey: ['journal-of-refused', one['#id'], one.events.length],
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
        const path = `/logbookoperations/${encodeURIComponent(one['#id'])}`;
        const asked = call({ service: 'access', path, json: { $projection: {} }, signal });
        return (await readEnvelope<LogbookOperation>(asked)).$results[0] ?? null;
      },
    })),
  });
  const whole = new Map(unnamed.map((one, place) => [one['#id'], journals[place]?.data?.events]));
  return operations.map((operation) => ({
    id: operation['#id'],
    title:
      subjectOf(operation.evDetData) ??
      sentenceOf(tellingEvent(whole.get(operation['#id']) ?? operation.events) ?? operation, language) ??
      operation.evType,
    facts: `${words.kinds[operation.evTypeProc] ?? operation.evTypeProc} · ${formatInstant(operation.evDateTime, language)}`,
    status: outcomeOf(operation),
  }));
}
