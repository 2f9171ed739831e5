import type { AccessionRegisterSummary } from '@chartrier/client';
import { Link } from '@tanstack/react-router';
import { formatBytes, formatCount, useLanguage, useWords } from '../language/index.ts';
import { Button, Empty, Page, Refusal, saveAs, Table, Waiting, writeCsv } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { useSummaries } from './use-registers.ts';
import { WORDS } from './words.ts';

/** The whole register as a spreadsheet opens it: what came in, what left, what remains. */
function exportSummaries(summaries: readonly AccessionRegisterSummary[], words: (typeof WORDS)['fr']): void {
  const totals = ['TotalUnits', 'TotalObjects', 'ObjectSize'] as const;
  const names = [words.units, words.objects, words.size];
  const moves = ['ingested', 'deleted', 'remained'] as const;
  const header = [words.agency, ...names.flatMap((name) => moves.map((move) => `${name} · ${words[move]}`))];
  const lines = summaries.map((one) => [
    one.OriginatingAgency,
    ...totals.flatMap((total) => moves.map((move) => String(one[total][move]))),
  ]);
  saveAs(
    new Blob([writeCsv([header, ...lines])], { type: 'text/csv;charset=utf-8' }),
    'registre-des-fonds.csv',
  );
}

export function FondsPage() {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { askAgain } = useSession();
  const summaries = useSummaries();
  const count = (value: number): string => formatCount(value, language);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        summaries.data === undefined || summaries.data.length === 0 ? undefined : (
          <Button onPress={() => exportSummaries(summaries.data, words)}>{words.export}</Button>
        )
      }
    >
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
