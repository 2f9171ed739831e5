import { useWords } from '../language/index.ts';
import { PastOperations } from '../operations/past-operations.tsx';
import { Empty } from '../parts/index.ts';
import { WORDS } from './words.ts';

const PAGE = 10;
const DEPOSITS = ['INGEST', 'INGEST_TEST'];

/** The deposits of the tenant, the newest first, narrowed by outcome and dates. */
export function History() {
  const words = useWords(WORDS);
  return (
    <PastOperations
      name="deposits"
      kinds={DEPOSITS}
      page={PAGE}
      none={<Empty title={words.noHistory}>{words.noHistoryHelp}</Empty>}
    />
  );
}
