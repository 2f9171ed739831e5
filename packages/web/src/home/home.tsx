import { RefusedCall } from '../api/index.ts';
import { useSummaries } from '../fonds/use-registers.ts';
import { useWords } from '../language/index.ts';
import { Page, Refusal, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { FirstSteps } from './first-steps.tsx';
import { Holdings } from './holdings.tsx';
import './home.css';
import { LastOperations, ToLookAt } from './last-operations.tsx';
import { WORDS } from './words.ts';

/** What the archive holds, what it does, and what a person must look at. */
export function Home() {
  const words = useWords(WORDS);
  const { tenant, askAgain } = useSession();
  const summaries = useSummaries();
  const withoutContract = summaries.error instanceof RefusedCall && summaries.error.trouble === 'contract';
  return (
    <Page title={words.title(tenant.name)}>
      {summaries.error === null ? null : (
        <Refusal error={summaries.error} onRetry={() => void summaries.refetch()} onSignIn={askAgain} />
      )}
      {summaries.isPending ? <Waiting /> : null}
      {summaries.data?.length === 0 || withoutContract ? (
        <FirstSteps withoutContract={withoutContract} />
      ) : null}
      {summaries.data === undefined || summaries.data.length === 0 ? null : (
        <Holdings summaries={summaries.data} />
      )}
      {withoutContract ? null : (
        <>
          <ToLookAt />
          <LastOperations />
        </>
      )}
    </Page>
  );
}
