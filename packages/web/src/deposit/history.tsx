import { useWords } from '../language/index.ts';
import { DEPOSITS, HOLDING_TREE } from '../operations/deposit-kinds.ts';
import { PastOperations } from '../operations/past-operations.tsx';
import { Empty } from '../parts/index.ts';
import { WORDS } from './words.ts';

const PAGE = 10;
const TYPES = [HOLDING_TREE];

/** The deposits of the tenant, the newest first, narrowed by outcome and dates. */
export function History() {
  const words = useWords(WORDS);
  return (
    <PastOperations
      name="deposits"
      kinds={DEPOSITS}
      types={TYPES}
      page={PAGE}
      none={<Empty title={words.noHistory}>{words.noHistoryHelp}</Empty>}
    />
  );
}
