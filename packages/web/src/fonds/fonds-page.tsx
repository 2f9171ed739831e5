import type { AccessionRegisterSummary } from '@chartrier/client';
import { Link } from '@tanstack/react-router';
import { formatBytes, formatCount, useLanguage, useWords } from '../language/index.ts';
import { Button, Empty, Page, Refusal, Section, saveAs, Table, Waiting, writeCsv } from '../parts/index.ts';
import { useAgencyNames } from '../referentials/use-agency-names.ts';
import { useSession } from '../session/index.ts';
import { byMonth } from './movements.ts';
import { MovementsChart } from './movements-chart.tsx';
import { useEntries, useSummaries } from './use-registers.ts';
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
  const entries = useEntries();
  const names = useAgencyNames((summaries.data ?? []).map(({ OriginatingAgency }) => OriginatingAgency));
  const count = (value: number): string => formatCount(value, language);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        summaries.data === undefined || summaries.data.length === 0 ? undefined : (
          <Button pageKey="e" onPress={() => exportSummaries(summaries.data, words)}>
            {words.export}
          </Button>
        )
      }
    >
      {summaries.error === null ? null : (
        <Refusal error={summaries.error} onRetry={() => void summaries.refetch()} onSignIn={askAgain} />
      )}
      {summaries.isPending ? <Waiting /> : null}
      {summaries.data?.length === 0 ? <Empty title={words.none}>{words.noneHelp}</Empty> : null}
      {entries.data === undefined ? null : <MovementsChart months={byMonth(entries.data)} />}
      {summaries.data === undefined || summaries.data.length === 0 ? null : (
        <Section title={words.fonds}>
          <Table<AccessionRegisterSummary>
            label={words.title}
            rows={summaries.data}
            keyOf={({ OriginatingAgency }) => OriginatingAgency}
            nameOf={({ OriginatingAgency }) => names.get(OriginatingAgency) ?? OriginatingAgency}
            opens
            columns={[
              {
                name: words.agency,
                cell: ({ OriginatingAgency }) => (
                  <Link to="/fonds/$agency" params={{ agency: OriginatingAgency }}>
                    {names.get(OriginatingAgency) ?? OriginatingAgency}
                  </Link>
                ),
              },
              { name: words.entered, numeric: true, cell: ({ TotalUnits }) => count(TotalUnits.ingested) },
              { name: words.left, numeric: true, cell: ({ TotalUnits }) => count(TotalUnits.deleted) },
              { name: words.held, numeric: true, cell: ({ TotalUnits }) => count(TotalUnits.remained) },
              {
                name: words.objects,
                numeric: true,
                cell: ({ TotalObjects }) => count(TotalObjects.remained),
              },
              {
                name: words.size,
                numeric: true,
                cell: ({ ObjectSize }) => formatBytes(ObjectSize.remained, language),
              },
            ]}
          />
        </Section>
      )}
    </Page>
  );
}
