import type { LogbookOperation } from '@chartrier/client';
import { useQuery } from '@tanstack/react-query';
import { readEnvelope } from '../api/index.ts';
import { useWords } from '../language/index.ts';
import { OperationRow } from '../operations/operation-row.tsx';
import { Empty, Refusal, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { WORDS } from './words.ts';

const SHOWN = 10;
/** Changes come live; this is for a reader who does not get them. */
const WATCH_MS = 20_000;

/** The last deposits of the tenant. */
export function History() {
  const words = useWords(WORDS);
  const { call } = useSession();
  const past = useQuery({
    queryKey: ['deposits'],
    refetchInterval: WATCH_MS,
    queryFn: ({ signal }) =>
      readEnvelope<LogbookOperation>(
        call({
          service: 'access',
          path: '/logbookoperations',
          json: {
            $query: { $in: { evTypeProc: ['INGEST', 'INGEST_TEST'] } },
            $filter: { $limit: SHOWN, $orderby: { evDateTime: -1 } },
            $projection: {},
          },
          signal,
        }),
      ),
  });
  if (past.error !== null) return <Refusal error={past.error} onRetry={() => void past.refetch()} />;
  if (past.data === undefined) return <Waiting />;
  if (past.data.$results.length === 0) return <Empty title={words.noHistory}>{words.noHistoryHelp}</Empty>;
  return (
    <ul>
      {past.data.$results.map((one) => (
        <OperationRow key={one['#id']} operation={one} />
      ))}
    </ul>
  );
}
