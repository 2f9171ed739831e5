import type { AccessionRegisterDetail } from '@chartrier/client';
import { getRouteApi, Link } from '@tanstack/react-router';
import { formatBytes, formatCount, formatInstant, useLanguage, useWords } from '../language/index.ts';
import { type Bar, Bars, Page, Refusal, Section, Table, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { useEntries } from './use-registers.ts';
import { WORDS } from './words.ts';

const route = getRouteApi('/fonds/$agency');

function dateOf(entry: AccessionRegisterDetail): string {
  return String(entry.EndDate ?? entry.LastUpdate ?? '');
}

/** Units entered by month, months without entry included. */
function byMonth(entries: readonly AccessionRegisterDetail[]): readonly Bar[] {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const month = dateOf(entry).slice(0, 7);
    if (month !== '') counts.set(month, (counts.get(month) ?? 0) + entry.TotalUnits.ingested);
  }
  const months = [...counts.keys()].sort();
  const first = months[0];
  const last = months.at(-1);
  if (first === undefined || last === undefined) return [];
  const bars: Bar[] = [];
  for (let at = new Date(`${first}-01T00:00:00Z`); ; at.setUTCMonth(at.getUTCMonth() + 1)) {
    const label = at.toISOString().slice(0, 7);
    bars.push({ label, count: counts.get(label) ?? 0 });
    if (label >= last) return bars;
  }
}

export function FondsOfAgency() {
  const { agency } = route.useParams();
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { askAgain } = useSession();
  const entries = useEntries(agency);
  return (
    <Page
      title={agency}
      above={<Link to="/fonds">{words.title}</Link>}
      actions={
        <Link className="button" to="/search" search={{ agency: [agency] }}>
          {words.search}
        </Link>
      }
    >
      {entries.error === null ? null : (
        <Refusal error={entries.error} onRetry={() => void entries.refetch()} onSignIn={askAgain} />
      )}
      {entries.isPending ? <Waiting /> : null}
      {entries.data === undefined ? null : (
        <>
          <Bars label={words.overTime} bars={byMonth(entries.data)} />
          <Section title={words.entries}>
            <Table<AccessionRegisterDetail>
              label={words.entries}
              rows={entries.data}
              keyOf={(entry) => String(entry.Opc ?? entry.Opi)}
              columns={[
                { name: words.date, cell: (entry) => formatInstant(dateOf(entry), language) },
                {
                  name: words.entry,
                  cell: ({ Opi, obIdIn }) =>
                    Opi === undefined ? null : (
                      <Link to="/operations/$id" params={{ id: Opi }}>
                        {obIdIn ?? Opi}
                      </Link>
                    ),
                },
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
                { name: words.status, cell: ({ Status }) => Status },
              ]}
            />
          </Section>
        </>
      )}
    </Page>
  );
}
