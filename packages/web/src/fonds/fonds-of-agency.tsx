import type { AccessionRegisterDetail } from '@chartrier/client';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { formatBytes, formatCount, formatInstant, useLanguage, useWords } from '../language/index.ts';
import {
  Button,
  Empty,
  Page,
  Refusal,
  Section,
  saveAs,
  Table,
  usePageKeys,
  Waiting,
  writeCsv,
} from '../parts/index.ts';
import { useAgencyNames } from '../referentials/use-agency-names.ts';
import { useSession } from '../session/index.ts';
import { byMonth, movementsOf } from './movements.ts';
import { MovementsChart } from './movements-chart.tsx';
import { MOST_ENTRIES, useEntries } from './use-registers.ts';
import { WORDS } from './words.ts';

const route = getRouteApi('/fonds/$agency');

function dateOf(entry: AccessionRegisterDetail): string {
  return String(entry.EndDate ?? entry.LastUpdate ?? '');
}

function exportEntries(
  agency: string,
  entries: readonly AccessionRegisterDetail[],
  words: (typeof WORDS)['fr'],
): void {
  const totals = ['TotalUnits', 'TotalObjects', 'ObjectSize'] as const;
  const names = [words.units, words.objects, words.size];
  const moves = ['ingested', 'deleted', 'remained'] as const;
  const header = [
    words.entry,
    words.message,
    words.date,
    words.status,
    words.agreement,
    ...names.flatMap((name) => moves.map((move) => `${name} · ${words[move]}`)),
  ];
  const lines = entries.map((one) => [
    String(one.Opi ?? ''),
    String(one.obIdIn ?? ''),
    dateOf(one),
    String(one.Status ?? ''),
    String(one.ArchivalAgreement ?? ''),
    ...totals.flatMap((total) => moves.map((move) => String(one[total][move]))),
  ]);
  const bytes = writeCsv([header, ...lines]);
  saveAs(new Blob([bytes], { type: 'text/csv;charset=utf-8' }), `registre-${agency}.csv`);
}

/** The register of one producer: its movements over time, and each entry with what became of it. */
export function FondsOfAgency() {
  const { agency } = route.useParams();
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { askAgain } = useSession();
  const entries = useEntries(agency);
  const name = useAgencyNames([agency]).get(agency);
  const navigate = useNavigate();
  usePageKeys([
    {
      key: 's',
      does: words.search,
      act: () => void navigate({ to: '/search', search: { agency: [agency] } }),
    },
  ]);
  return (
    <Page
      title={name ?? agency}
      above={
        <>
          <Link to="/fonds">{words.title}</Link> › <code>{agency}</code>
        </>
      }
      actions={
        <>
          <Link className="button" to="/search" search={{ agency: [agency] }} aria-keyshortcuts="s">
            {words.search}
          </Link>
          {entries.data === undefined || entries.data.length === 0 ? null : (
            <Button pageKey="e" onPress={() => exportEntries(agency, entries.data, words)}>
              {words.export}
            </Button>
          )}
        </>
      }
    >
      {entries.error === null ? null : (
        <Refusal error={entries.error} onRetry={() => void entries.refetch()} onSignIn={askAgain} />
      )}
      {entries.isPending ? <Waiting /> : null}
      {entries.data?.length === 0 ? <Empty title={words.noEntry}>{words.noEntryHelp}</Empty> : null}
      {entries.data === undefined || entries.data.length === 0 ? null : (
        <>
          <MovementsChart months={byMonth(entries.data)} />
          <Section title={words.entries}>
            {entries.data.length < MOST_ENTRIES ? null : (
              <p className="quiet">{words.mostEntries(formatCount(MOST_ENTRIES, language))}</p>
            )}
            <Table<AccessionRegisterDetail>
              label={words.entries}
              rows={entries.data}
              keyOf={(entry) => `${entry.Opi ?? ''} ${entry.Opc ?? ''}`}
              nameOf={({ obIdIn, Opi }) => obIdIn ?? Opi ?? ''}
              opens
              columns={[
                { name: words.date, cell: (entry) => formatInstant(dateOf(entry), language) },
                { name: words.entry, cell: (entry) => <Entry entry={entry} /> },
                {
                  name: words.units,
                  numeric: true,
                  cell: ({ TotalUnits }) => formatCount(TotalUnits.ingested, language),
                },
                {
                  name: words.objects,
                  numeric: true,
                  cell: ({ TotalObjects }) => formatCount(TotalObjects.ingested, language),
                },
                {
                  name: words.size,
                  numeric: true,
                  cell: ({ ObjectSize }) => formatBytes(ObjectSize.ingested, language),
                },
                {
                  name: words.remaining,
                  numeric: true,
                  cell: ({ TotalUnits }) => formatCount(TotalUnits.remained, language),
                },
                { name: words.status, cell: ({ Status = '' }) => words.statuses[Status] ?? Status },
              ]}
            />
          </Section>
        </>
      )}
    </Page>
  );
}

/** What a deposit is called, the units that it brought, and the movements since. */
function Entry({ entry }: { readonly entry: AccessionRegisterDetail }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { Opi, obIdIn } = entry;
  const movements = movementsOf(entry);
  if (Opi === undefined) return <>{obIdIn}</>;
  return (
    <>
      <Link to="/operations/$id" params={{ id: Opi }}>
        {obIdIn ?? Opi}
      </Link>{' '}
      <Link
        to="/search"
        search={{ q: `${language === 'fr' ? 'versement' : 'operation'}:${Opi}` }}
        className="quiet"
      >
        {words.itsUnits}
      </Link>
      {movements.length < 2 ? null : (
        <details className="entry-movements">
          <summary>{words.movements(formatCount(movements.length, language))}</summary>
          <ul>
            {movements.map(({ operation, type, date, units, bytes }) => (
              <li key={`${operation} ${type} ${date}`}>
                <Link to="/operations/$id" params={{ id: operation }}>
                  {words.movementTypes[type] ?? type}
                </Link>{' '}
                {formatInstant(date, language)} : {units > 0 ? '+' : ''}
                {words.unitCount(formatCount(units, language))}, {bytes < 0 ? '−' : '+'}
                {formatBytes(Math.abs(bytes), language)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
