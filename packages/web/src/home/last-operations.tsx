import type { LogbookOperation, ProcessDetail } from '@chartrier/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readEnvelope } from '../api/index.ts';
import { formatInstant, useLanguage, useWords } from '../language/index.ts';
import { OperationList } from '../operations/operation-row.tsx';
import { RunningStep } from '../operations/running-step.tsx';
import { useListed } from '../operations/use-listed.ts';
import { WORDS as OPERATION_WORDS } from '../operations/words.ts';
import { Refusal, Section, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { WORDS } from './words.ts';

const SHOWN = 8;
/** Changes come live; this is for a reader who does not get them. */
const WATCH_MS = 20_000;
/** What failed longer ago was seen, or does not matter any more. */
const RECENT_DAYS = 7;

/** Operations of the journal, the newest first; read again whenever one changes. */
function useLastOperations(name: string, conditions: readonly object[]) {
  const { call } = useSession();
  return useQuery({
    queryKey: ['operations', 'home', name],
    refetchInterval: WATCH_MS,
    queryFn: async ({ signal }) => {
      const json = {
        $query: conditions.length === 0 ? {} : { $and: conditions },
        $filter: { $limit: SHOWN, $orderby: { evDateTime: -1 } },
        $projection: {},
      };
      return (
        await readEnvelope<LogbookOperation>(
          call({ service: 'access', path: '/logbookoperations', json, signal }),
        )
      ).$results;
    },
  });
}

/** Operations that wait for someone to let them go on. */
function usePaused() {
  const { call, may } = useSession();
  return useQuery({
    queryKey: ['operations', 'home', 'paused'],
    enabled: may('operations:read'),
    refetchInterval: WATCH_MS,
    queryFn: async ({ signal }) => {
      const json = { states: ['PAUSE'] };
      return (
        await readEnvelope<ProcessDetail>(call({ service: 'admin', path: '/operations', json, signal }))
      ).$results;
    },
  });
}

function since(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

/** What wants a person: what failed lately, and what waits. */
export function ToLookAt() {
  const words = useWords(WORDS);
  const { kinds } = useWords(OPERATION_WORDS);
  const { language } = useLanguage();
  const failed = useLastOperations('failed', [
    { $in: { 'events.outcome': ['KO', 'FATAL'] } },
    { $gte: { evDateTime: since(RECENT_DAYS) } },
  ]);
  const paused = usePaused().data ?? [];
  const operations = useListed(failed.data ?? []);
  const isCalm = failed.isSuccess && operations.length === 0 && paused.length === 0;
  return (
    <Section title={words.attention}>
      {failed.error === null ? null : <Refusal error={failed.error} onRetry={() => void failed.refetch()} />}
      {failed.isPending ? <Waiting /> : null}
      {isCalm ? <p className="quiet home-calm">{words.calm}</p> : null}
      <OperationList
        operations={[
          ...paused.map(({ operationId, processType, processDate }) => ({
            id: operationId,
            title: words.waits,
            facts: `${kinds[processType] ?? processType} · ${formatInstant(processDate, language)}`,
            status: 'UNKNOWN',
            label: words.paused,
            troubled: true,
          })),
          ...operations.map((one) => ({ ...one, troubled: true })),
        ]}
      />
    </Section>
  );
}

/** What runs now, step by step, and what ended last. */
export function LastOperations() {
  const words = useWords(WORDS);
  const last = useLastOperations('last', []);
  const listed = useListed(last.data ?? []);
  return (
    <Section title={words.running} aside={<Link to="/operations">{words.all}</Link>}>
      {last.error === null ? null : <Refusal error={last.error} onRetry={() => void last.refetch()} />}
      {last.isPending ? <Waiting /> : null}
      {last.data?.length === 0 ? <p className="quiet home-calm">{words.noOperation}</p> : null}
      <OperationList
        operations={listed.map((one) => ({
          ...one,
          below: <RunningStep id={one.id} />,
        }))}
      />
    </Section>
  );
}
