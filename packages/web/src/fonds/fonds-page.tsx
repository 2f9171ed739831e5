import type { AccessionRegisterSummary } from '@chartrier/client';
import { Link } from '@tanstack/react-router';
import { formatBytes, formatCount, useLanguage, useWords } from '../language/index.ts';
import { Empty, Page, Refusal, Table, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { useSummaries } from './use-registers.ts';
import { WORDS } from './words.ts';

export function FondsPage() {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { askAgain } = useSession();
  const summaries = useSummaries();
  const count = (value: number): string => formatCount(value, language);
  return (
    <Page title={words.title} lead={words.lead}>
      {summaries.error === null ? null : (
        <Refusal error={summaries.error} onRetry={() => void summaries.refetch()} onSignIn={askAgain} />
      )}
      {summaries.isPending ? <Waiting /> : null}
      {summaries.data?.length === 0 ? <Empty title={words.none}>{words.noneHelp}</Empty> : null}
      {summaries.data === undefined || summaries.data.length === 0 ? null : (
        <Table<AccessionRegisterSummary>
          label={words.title}
          rows={summaries.data}
          keyOf={({ OriginatingAgency }) => OriginatingAgency}
          columns={[
            {
              name: words.agency,
              cell: ({ OriginatingAgency }) => (
                <Link to="/fonds/$agency" params={{ agency: OriginatingAgency }}>
                  {OriginatingAgency}
                </Link>
              ),
            },
            { name: words.units, numeric: true, cell: ({ TotalUnits }) => count(TotalUnits.remained) },
            { name: words.objects, numeric: true, cell: ({ TotalObjects }) => count(TotalObjects.remained) },
            {
              name: words.size,
              numeric: true,
              cell: ({ ObjectSize }) => formatBytes(ObjectSize.remained, language),
            },
            { name: words.deleted, numeric: true, cell: ({ TotalUnits }) => count(TotalUnits.deleted) },
          ]}
        />
      )}
    </Page>
  );
}
